// One collection's rows, written so that nobody's change is lost: a write names the state it saw, and is worked out
// again on top of whatever came between.

import type { RowReads } from './row-reads.js';
import type { RxRows, StandingRow, RowWrite } from './rx-rows.js';
import type { StationRow } from './station-row.js';

/** What a row shall become; undefined leaves it. Runs again whenever another writer came between, so it must be pure. */
export type NextRow = (standing: StandingRow) => StationRow | undefined;
type OnStanding = (standing: StandingRow, fresh: StationRow) => StationRow | undefined;

export interface RowTable extends Omit<RowReads, 'insertNew' | 'insertLasting'> {
  readonly rows: RxRows;
  readOne(id: string): Promise<StandingRow | undefined>;
  /**
   * Inserts what is new in one transaction; `onStanding` says what becomes of rows that are there already. Gives back the
   * ids of those that are there and do not open: over them nothing is written.
   */
  insert(fresh: readonly StationRow[], onStanding: OnStanding): Promise<readonly string[]>;
  /** As `insert`, and on the disk when it resolves: what a worker saves. */
  insertLasting(fresh: readonly StationRow[], onStanding: OnStanding): Promise<readonly string[]>;
  /**
   * As `insert`, for a page from the server: by the shortest way there is, in several transactions. `json` as in
   * `insertNew`.
   */
  fill(fresh: readonly StationRow[], onStanding: OnStanding, json?: readonly string[]): Promise<void>;
  /** Gives back the rows as written; those that `next` left are not among them. */
  update(standing: readonly StandingRow[], next: NextRow): Promise<readonly StationRow[]>;
  /** Resolves when everything written so far would survive a battery that is pulled now. */
  flush(): Promise<void>;
}

/** Each lost race is another writer's success, so this bound is met only where something is broken. */
const MAX_RACES = 50;
/** Holds up the screen for some milliseconds on a slow tablet. */
const FILL_ROWS = 250;

interface Written {
  readonly written: readonly StationRow[];
  readonly closed: readonly string[];
}

export interface RowTableParts {
  readonly rows: RxRows;
  readonly reads: RowReads;
  readonly flush: () => Promise<void>;
}

/** What becomes of rows that stand where fresh ones were to be put. */
function nextOf(fresh: readonly StationRow[], onStanding: OnStanding): NextRow {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  if (byId.size !== fresh.length) throw new RangeError('an id came twice in one insert');
  return (standing) => {
    const row = byId.get(standing.id);
    return row && onStanding(standing, row);
  };
}

export function createRowTable({ rows, reads, flush }: RowTableParts): RowTable {
  async function writeOver(firstWrites: readonly RowWrite[], again: NextRow): Promise<Written> {
    const written = new Map(firstWrites.map(({ row }) => [row.id, row]));
    const closed: string[] = [];
    let writes = firstWrites;
    for (let race = 0; writes.length > 0; race++) {
      if (race > MAX_RACES) throw new Error('a row could not be written: others kept writing it');
      const lost = await rows.write(writes);
      closed.push(...lost.closed);
      for (const id of lost.closed) written.delete(id);
      writes = lost.standing.flatMap((standing): RowWrite[] => {
        const row = again(standing);
        if (row) written.set(standing.id, row);
        else written.delete(standing.id);
        return row ? [{ row, seen: standing }] : [];
      });
    }
    return { written: [...written.values()], closed };
  }
  const writeOverStanding = (standing: readonly StandingRow[], next: NextRow): Promise<Written> => {
    const writes = standing.flatMap((seen): RowWrite[] => {
      const row = next(seen);
      return row ? [{ row, seen }] : [];
    });
    return writeOver(writes, next);
  };

  async function fillSlice(
    fresh: readonly StationRow[],
    onStanding: OnStanding,
    json: readonly string[] | undefined,
  ): Promise<void> {
    const next = nextOf(fresh, onStanding);
    await writeOverStanding(await reads.insertNew(fresh, json), next);
  }

  async function insert(fresh: readonly StationRow[], onStanding: OnStanding): Promise<readonly string[]> {
    const next = nextOf(fresh, onStanding);
    return (
      await writeOver(
        fresh.map((row) => ({ row })),
        next,
      )
    ).closed;
  }

  return {
    ...reads,
    rows,
    flush,
    readOne: async (id) => (await rows.find([id]))[0],
    insert,
    async insertLasting(fresh, onStanding) {
      if (!reads.insertLasting) {
        const closed = await insert(fresh, onStanding);
        await flush();
        return closed;
      }
      const next = nextOf(fresh, onStanding);
      const { standing, closed } = await reads.insertLasting(fresh);
      if (standing.length === 0) return closed;
      const over = await writeOverStanding(standing, next);
      await flush();
      // One that stopped opening meanwhile was not written over either.
      return [...closed, ...over.closed];
    },
    async fill(fresh, onStanding, json) {
      // The next slice is made ready while the storage works on the one before.
      let before: Promise<void> = Promise.resolve();
      for (let from = 0; from < fresh.length; from += FILL_ROWS) {
        const to = from + FILL_ROWS;
        const slice = fillSlice(fresh.slice(from, to), onStanding, json?.slice(from, to));
        slice.catch(() => undefined); // met again at an await below, unless the one before it failed first
        await before;
        before = slice;
      }
      await before;
    },
    update: async (standing, next) => (await writeOverStanding(standing, next)).written,
  };
}
