// How a row lies in IndexedDB: flat, the document as one text, and indexed only by what a screen or the sync asks. RxDB
// would lay six indexes for our three questions, and each costs a first fill as much as the record itself.

import type { Dexie } from 'dexie';
import { oneByteJson } from '#documents/one-byte-text.js';
import type { SyncState } from '#documents/tablet-documents.js';
import type { StandingRow } from './rx-rows.js';
import { COLLECTIONS, type StationRow } from './station-row.js';

export type Waiting = Exclude<SyncState, 'accepted' | 'merged'>;

/** What a row from the server leaves out: what all of them have alike, or the document says itself. */
type Implied = 'type' | 'syncState' | 'edits';

export interface DexieRow extends Omit<StandingRow, 'doc' | Implied>, Partial<Pick<StandingRow, Implied>> {
  /** A row of an older version holds the document itself. */
  readonly doc: string | StationRow['doc'];
  /** Only on rows that wait: an index leaves out what has no key, so the many at the server cost nothing here. */
  readonly waits?: Waiting;
  readonly _deleted?: '0' | '1';
}

const EVENTS_INDEXES = 'id, personId, day, waits';
const OTHER_INDEXES = 'id, waits';
/** RxDB lays the first version. */
const OUR_VERSION = 2;
const DOCS = 'docs';
/** What RxDB makes the next revision from. */
const FIRST_REVISION = '1-s';

export function waitsOf({ syncState }: Pick<StationRow, 'syncState'>): Waiting | undefined {
  return syncState === 'local' || syncState === 'sent' || syncState === 'refused' ? syncState : undefined;
}

/** Lays our indexes over RxDB's before the database is opened; rows of an older version learn that they wait. */
export function layIndexes(dexieDb: Dexie, databaseName: string): void {
  const name = COLLECTIONS.find((collection) => databaseName.endsWith(`--${collection}`));
  if (!name) return;
  dexieDb
    .version(OUR_VERSION)
    .stores({ [DOCS]: name === 'events' ? EVENTS_INDEXES : OTHER_INDEXES })
    .upgrade(async (transaction) => {
      await transaction
        .table<{ syncState: StationRow['syncState']; waits?: Waiting }>(DOCS)
        .toCollection()
        .modify((row) => {
          const waits = waitsOf(row);
          if (waits === undefined) return false;
          row.waits = waits;
          return true;
        });
    });
}

/** What RxDB has of rows, with the documents as text. */
export function flatRows<Row extends StationRow>(
  rows: readonly Row[],
): readonly (Omit<Row, 'doc'> & { doc: string; waits?: Waiting })[] {
  const json = oneByteJson(rows.map(({ doc }) => doc));
  return rows.map((row, at) => {
    const waits = waitsOf(row);
    return { ...row, doc: json[at] ?? '', ...(waits && { waits }) };
  });
}

/** Rows nobody wrote before, with as little beside the document as it takes to find and to update them. */
export function newRows(rows: readonly StationRow[], json?: readonly string[]): readonly DexieRow[] {
  const documents = json ?? oneByteJson(rows.map(({ doc }) => doc));
  return rows.map((row, at): DexieRow => {
    const { type: _type, syncState, edits, ...rest } = row;
    const waits = waitsOf(row);
    return {
      ...rest,
      doc: documents[at] ?? '',
      ...(syncState !== 'accepted' && { syncState }),
      ...(edits !== 0 && { edits }),
      ...(waits && { waits }),
      _rev: FIRST_REVISION,
    };
  });
}

/** The row with everything it implies; what RxDB keeps of its own stays as it is. */
export function wholeRow<Row extends Pick<DexieRow, 'doc' | 'waits' | Implied>>(
  flat: Row,
): Omit<Row, 'doc' | 'waits' | Implied> & Pick<StationRow, 'doc' | Implied> {
  const { waits: _waits, doc: stored, type, syncState = 'accepted', edits = 0, ...rest } = flat;
  const doc = typeof stored === 'string' ? (JSON.parse(stored) as StationRow['doc']) : stored;
  return { ...rest, doc, type: type ?? doc.type, syncState, edits };
}

/** As IndexedDB gives it to one who reads past RxDB. */
export function standingRow({ _deleted: _never, ...row }: DexieRow): StandingRow {
  return wholeRow(row);
}
