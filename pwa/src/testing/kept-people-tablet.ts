// A tablet whose people are kept from one start to the next, on an IndexedDB in memory that can be switched off after any
// of its transactions.

import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import { dexieStationStorage, registryNameOf } from '#storage/dexie-station-storage.js';
import { openStationDatabase, type StationDatabase } from '#storage/open-database.js';
import { createKeptSnapshots } from '#storage/kept-snapshots.js';
import { peoplePlaceOf, readKeptPeople } from '#storage/people-snapshots.js';
import { createPersonDirectory, type LoadedPersonDirectory } from '#storage/person-directory.js';
import { createBytesSealing, type BytesSealing } from '#storage/sealed-bytes.js';
import { storeOn } from './contracts/rxdb-store.js';
import { ulidOf } from './contracts/sample-documents.js';
import type { TabletStore } from './contracts/tablet-store.js';
import { testSealing } from './test-sealing.js';

export async function bytesSealing(keyId = 'k1'): Promise<BytesSealing> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return createBytesSealing({ key, keyId, crypto });
}

/** One start of the app. */
export interface Start extends TabletStore {
  readonly database: StationDatabase;
  readonly directory: LoadedPersonDirectory;
  /** Of which types every record was read. */
  readonly readWhole: readonly string[];
  /** How many rows were read because they were written since. */
  freshRows(): Promise<number>;
  /** Keeps the people if the app would; resolves when it is through with it. */
  untilQuiet(): Promise<void>;
}

export interface KeptTablet {
  readonly indexedDB: IDBFactory;
  readonly databaseName: string;
  start(options?: { readonly tab?: string; readonly sealing?: BytesSealing }): Promise<Start>;
}

let tablets = 700_000;

export function keptTablet(sealing: BytesSealing): KeptTablet {
  const indexedDB = new IDBFactory();
  const stationId: StationId = documentId('station', ulidOf((tablets += 1)));
  const databaseName = registryNameOf(`tram-${ulidOf(tablets).toLowerCase()}`);
  let snapshots = 0;
  return {
    indexedDB,
    databaseName,
    async start(options = {}) {
      const parts = { indexedDB, databaseName, sealing: options.sealing ?? sealing };
      const kept = await readKeptPeople(parts);
      const { storage, ...disk } = dexieStationStorage({
        sealing: testSealing,
        factories: { indexedDB, IDBKeyRange },
      });
      // RxDB lets a process open a name once; a second tab is another process, so here it is another storage's name.
      if (options.tab !== undefined) Object.assign(storage, { name: `dexie-${options.tab}` });
      const multiInstance = options.tab !== undefined;
      const database = await openStationDatabase({ storage, ...disk, stationId, multiInstance });
      const { snapshots: place, tables } = database;
      const freshRows = tables.registry.fresh;
      if (!place || !freshRows) throw new Error('this storage keeps no people');
      const store = storeOn(database);
      const readWhole: string[] = [];
      const documents: TabletDocuments = {
        ...store.documents,
        readAll(type, onPage) {
          readWhole.push(type);
          return store.documents.readAll(type, onPage);
        },
      };
      const due = new Set<() => void>();
      const directory = createPersonDirectory({
        documents,
        memory: {
          kept,
          worthKeeping: 1,
          snapshots: createKeptSnapshots({
            ...{ place, freshRows, sealing: parts.sealing, hasRoom: () => true },
            placeOf: (id) => peoplePlaceOf(databaseName, id),
            newId: () => `snapshot ${(snapshots += 1)}`,
          }),
          schedule(work) {
            due.add(work);
            return () => due.delete(work);
          },
        },
        nowMs: () => performance.now(),
        yieldToScreen: () => new Promise((resolve) => setTimeout(resolve, 0)),
      });
      return {
        ...store,
        database,
        directory,
        readWhole,
        freshRows: async () => (await freshRows()).length,
        async untilQuiet() {
          for (const work of due) {
            due.delete(work);
            work();
          }
          await directory.idle();
        },
        async close() {
          await directory.close();
          await store.close();
        },
      };
    },
  };
}

export interface Switch {
  /** So many more transactions that write are let through; every one after them fails before it begins. */
  offAfter(transactions: number): void;
  on(): void;
}

/** As when the power goes: what one transaction wrote is there whole or not at all. */
export function powerSwitch(): Switch {
  let left = Infinity;
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...asked: Parameters<typeof transaction>
  ) {
    if (asked[1] === 'readwrite') {
      if (left <= 0) throw new DOMException('the power is gone', 'UnknownError');
      left -= 1;
    }
    return transaction.apply(this, asked);
  });
  return {
    offAfter: (transactions) => (left = transactions),
    on: () => (left = Infinity),
  };
}
