// The shorter ways Dexie and IndexedDB know: many rows in one go, and new rows put down without asking for them first.

import { Dexie, type Table } from 'dexie';
import { newRows, standingRow, type DexieRow } from './dexie-row.js';
import type { DexieInternals } from './dexie-row-storage.js';
import type { RowReads } from './row-reads.js';
import type { StationRow } from './station-row.js';

/** Own rows of the store: behind every document's id. */
const OWN_ROWS = '~';
const DOCS = 'docs';

/**
 * A row that is there already makes its own request fail and nothing else: the transaction goes on, and says which they
 * were. Dexie's `bulkAdd` does the same at twice the cost on a slow tablet.
 */
async function addNew(database: IDBDatabase, rows: readonly object[]): Promise<readonly number[]> {
  const standing: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction([DOCS], 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore(DOCS);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('page aborted', 'AbortError'));
    for (const [at, row] of rows.entries()) {
      const request = store.add(row);
      request.onerror = (event) => {
        if (request.error?.name !== 'ConstraintError') return;
        event.preventDefault();
        event.stopPropagation();
        standing.push(at);
      };
    }
  });
  return standing;
}

/** `announce` is told what was written past RxDB, which cannot tell it itself. */
export function dexieReads(
  internals: DexieInternals,
  announce: (written: readonly StationRow[]) => void,
): RowReads {
  const docs = async (): Promise<Table<DexieRow, string>> => {
    const { dexieTable } = await internals;
    return dexieTable as Table<DexieRow, string>;
  };
  const alive = (rows: readonly (DexieRow | undefined)[]) =>
    rows.flatMap((row) => (row && row._deleted !== '1' ? [standingRow(row)] : []));

  return {
    async idsBetween(after, below, limit) {
      const found = (await docs()).where(':id').between(after, below, false, false).limit(limit);
      return alive(await found.toArray());
    },
    async inState(state, limit = Infinity) {
      const table = await docs();
      const isIndexed = state === 'local' || state === 'sent' || state === 'refused';
      const found = isIndexed
        ? table.where('waits').equals(state)
        : table.filter(({ syncState = 'accepted' }) => syncState === state);
      return alive(await (Number.isFinite(limit) ? found.limit(limit) : found).toArray());
    },
    countInState: async (state) => (await docs()).where('waits').equals(state).count(),
    async countAtServer() {
      const table = await docs();
      const [all, waiting, own] = await Promise.all([
        table.count(),
        table.where('waits').above('').count(),
        table.where(':id').aboveOrEqual(OWN_ROWS).count(),
      ]);
      return all - waiting - own;
    },
    ofPerson: async (personId) => alive(await (await docs()).where('personId').equals(personId).toArray()),
    onDays: async (from, to) =>
      alive(await (await docs()).where('day').between(from, to, true, true).toArray()),
    async insertNew(rows, json) {
      const { dexieDb } = await internals;
      if (!dexieDb.isOpen()) throw new Dexie.DatabaseClosedError();
      const onDisk = newRows(rows, json);
      const standing = new Set(await addNew(dexieDb.backendDB(), onDisk));
      announce(standing.size === 0 ? rows : rows.filter((_, at) => !standing.has(at)));
      if (standing.size === 0) return [];
      return alive(await (await docs()).bulkGet([...standing].map((at) => rows[at]?.id ?? '')));
    },
    async remove(rows) {
      await (await docs()).bulkDelete(rows.map(({ id }) => id));
    },
  };
}
