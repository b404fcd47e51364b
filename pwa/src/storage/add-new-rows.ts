// Rows nobody wrote before, put into IndexedDB in one transaction, past Dexie and RxDB.

import { FRESH, isInSnapshot, type DexieRow } from './dexie-row.js';
import { askWhetherKept, snapshotStoreIn } from './snapshot-place.js';

const DOCS = 'docs';

function addAll(store: IDBObjectStore, rows: readonly DexieRow[], standing: number[]): void {
  for (const [at, row] of rows.entries()) {
    const request = store.add(row);
    request.onerror = (event) => {
      if (request.error?.name !== 'ConstraintError') return;
      event.preventDefault();
      event.stopPropagation();
      standing.push(at);
    };
  }
}

const marked = (row: DexieRow): DexieRow => (isInSnapshot(row.id) ? { ...row, fresh: FRESH } : row);

/**
 * A row that is there already makes its own request fail and nothing else: the transaction goes on, and says which they
 * were. Dexie's `bulkAdd` does the same at twice the cost on a slow tablet. Rows are marked only where a snapshot
 * of them stands: a first fill pays for no index of them. `strict`: on the disk when it resolves.
 */
export async function addNewRows(
  database: IDBDatabase,
  rows: readonly DexieRow[],
  durability: IDBTransactionDurability = 'relaxed',
): Promise<readonly number[]> {
  const standing: number[] = [];
  const snapshots = snapshotStoreIn(database);
  await new Promise<void>((resolve, reject) => {
    const stores = snapshots ? [DOCS, snapshots] : [DOCS];
    const transaction = database.transaction(stores, 'readwrite', { durability });
    const store = transaction.objectStore(DOCS);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('page aborted', 'AbortError'));
    if (!snapshots) {
      addAll(store, rows, standing);
      return;
    }
    askWhetherKept(transaction.objectStore(snapshots), (isKept) => {
      try {
        addAll(store, isKept ? rows.map(marked) : rows, standing);
      } catch (error) {
        // Thrown in the browser's own call it would only be told as an aborted transaction.
        reject(error instanceof Error ? error : new Error('page not written', { cause: error }));
        transaction.abort();
      }
    });
  });
  return standing;
}
