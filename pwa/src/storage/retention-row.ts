// What is left of an old event that was given up for room: its id, its day and the digest of what the server has. So a
// comparison still counts it, a page that brings it again changes nothing, and the person's page can say it exists.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { stateEntry, type StateEntry } from '@tram/shared-schema/sync/compare.js';
import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import { rowOf, type StationRow } from './station-row.js';

export interface LeftBehind {
  readonly day: string;
  readonly digest: string;
}

const digestOf = (doc: TramDocument): string => stateEntry(doc)[1];

function leftRow(row: StationRow, left: LeftBehind): StationRow {
  const { id, type, edits, personId = '' } = row;
  // What it says travels in `doc` and is sealed as a document is; no day of the index leads to it any more.
  return { id, type, syncState: 'elsewhere', edits, personId, day: '', doc: left as never };
}

export const leftAtServer = (row: StationRow): StationRow =>
  leftRow(row, { day: row.day ?? '', digest: digestOf(row.doc) });

export const leftBehindOf = (row: StationRow): LeftBehind | undefined =>
  row.syncState === 'elsewhere' ? (row.doc as unknown as LeftBehind) : undefined;

/** The server's newer state of what is not here: only its digest is taken. */
export function stillLeft(
  row: StationRow,
  { day, digest }: LeftBehind,
  doc: TramDocument,
): StationRow | undefined {
  const fresh = digestOf(doc);
  return fresh === digest ? undefined : leftRow(row, { day, digest: fresh });
}

/** As it is compared with the server, whether it is here or not. */
export function entryOf(row: StationRow): StateEntry {
  const left = leftBehindOf(row);
  return left ? [row.id as DocumentId, left.digest] : stateEntry(row.doc);
}

/** Fetched again for somebody's page. */
export const broughtBack = (row: StationRow, doc: TramDocument): StationRow =>
  rowOf(doc, 'accepted', row.edits);
