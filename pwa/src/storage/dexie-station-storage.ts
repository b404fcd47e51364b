// RxDB's Dexie storage as the app uses it. Pages from the server are written relaxed (they can be fetched again);
// a worker's save is then forced onto the disk, because nobody can fetch it again.

import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { OpenOptions } from './open-database.js';
import type { StandingRow } from './rx-rows.js';

type DexieStorage = ReturnType<typeof getRxStorageDexie>;
type DexieInternals = Awaited<ReturnType<DexieStorage['createStorageInstance']>>['internals'];

/** A store RxDB makes in each of its databases and leaves empty. */
const UNUSED_STORE = 'changes';

/**
 * Browsers keep one log for a database (LevelDB's, or SQLite's): a strict commit puts everything before it on the disk
 * too. Since Chrome 121 a commit is relaxed unless asked otherwise; older ones ignore the option and are strict anyway.
 */
async function flushDexie(internals: DexieInternals): Promise<void> {
  const { dexieDb } = await internals;
  const database = dexieDb.backendDB();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction([UNUSED_STORE], 'readwrite', { durability: 'strict' });
    transaction.objectStore(UNUSED_STORE).put({ sequence: 1, id: 'flush' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('flush aborted', 'AbortError'));
  });
}

/**
 * RxDB's query walks a cursor, row by row; `getAll` brings a page in one go and two to three times as fast. What it skips
 * is RxDB's renaming of keys that begin with `|`, which no document has.
 */
async function readDexieRange(
  internals: DexieInternals,
  after: string,
  below: string,
  limit: number,
): Promise<readonly StandingRow[]> {
  const { dexieTable } = await internals;
  const range = dexieTable.where(':id').between(after, below, false, false).limit(limit);
  const found = (await range.toArray()) as (StandingRow & { _deleted: '0' | '1' })[];
  return found.filter(({ _deleted }) => _deleted === '0');
}

export interface DexieFactories {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** The browser's own IndexedDB where no other is given. */
export function dexieStationStorage(
  factories?: DexieFactories,
): Pick<OpenOptions<DexieInternals>, 'storage' | 'flush' | 'readRange'> {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'relaxed', ...factories });
  return { storage, flush: flushDexie, readRange: readDexieRange };
}
