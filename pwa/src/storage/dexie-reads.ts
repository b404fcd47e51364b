// The shorter ways Dexie and IndexedDB know: many rows in one go, and new rows put down without asking for them first.

import { Dexie, type Table } from 'dexie';
import { addNewRows } from './add-new-rows.js';
import { FRESH, newRow, standingRow, type DexieRow } from './dexie-row.js';
import type { DexieInternals } from './dexie-row-storage.js';
import { replaceClosedRows } from './replace-closed-rows.js';
import type { RowReads } from './row-reads.js';
import type { RowSealing } from './row-sealing.js';
import type { StandingRow } from './rx-rows.js';
import type { StationRow } from './station-row.js';

/** Own rows of the store: behind every document's id. */
const OWN_ROWS = '~';

export interface DexieReadsParts {
  readonly internals: DexieInternals;
  readonly sealing: RowSealing;
  /** Is told what was written past RxDB, which cannot tell it itself. */
  readonly announce: (written: readonly StationRow[]) => void;
}

export function dexieReads({ internals, sealing, announce }: DexieReadsParts): RowReads {
  const docs = async (): Promise<Table<DexieRow, string>> => {
    const { dexieTable } = await internals;
    return dexieTable as Table<DexieRow, string>;
  };
  let closedMet = 0;
  async function opened(rows: readonly (DexieRow | undefined)[]): Promise<readonly StandingRow[]> {
    const alive = rows.flatMap((row) => (row && row._deleted !== '1' ? row : []));
    const texts = await sealing.open(alive);
    const open = alive.flatMap((row, at) => {
      const text = texts[at];
      return text?.ok ? standingRow(row, text.value) : [];
    });
    closedMet += alive.length - open.length;
    return open;
  }
  /**
   * Up to `limit` rows that open, and none only where there are no more: whoever reads page by page must not end, nor
   * whoever sends find nothing to send, before rows that do not open.
   */
  async function openedOf(
    limit: number,
    read: (behind: string | undefined, limit: number) => Promise<readonly DexieRow[]>,
  ): Promise<readonly StandingRow[]> {
    let behind: string | undefined;
    for (;;) {
      const rows = await read(behind, limit);
      const open = await opened(rows);
      behind = rows.at(-1)?.id;
      if (open.length > 0 || behind === undefined) return open;
    }
  }

  /** Gives back what stood there already and so was not written. */
  async function addAll(
    rows: readonly StationRow[],
    durability: IDBTransactionDurability,
    json?: readonly string[],
  ): Promise<readonly (DexieRow | undefined)[]> {
    const { dexieDb } = await internals;
    const texts = await sealing.seal(rows, json);
    if (!dexieDb.isOpen()) throw new Dexie.DatabaseClosedError();
    const onDisk = rows.map((row, at) => newRow(row, texts[at] ?? ''));
    const standing = new Set(await addNewRows(dexieDb.backendDB(), onDisk, durability));
    announce(standing.size === 0 ? rows : rows.filter((_, at) => !standing.has(at)));
    if (standing.size === 0) return [];
    return (await docs()).bulkGet([...standing].map((at) => rows[at]?.id ?? ''));
  }

  return {
    idsBetween: (after, below, limit) =>
      openedOf(limit, async (behind = after) =>
        (await docs()).where(':id').between(behind, below, false, false).limit(limit).toArray(),
      ),
    async inState(state, limit = Infinity) {
      const table = await docs();
      const isIndexed = state === 'local' || state === 'sent' || state === 'refused';
      const inOrder = () =>
        isIndexed
          ? table.where('waits').equals(state)
          : table.filter(({ syncState = 'accepted' }) => syncState === state);
      if (!Number.isFinite(limit)) return opened(await inOrder().toArray());
      let passed = 0;
      return openedOf(limit, async () => {
        const rows = await inOrder().offset(passed).limit(limit).toArray();
        passed += rows.length;
        return rows;
      });
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
    ofPerson: async (personId) => opened(await (await docs()).where('personId').equals(personId).toArray()),
    onDays: async (from, to) =>
      opened(await (await docs()).where('day').between(from, to, true, true).toArray()),
    insertNew: async (rows, json) => opened(await addAll(rows, 'relaxed', json)),
    async insertLasting(rows) {
      const inTheWay = await addAll(rows, 'strict');
      const standing = await opened(inTheWay);
      const open = new Set(standing.map(({ id }) => id));
      return { standing, closed: inTheWay.flatMap((row) => (row && !open.has(row.id) ? row.id : [])) };
    },
    fresh: async () => opened(await (await docs()).where('fresh').equals(FRESH).toArray()),
    closedMet: () => closedMet,
    async remove(rows) {
      await (await docs()).bulkDelete(rows.map(({ id }) => id));
    },
    async sealClear(after, limit) {
      const { dexieDb } = await internals;
      const table = await docs();
      const rows = await table.where(':id').between(after, OWN_ROWS, false, false).limit(limit).toArray();
      const clear = rows.filter((row) => row._deleted !== '1' && !sealing.isLaid(row));
      if (clear.length > 0) await layAgain(dexieDb, table, clear);
      return rows.at(-1)?.id;
    },
    async replaceClosed(rows) {
      if (rows.length === 0) return;
      const { dexieDb } = await internals;
      const written = await replaceClosedRows({ dexieDb, table: await docs(), sealing }, rows);
      if (written.length > 0) announce(written);
    },
  };

  async function layAgain(dexieDb: Dexie, table: Table<DexieRow, string>, clear: readonly DexieRow[]) {
    const texts = await sealing.open(clear);
    const open = clear.flatMap((row, at) => {
      const text = texts[at];
      return text?.ok ? { row, whole: standingRow(row, text.value) } : [];
    });
    const laid = await sealing.seal(open.map(({ whole }) => whole));
    await dexieDb.transaction('rw', table, async () => {
      const now = await table.bulkGet(open.map(({ row }) => row.id));
      // Whoever wrote one of them meanwhile has sealed it.
      const same = open.flatMap(({ row: { refusal: _refusal, ...row } }, at) =>
        now[at]?._rev === row._rev ? { ...row, doc: laid[at] ?? '' } : [],
      );
      await table.bulkPut(same);
    });
  }
}
