import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { draftStoreContract } from '#testing/contracts/draft-store.contract.js';
import { createMemoryDraftStore } from '#testing/memory-draft-store.js';
import { testSealing } from '#testing/test-sealing.js';
import { openDeviceDatabase } from './dexie-device-database.js';
import { createDexieDraftStore } from './dexie-draft-store.js';

draftStoreContract({
  name: "the tablet's own database",
  durable: true,
  make() {
    const indexedDB = new IDBFactory();
    return {
      open() {
        const database = openDeviceDatabase({ indexedDB, IDBKeyRange });
        return {
          drafts: createDexieDraftStore({ database, sealing: testSealing }),
          close: () => database.close(),
        };
      },
    };
  },
});

draftStoreContract({
  name: 'memory',
  durable: false,
  make: () => ({ open: () => ({ drafts: createMemoryDraftStore(), close: () => undefined }) }),
});
