// Where a snapshot of what is held in memory lies: beside the rows it was made of, in their own database, so that one
// transaction can say that it holds. Every row written since is marked `fresh`; only here are marks taken away, and only
// from rows that stand as the snapshot has them (decisions/0015, 0026).

import type { StandingRow } from './rx-rows.js';
import type { SealedBytes } from './sealed-bytes.js';

export type SnapshotStore = 'people' | 'care';
const STORES: readonly SnapshotStore[] = ['people', 'care'];
const DOCS = 'docs';
/** Apart from the bytes: who only asks which snapshot stands does not read megabytes. */
const HEAD = 'head';
/** Of the first part; the others follow it. */
const BYTES = 'bytes';
const keyOf = (part: number): string => (part === 0 ? BYTES : `${BYTES} ${part}`);
const BEHIND_BYTES = 'bytes~';
const SETTLE_ROWS = 250;

export interface KeptSnapshot {
  readonly id: string;
  /** One may be read while another is on its way. */
  readonly parts: readonly SealedBytes[];
}
export interface SnapshotPart {
  readonly id: string;
  readonly sealed: SealedBytes;
}

export interface SnapshotOf {
  readonly store: SnapshotStore;
  /** Of which documents it is made. */
  readonly types: readonly string[];
}

/** A row as the snapshot has it. */
export type SettledRow = Pick<StandingRow, 'id' | '_rev'>;

export interface SnapshotPlace {
  standing(): Promise<string | undefined>;
  part(part: number): Promise<SnapshotPart | undefined>;
  /**
   * Only over the snapshot `before`, and only where there are as many documents as it holds. False: another tab has kept
   * one, or there are records that whoever made it does not know.
   */
  keep(snapshot: KeptSnapshot, before: string | undefined, documents: number): Promise<boolean>;
  /** They are as the snapshot has them: the next start need not read them, unless they were written meanwhile. */
  settle(id: string, rows: readonly SettledRow[]): Promise<void>;
  /**
   * Lets its room go; true where there was one. `id` was never given before: whoever kept one on top of what stood then
   * must not take nothing for what stood before it.
   */
  forget(id: string): Promise<boolean>;
}

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('snapshot aborted', 'AbortError'));
  });

/** Asks in the midst of a transaction; `then` must ask on at once or let the transaction end. */
function ask<T>(request: IDBRequest<T>, then: (answer: T) => void): void {
  request.onsuccess = () => then(request.result);
}

export const snapshotStoreIn = ({ objectStoreNames }: IDBDatabase): SnapshotStore | undefined =>
  STORES.find((store) => objectStoreNames.contains(store));

/** Whether rows written in this transaction must be marked. */
export function askWhetherKept(store: IDBObjectStore, then: (isKept: boolean) => void): void {
  ask(store.count(HEAD), (count) => then(count > 0));
}

async function readPart(
  transaction: IDBTransaction,
  store: SnapshotStore,
  part: number,
): Promise<SnapshotPart | undefined> {
  const snapshots = transaction.objectStore(store);
  let [id, sealed]: [string | undefined, SealedBytes | undefined] = [undefined, undefined];
  ask(snapshots.get(HEAD), (head: string | undefined) => (id = head));
  ask(snapshots.get(keyOf(part)), (kept: SealedBytes | undefined) => (sealed = kept));
  await finished(transaction);
  return id === undefined || sealed === undefined ? undefined : { id, sealed };
}

/** Its only part, read on a connection of one's own. */
export async function readWholeSnapshot(
  database: IDBDatabase,
  store: SnapshotStore,
): Promise<SnapshotPart | undefined> {
  if (snapshotStoreIn(database) !== store) return undefined;
  return readPart(database.transaction([store], 'readonly'), store, 0);
}

/** Asks for one type behind the other; `then` gets how many there are of all. */
function countOf(
  docs: IDBObjectStore,
  types: readonly string[],
  keyRange: typeof IDBKeyRange,
  then: (count: number) => void,
): void {
  const [type, ...rest] = types;
  if (type === undefined) then(0);
  else
    ask(docs.count(keyRange.bound(`${type}:`, `${type};`)), (count) =>
      rest.length === 0 ? then(count) : countOf(docs, rest, keyRange, (more) => then(count + more)),
    );
}

export function createSnapshotPlace(
  database: () => Promise<IDBDatabase>,
  keyRange: typeof IDBKeyRange,
  { store, types }: SnapshotOf,
): SnapshotPlace {
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> =>
    (await database()).transaction([DOCS, store], mode, { durability: 'relaxed' });

  async function settleSome(id: string, rows: readonly SettledRow[]): Promise<void> {
    const transaction = await begin('readwrite');
    const docs = transaction.objectStore(DOCS);
    ask(transaction.objectStore(store).get(HEAD), (head: string | undefined) => {
      if (head !== id) return;
      for (const { id: rowId, _rev } of rows) {
        ask(docs.get(rowId), (row: (SettledRow & { fresh?: unknown }) | undefined) => {
          if (row?._rev !== _rev || row.fresh === undefined) return;
          const { fresh: _mark, ...settled } = row;
          docs.put(settled);
        });
      }
    });
    await finished(transaction);
  }

  return {
    async standing() {
      const transaction = await begin('readonly');
      let standing: string | undefined;
      ask(transaction.objectStore(store).get(HEAD), (head: string | undefined) => (standing = head));
      await finished(transaction);
      return standing;
    },
    part: async (part) => readPart(await begin('readonly'), store, part),
    async keep({ id, parts }, before, documents) {
      const transaction = await begin('readwrite');
      const snapshots = transaction.objectStore(store);
      let isKept = false;
      ask(snapshots.get(HEAD), (head: string | undefined) => {
        if (head !== before) return;
        countOf(transaction.objectStore(DOCS), types, keyRange, (count) => {
          if (count !== documents) return;
          snapshots.delete(keyRange.bound(BYTES, BEHIND_BYTES));
          for (const [part, sealed] of parts.entries()) snapshots.put(sealed, keyOf(part));
          snapshots.put(id, HEAD);
          isKept = true;
        });
      });
      await finished(transaction);
      return isKept;
    },
    async forget(id) {
      const transaction = await begin('readwrite');
      const snapshots = transaction.objectStore(store);
      let wasKept = false;
      ask(snapshots.count(BYTES), (count) => {
        wasKept = count > 0;
        if (!wasKept) return;
        snapshots.delete(keyRange.bound(BYTES, BEHIND_BYTES));
        snapshots.put(id, HEAD);
      });
      await finished(transaction);
      return wasKept;
    },
    async settle(id, rows) {
      for (let from = 0; from < rows.length; from += SETTLE_ROWS)
        await settleSome(id, rows.slice(from, from + SETTLE_ROWS));
    },
  };
}
