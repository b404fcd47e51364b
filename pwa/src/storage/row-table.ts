// One collection's rows, written so that nobody's change is lost: a write names the state it saw, and is worked out
// again on top of whatever came between.

import type { SyncState } from '#documents/tablet-documents.js';
import type { RowQuery, RxRows, StandingRow, RowWrite } from './rx-rows.js';
import type { StationRow } from './station-row.js';

/** What a row shall become; undefined leaves it. Runs again whenever another writer came between, so it must be pure. */
export type NextRow = (standing: StandingRow) => StationRow | undefined;

export interface RowTable {
  readonly rows: RxRows;
  readOne(id: string): Promise<StandingRow | undefined>;
  /** Inserts what is new in one transaction; `onStanding` says what becomes of rows that are there already. */
  insert(
    fresh: readonly StationRow[],
    onStanding: (standing: StandingRow, fresh: StationRow) => StationRow | undefined,
  ): Promise<void>;
  /** Gives back the rows as written; those that `next` left are not among them. */
  update(standing: readonly StandingRow[], next: NextRow): Promise<readonly StationRow[]>;
  inState(state: SyncState, limit?: number): Promise<readonly StandingRow[]>;
  countInState(state: SyncState): Promise<number>;
  /** Rows with ids above `after` and below `below`, in order. */
  readonly idsBetween: ReadRange;
  /** Resolves when everything written so far would survive a battery that is pulled now. */
  flush(): Promise<void>;
}

/** Each lost race is another writer's success, so this bound is met only where something is broken. */
const MAX_RACES = 50;

export interface RowTableParts {
  readonly rows: RxRows;
  /** The index that begins with `syncState`; absent where states are not looked up. */
  readonly stateIndex?: readonly (keyof StationRow)[];
  readonly flush: () => Promise<void>;
  /** A quicker way to `idsBetween` where the storage has one. */
  readonly readRange?: ReadRange;
}
export type ReadRange = (after: string, below: string, limit: number) => Promise<readonly StandingRow[]>;

export function createRowTable({ rows, stateIndex, flush, readRange }: RowTableParts): RowTable {
  const byState = (state: SyncState, limit?: number): RowQuery => {
    if (!stateIndex) throw new RangeError('this collection is not looked up by state');
    return { index: stateIndex, where: { syncState: state }, ...(limit !== undefined && { limit }) };
  };

  async function writeOver(firstWrites: readonly RowWrite[], again: NextRow): Promise<readonly StationRow[]> {
    const written = new Map(firstWrites.map(({ row }) => [row.id, row]));
    let writes = firstWrites;
    for (let race = 0; writes.length > 0; race++) {
      if (race > MAX_RACES) throw new Error('a row could not be written: others kept writing it');
      const lost = await rows.write(writes);
      writes = lost.flatMap((standing): RowWrite[] => {
        const row = again(standing);
        if (row) written.set(standing.id, row);
        else written.delete(standing.id);
        return row ? [{ row, seen: standing }] : [];
      });
    }
    return [...written.values()];
  }

  return {
    rows,
    flush,
    readOne: async (id) => (await rows.find([id]))[0],
    async insert(fresh, onStanding) {
      const byId = new Map(fresh.map((row) => [row.id, row]));
      if (byId.size !== fresh.length) throw new RangeError('an id came twice in one insert');
      await writeOver(
        fresh.map((row) => ({ row })),
        (standing) => {
          const row = byId.get(standing.id);
          return row && onStanding(standing, row);
        },
      );
    },
    update(standing, next) {
      const writes = standing.flatMap((seen): RowWrite[] => {
        const row = next(seen);
        return row ? [{ row, seen }] : [];
      });
      return writeOver(writes, next);
    },
    inState: (state, limit) => rows.query(byState(state, limit)),
    countInState: (state) => rows.count(byState(state)),
    idsBetween:
      readRange ??
      ((after, below, limit) => rows.query({ index: ['id'], where: { id: { above: after, below } }, limit })),
  };
}
