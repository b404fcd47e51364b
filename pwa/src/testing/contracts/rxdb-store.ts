// The real store of a tablet, for tests: on RxDB's memory storage, or on Dexie over an IndexedDB in memory.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { RxStorage } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { openStationDatabase, type StationDatabase } from '#storage/open-database.js';
import { createRxdbSyncJournal } from '#storage/rxdb-sync-journal.js';
import { createRxdbTabletDocuments } from '#storage/rxdb-tablet-documents.js';
import { ulidOf } from './sample-documents.js';
import type { TabletStore, TabletStoreUnderTest } from './tablet-store.js';

export type AnyStorage = RxStorage<unknown, unknown>;

export const memoryStorage = (): AnyStorage => getRxStorageMemory() as AnyStorage;
export const dexieStorage = (indexedDB = new IDBFactory()): AnyStorage =>
  getRxStorageDexie({ indexedDB, IDBKeyRange }) as AnyStorage;

/** RxDB keeps memory storages by name for the whole process, so every tablet gets a station of its own. */
let tablets = 0;

export function newTablet(storage: AnyStorage): { open(): Promise<StationDatabase> } {
  tablets += 1;
  const stationId = documentId('station', ulidOf(tablets));
  return { open: () => openStationDatabase({ storage, stationId, multiInstance: false }) };
}

export const storeOn = (database: StationDatabase): TabletStore => ({
  documents: createRxdbTabletDocuments(database),
  journal: createRxdbSyncJournal(database),
  close: () => database.close(),
});

const underTest = (name: string, storageOf: () => AnyStorage): TabletStoreUnderTest => ({
  name,
  make() {
    const tablet = newTablet(storageOf());
    return { open: async () => storeOn(await tablet.open()) };
  },
});

export const RXDB_STORES: readonly TabletStoreUnderTest[] = [
  underTest('RxDB memory', memoryStorage),
  underTest('RxDB Dexie', dexieStorage),
];
