// What is asked of a collection's rows, and how a page of new ones enters it. RxDB answers all of it through its own
// queries; a storage that knows a shorter way answers itself.

import type { SyncState } from '#documents/tablet-documents.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { LostWrites, RxRows, StandingRow } from './rx-rows.js';
import type { StationRow } from './station-row.js';

/** Rows with ids above `after` and below `below`, in order. */
export type ReadRange = (after: string, below: string, limit: number) => Promise<readonly StandingRow[]>;

export interface RowReads {
  readonly idsBetween: ReadRange;
  inState(state: SyncState, limit?: number): Promise<readonly StandingRow[]>;
  countInState(state: 'local' | 'sent' | 'refused'): Promise<number>;
  /** Documents that do not wait: the server has them. */
  countAtServer(): Promise<number>;
  /** Events only. */
  ofPerson(personId: string): Promise<readonly StandingRow[]>;
  /** Events only; both days included. */
  onDays(from: LocalDate, to: LocalDate): Promise<readonly StandingRow[]>;
  /**
   * One transaction; gives back, as they stand, the rows that were there already and so were not written, but for those
   * that do not open. `json`: the documents as text, in the same order, where they came as such.
   */
  insertNew(rows: readonly StationRow[], json?: readonly string[]): Promise<readonly StandingRow[]>;
  /**
   * What a worker saves: one transaction that is on the disk when it resolves. Absent where `insertNew` and a flush are
   * as good.
   */
  insertLasting?(rows: readonly StationRow[]): Promise<LostWrites>;
  /** Written since the snapshot of what is held of them was kept. Absent where none is kept. */
  fresh?(): Promise<readonly StandingRow[]>;
  remove(rows: readonly StandingRow[]): Promise<void>;
  /** How often a row was met that does not open; absent where all do. */
  closedMet?(): number;
  /**
   * Seals what an older version laid in clear among the first `limit` rows behind `after`. Gives back the last id it looked
   * at; undefined at the end. Absent where nothing is sealed.
   */
  sealClear?(after: string, limit: number): Promise<string | undefined>;
  /**
   * Puts rows from the server where one stands that does not open, unless it waits to be sent. Absent where all rows open.
   */
  replaceClosed?(rows: readonly StationRow[]): Promise<void>;
}

const STATES = ['local', 'sent', 'accepted', 'merged', 'refused'] as const satisfies readonly SyncState[];

/** `stateIndex` begins with `syncState`; absent where states are not looked up. */
export function rxReads(rows: RxRows, stateIndex?: readonly (keyof StationRow)[]): RowReads {
  const stateQuery = (syncState: StationRow['syncState'], limit?: number) => {
    if (!stateIndex) throw new RangeError('this collection is not looked up by state');
    return { index: stateIndex, where: { syncState }, ...(limit !== undefined && { limit }) };
  };
  const countInState = (state: StationRow['syncState']): Promise<number> => rows.count(stateQuery(state));
  return {
    idsBetween: (after, below, limit) =>
      rows.query({ index: ['id'], where: { id: { above: after, below } }, limit }),
    inState: (state, limit) => rows.query(stateQuery(state, limit)),
    countInState,
    async countAtServer() {
      const states = ['accepted', 'merged', 'elsewhere'] as const;
      const counts = await Promise.all(states.map(countInState));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    ofPerson: (personId) => rows.query({ index: ['personId', 'day', 'id'], where: { personId } }),
    async onDays(from, to) {
      const index = ['syncState', 'day', 'id'] as const;
      const days = STATES.map((syncState) => rows.query({ index, where: { syncState, day: { from, to } } }));
      return (await Promise.all(days)).flat();
    },
    insertNew: async (fresh) => (await rows.write(fresh.map((row) => ({ row })))).standing,
    remove: (standing) => rows.remove(standing),
  };
}
