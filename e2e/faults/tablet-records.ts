// Where a tablet without a screen keeps its records: RxDB's memory, or the app's own way of laying them down over an
// IndexedDB in memory. Both outlive a restart of the app, not of the run.

import { dexieStationStorage, type DexieFactories } from '@tram/pwa/src/storage/dexie-station-storage.js';
import { openStationDatabase, type StationDatabase } from '@tram/pwa/src/storage/open-database.js';
import { plainSealing } from '@tram/pwa/src/storage/sealing.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

export type Disk = 'memory' | 'indexeddb';

/** RxDB knows databases by name for the whole process, so each tablet's storage has a name of its own. */
export function recordsOf(
  disk: Disk,
  name: string,
  stationId: StationId,
  factories: DexieFactories,
): () => Promise<StationDatabase> {
  const options = { stationId, multiInstance: false };
  if (disk === 'indexeddb') {
    const { storage, ...rest } = dexieStationStorage({ sealing: plainSealing, factories });
    const own = Object.assign(storage, { name: `indexeddb-${name}` });
    return () => openStationDatabase({ ...options, ...rest, storage: own });
  }
  const own = { ...getRxStorageMemory(), name: `memory-${name}`, collectionStates: new Map() };
  return () => openStationDatabase({ ...options, storage: own as RxStorage<unknown, unknown> });
}
