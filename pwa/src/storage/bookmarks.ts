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
import type { StandingRow } from './rx-rows.js';
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

export interface Bookmarks {
  /** Where the tablet stands, by what is stored now. */
  read(): Promise<SyncPosition>;
  /** Only after everything of this collection up to `at` is written. */
  write(name: CollectionName, at: SyncPosition, before: SyncPosition): Promise<void>;
}

export function createBookmarks(tables: Readonly<Record<CollectionName, RowTable>>): Bookmarks {
  /** As last read or written, so that moving on needs no reading; another tab's write is met as a lost race. */
  const standing = new Map<CollectionName, StandingRow>();
  return {
    async read() {
      const bookmarks = COLLECTIONS.map(async (name) => {
        const row = await tables[name].readOne(BOOKMARK_ROW);
        if (row) standing.set(name, row);
        return ownValueOf<Bookmark>(row) ?? UNREAD;
      });
      return commonPlace(await Promise.all(bookmarks));
    },
    async write(name, at, before) {
      const row = ownRow(name, BOOKMARK_ROW, { at, before } satisfies Bookmark);
      for (let isWritten = false; !isWritten;) {
        const seen = standing.get(name);
        const result = await tables[name].rows.writeOne({ row, ...(seen && { seen }) });
        isWritten = result.isWritten;
        standing.set(name, result.standing);
      }
    },
  };
}
