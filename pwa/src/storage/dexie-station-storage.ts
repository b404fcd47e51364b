// The browser's IndexedDB as the app uses it. Pages from the server are written relaxed (they can be fetched again);
// a worker's save is then forced onto the disk, because nobody can fetch it again.

import { dexieReads } from './dexie-reads.js';
import { SNAPSHOT_OF } from './dexie-row.js';
import { dexieRowStorage, type DexieInternals } from './dexie-row-storage.js';
import type { OpenOptions } from './open-database.js';
import { createRowSealing, type ClosedRow, type OpeningPace } from './row-sealing.js';
import type { Sealing } from './sealing.js';
import { createSnapshotPlace } from './snapshot-place.js';
import type { CollectionName } from './station-row.js';

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

const browserNameOf = (databaseName: string, collection: CollectionName): string =>
  `rxdb-dexie-${databaseName}--0--${collection}`;
/** What RxDB calls the browser's databases of a station's people, and of what happened to them. */
export const registryNameOf = (databaseName: string): string => browserNameOf(databaseName, 'registry');
export const eventsNameOf = (databaseName: string): string => browserNameOf(databaseName, 'events');

export interface DexieFactories {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

export interface StationDisk {
  readonly sealing: Sealing;
  /** The browser's own IndexedDB where no other is given. */
  readonly factories?: DexieFactories;
  /** Is told of rows that do not open, as often as one is met. */
  readonly onClosed?: (collection: CollectionName, closed: readonly ClosedRow[]) => void;
  /** Absent where no screen waits. */
  readonly pace?: OpeningPace;
}

export function dexieStationStorage({
  sealing,
  factories,
  onClosed,
  pace,
}: StationDisk): Pick<OpenOptions<DexieInternals>, 'storage' | 'flush' | 'reads' | 'snapshots'> {
  const sealingOf = (collection: CollectionName) =>
    createRowSealing(sealing, (closed) => onClosed?.(collection, closed), pace);
  const settings = { chromeTransactionDurability: 'relaxed', ...factories } as const;
  return {
    storage: dexieRowStorage(settings, sealingOf),
    flush: flushDexie,
    snapshots: (internals, collection) =>
      createSnapshotPlace(
        async () => (await internals).dexieDb.backendDB(),
        factories?.IDBKeyRange ?? IDBKeyRange,
        SNAPSHOT_OF[collection],
      ),
    reads: (internals, collection, announce) =>
      dexieReads({ internals, sealing: sealingOf(collection), announce }),
  };
}
