// How a row lies in IndexedDB: flat, the document as one sealed text, and indexed only by what a screen or the sync asks.
// RxDB would lay six indexes for our three questions, and each costs a first fill as much as the record itself.

import { CARE_TYPES } from '@tram/shared-schema/due/care-fact.js';
import type { Dexie } from 'dexie';
import type { SyncState } from '#documents/tablet-documents.js';
import type { LaidDocument, OpenedDocument } from './row-sealing.js';
import type { StandingRow } from './rx-rows.js';
import type { SnapshotOf } from './snapshot-place.js';
import { COLLECTIONS, collectionOf, type CollectionName, type StationRow } from './station-row.js';

export type Waiting = Exclude<SyncState, 'accepted' | 'merged'>;

/** What a row from the server leaves out: what all of them have alike, or the document says itself. */
type Implied = 'type' | 'syncState' | 'edits';

export interface DexieRow
  extends Omit<StandingRow, keyof LaidDocument | Implied>, LaidDocument, Partial<Pick<StandingRow, Implied>> {
  /** Only on rows that wait: an index leaves out what has no key, so the many at the server cost nothing here. */
  readonly waits?: Waiting;
  /** Only on rows that were written since the snapshot of what is held of them was kept (decisions/0015, 0026). */
  readonly fresh?: typeof FRESH;
  readonly _deleted?: '0' | '1';
}

export const FRESH = 1;

const EVENTS_INDEXES = 'id, personId, day, waits';
const OTHER_INDEXES = 'id, waits';
const REGISTRY_INDEXES = 'id, waits, fresh';
const EVENTS_INDEXES_WITH_FRESH = 'id, personId, day, waits, fresh';
/** RxDB lays the first version. */
const OUR_VERSION = 2;
const VERSION_WITH_SNAPSHOTS = 3;
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
  if (name === 'reference') return;
  dexieDb.version(VERSION_WITH_SNAPSHOTS).stores({
    [DOCS]: name === 'registry' ? REGISTRY_INDEXES : EVENTS_INDEXES_WITH_FRESH,
    [SNAPSHOT_OF[name].store]: '',
  });
}

/** What is kept of a collection from one start to the next, and of which rows. */
export const SNAPSHOT_OF: Readonly<Record<Exclude<CollectionName, 'reference'>, SnapshotOf>> = {
  registry: { store: 'people', types: ['person', 'household'] },
  events: { store: 'care', types: CARE_TYPES.filter((type) => collectionOf(type) === 'events') },
};
const IN_SNAPSHOTS: ReadonlySet<string> = new Set(Object.values(SNAPSHOT_OF).flatMap(({ types }) => types));

/** A row of the store itself, of a lot or of a visit is in no snapshot. */
export const isInSnapshot = (id: string): boolean => IN_SNAPSHOTS.has(id.slice(0, id.indexOf(':')));

/** What RxDB has of a row, with its document as it is laid. */
export function flatRow({ refusal: _refusal, ...row }: StationRow, doc: string): object {
  const waits = waitsOf(row);
  return { ...row, doc, ...(waits && { waits }), ...(isInSnapshot(row.id) && { fresh: FRESH }) };
}

/** A row nobody wrote before, with as little beside the document as it takes to find and to update it. */
export function newRow(
  { type: _type, refusal: _refusal, syncState, edits, ...rest }: StationRow,
  doc: string,
): DexieRow {
  const waits = waitsOf({ syncState });
  return {
    ...rest,
    doc,
    ...(syncState !== 'accepted' && { syncState }),
    ...(edits !== 0 && { edits }),
    ...(waits && { waits }),
    _rev: FIRST_REVISION,
  };
}

/** The row with everything it implies; what RxDB keeps of its own stays as it is. */
export function wholeRow(flat: Omit<DexieRow, '_deleted'>, document: OpenedDocument): StandingRow {
  const { waits: _waits, fresh: _fresh, doc: _doc, refusal: _refusal, type, ...rest } = flat;
  const { syncState = 'accepted', edits = 0 } = flat;
  return { ...rest, ...document, type: type ?? document.doc.type, syncState, edits };
}

/** As IndexedDB gives it to one who reads past RxDB. */
export function standingRow({ _deleted: _never, ...row }: DexieRow, document: OpenedDocument): StandingRow {
  return wholeRow(row, document);
}
