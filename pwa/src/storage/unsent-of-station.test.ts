import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { documentId, type AccountId } from '@tram/shared-schema/document/ids.js';
import { beforeEach, expect, it } from 'vitest';
import { ACCOUNT_ID, samplePerson, ulidOf } from '#testing/contracts/sample-documents.js';
import { testSealing } from '#testing/test-sealing.js';
import { dexieStationStorage } from './dexie-station-storage.js';
import { openStationDatabase } from './open-database.js';
import { createRxdbTabletDocuments } from './rxdb-tablet-documents.js';
import { unsentOfStation } from './unsent-of-station.js';

const stationId = documentId('station', ulidOf(888_001));
const elsewhere = documentId('station', ulidOf(888_002));
let factories: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
beforeEach(() => {
  factories = { indexedDB: new IDBFactory(), IDBKeyRange };
});

async function work(station: typeof stationId, people: number, onlyFor?: AccountId): Promise<void> {
  const database = await openStationDatabase({
    ...dexieStationStorage({ sealing: testSealing, factories }),
    stationId: station,
    ...(onlyFor && { onlyFor }),
    multiInstance: false,
  });
  const persons = Array.from({ length: people }, (_, n) => samplePerson(10 + n));
  await createRxdbTabletDocuments(database).add(persons);
  await database.close();
}

it('what the workers and what each community helper left unsent is counted together', async () => {
  await work(stationId, 2);
  await work(stationId, 3, ACCOUNT_ID);
  await work(elsewhere, 5);
  expect(await unsentOfStation(stationId, factories)).toEqual({ waiting: 5, refused: 0 });
});

it('a station this tablet never served has nothing to send, and nothing is made for it', async () => {
  expect(await unsentOfStation(stationId, factories)).toEqual({ waiting: 0, refused: 0 });
  expect(await factories.indexedDB.databases()).toEqual([]);
});
