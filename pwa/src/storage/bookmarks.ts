// How far the server was read, kept so that it can never be ahead of the documents.
//
// Each collection is an IndexedDB database of its own, and browsers promise no order between databases when the power
// goes. So each collection keeps its own bookmark, written after its part of the page and in the same database, where
// order does hold. A bookmark names its place and the place before it; the tablet stands at the place all collections
// have passed. Pages are written one after another, so honest bookmarks differ by one page at most. Where they do not
// meet (a collection was lost, two tabs raced and fell), the server is read from the beginning: a replay is harmless.

import type { SyncPosition } from '#sync/sync-journal.js';
import { ownRow, ownValueOf } from './own-rows.js';
import type { RowTable } from './row-table.js';
import { COLLECTIONS, type CollectionName } from './station-row.js';

const BOOKMARK_ROW = '~bookmark';

interface Bookmark {
  readonly at: SyncPosition;
  readonly before: SyncPosition;
}

const NOWHERE: SyncPosition = {};
const UNREAD: Bookmark = { at: NOWHERE, before: NOWHERE };

const samePlace = (a: SyncPosition, b: SyncPosition): boolean => a.epoch === b.epoch && a.cursor === b.cursor;

export function commonPlace(bookmarks: readonly Bookmark[]): SyncPosition {
  const places = bookmarks.flatMap(({ at, before }) => [at, before]);
  const common = places.find((place) =>
    bookmarks.every(({ at, before }) => samePlace(place, at) || samePlace(place, before)),
  );
  if (common) return common;
  const epochs = new Set(bookmarks.flatMap(({ at }) => at.epoch ?? []));
  const [epoch] = epochs;
  return epoch !== undefined && epochs.size === 1 ? { epoch } : NOWHERE;
}

export async function readPlace(tables: Readonly<Record<CollectionName, RowTable>>): Promise<SyncPosition> {
  const rows = await Promise.all(COLLECTIONS.map((name) => tables[name].readOne(BOOKMARK_ROW)));
  return commonPlace(rows.map((row) => ownValueOf<Bookmark>(row) ?? UNREAD));
}

/** Only after everything of this collection up to `at` is written. */
export async function writeBookmark(table: RowTable, at: SyncPosition, before: SyncPosition): Promise<void> {
  const fresh = ownRow(BOOKMARK_ROW, { at, before } satisfies Bookmark);
  const standing = await table.readOne(BOOKMARK_ROW);
  if (standing) await table.update([standing], () => fresh);
  else await table.insert([fresh], () => fresh);
}
