// The real store of a tablet, for tests: on RxDB's memory storage, or on Dexie over an IndexedDB in memory.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { dexieStationStorage } from '#storage/dexie-station-storage.js';
import { openStationDatabase, type OpenOptions, type StationDatabase } from '#storage/open-database.js';
import { createRxdbSyncJournal } from '#storage/rxdb-sync-journal.js';
import { createRxdbTabletDocuments } from '#storage/rxdb-tablet-documents.js';
import { plainSealing } from '#storage/sealing.js';
import { testSealing } from '../test-sealing.js';
import { ulidOf } from './sample-documents.js';
import type { TabletStore, TabletStoreUnderTest } from './tablet-store.js';

type Stored = Pick<OpenOptions<unknown>, 'storage' | 'flush' | 'reads'>;

/** Checks every row against its schema, which the app itself has no time for. */
const memoryStorage = (): Stored => ({
  storage: wrappedValidateAjvStorage({ storage: getRxStorageMemory() }) as RxStorage<unknown, unknown>,
});
/** Its own IndexedDB, as a tablet of its own; sealed, as on a tablet. */
export const dexieStorage = (sealing = testSealing): Stored =>
  dexieStationStorage({ sealing, factories: { indexedDB: new IDBFactory(), IDBKeyRange } }) as Stored;

/** Its records as often as an app starts: of this version, or of one that knows a newer store. */
export interface TabletOnDisk {
  open(app?: Pick<OpenOptions<unknown>, 'newestVersion'>): Promise<StationDatabase>;
}

/** RxDB keeps memory storages by name for the whole process, so every tablet gets a station of its own. */
let tablets = 0;

export function newTablet(stored: Stored = memoryStorage()): TabletOnDisk {
  tablets += 1;
  const stationId = documentId('station', ulidOf(tablets));
  return {
    open: (app = {}) => openStationDatabase({ ...stored, ...app, stationId, multiInstance: false }),
  };
}

export const storeOn = (database: StationDatabase): TabletStore => ({
  documents: createRxdbTabletDocuments(database),
  journal: createRxdbSyncJournal(database),
  close: () => database.close(),
});

interface TabletKind {
  readonly name: string;
  /** A tablet of its own. */
  make(): TabletOnDisk;
}

export const RXDB_TABLETS: readonly TabletKind[] = [
  { name: 'RxDB memory', make: () => newTablet(memoryStorage()) },
  { name: 'RxDB Dexie, sealed', make: () => newTablet(dexieStorage()) },
  { name: 'RxDB Dexie, in clear', make: () => newTablet(dexieStorage(plainSealing)) },
];

export const RXDB_STORES: readonly TabletStoreUnderTest[] = RXDB_TABLETS.map(({ name, make }) => ({
  name,
  make() {
    const tablet = make();
    return { open: async () => storeOn(await tablet.open()) };
  },
}));
