// Where a snapshot of people lies: beside the rows it was made of, in their own database, so that one transaction can
// say that it holds. Every row written since is marked `fresh`; only here are marks taken away, and only from rows that
// stand as the snapshot has them (decisions/0015).

import type { StandingRow } from './rx-rows.js';
import type { SealedBytes } from './sealed-bytes.js';

export const SNAPSHOTS = 'people';
const DOCS = 'docs';
/** Apart from the bytes: who only asks which snapshot stands does not read megabytes. */
const HEAD = 'head';
const BYTES = 'bytes';
/** Own rows of the store: behind every document's id. */
const OWN_ROWS = '~';
const SETTLE_ROWS = 250;

export interface KeptSnapshot extends SealedBytes {
  readonly id: string;
}

/** A row as the snapshot has it. */
export type SettledRow = Pick<StandingRow, 'id' | '_rev'>;

export interface SnapshotPlace {
  standing(): Promise<string | undefined>;
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

export const hasSnapshots = (database: IDBDatabase): boolean => database.objectStoreNames.contains(SNAPSHOTS);

/** Whether rows written in this transaction must be marked. */
export function askWhetherKept(transaction: IDBTransaction, then: (isKept: boolean) => void): void {
  ask(transaction.objectStore(SNAPSHOTS).count(HEAD), (count) => then(count > 0));
}

export async function readSnapshot(database: IDBDatabase): Promise<KeptSnapshot | undefined> {
  if (!hasSnapshots(database)) return undefined;
  const transaction = database.transaction([SNAPSHOTS], 'readonly');
  const store = transaction.objectStore(SNAPSHOTS);
  let [id, bytes]: [string | undefined, SealedBytes | undefined] = [undefined, undefined];
  ask(store.get(HEAD), (head: string | undefined) => (id = head));
  ask(store.get(BYTES), (kept: SealedBytes | undefined) => (bytes = kept));
  await finished(transaction);
  return id === undefined || bytes === undefined ? undefined : { id, ...(bytes as SealedBytes) };
}

export function createSnapshotPlace(
  database: () => Promise<IDBDatabase>,
  keyRange: typeof IDBKeyRange,
): SnapshotPlace {
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> =>
    (await database()).transaction([DOCS, SNAPSHOTS], mode, { durability: 'relaxed' });

  async function settleSome(id: string, rows: readonly SettledRow[]): Promise<void> {
    const transaction = await begin('readwrite');
    const docs = transaction.objectStore(DOCS);
    ask(transaction.objectStore(SNAPSHOTS).get(HEAD), (head: string | undefined) => {
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
      ask(transaction.objectStore(SNAPSHOTS).get(HEAD), (head: string | undefined) => (standing = head));
      await finished(transaction);
      return standing;
    },
    async keep({ id, ...bytes }, before, documents) {
      const transaction = await begin('readwrite');
      const snapshots = transaction.objectStore(SNAPSHOTS);
      let isKept = false;
      ask(snapshots.get(HEAD), (head: string | undefined) => {
        if (head !== before) return;
        ask(transaction.objectStore(DOCS).count(keyRange.upperBound(OWN_ROWS, true)), (count) => {
          if (count !== documents) return;
          snapshots.put(bytes, BYTES);
          snapshots.put(id, HEAD);
          isKept = true;
        });
      });
      await finished(transaction);
      return isKept;
    },
    async forget(id) {
      const transaction = await begin('readwrite');
      const snapshots = transaction.objectStore(SNAPSHOTS);
      let wasKept = false;
      ask(snapshots.count(BYTES), (count) => {
        wasKept = count > 0;
        if (!wasKept) return;
        snapshots.delete(BYTES);
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
