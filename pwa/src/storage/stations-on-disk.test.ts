import { documentId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { ACCOUNT_ID, ulidOf } from '#testing/contracts/sample-documents.js';
import { testSealing } from '#testing/test-sealing.js';
import { openDeviceDatabase } from './dexie-device-database.js';
import { dexieStationStorage } from './dexie-station-storage.js';
import { openStationDatabase } from './open-database.js';
import { stationsOnDisk } from './stations-on-disk.js';

it('a tablet that forgot everything still says whose records lie on it, each station once', async () => {
  const factories = { indexedDB: new IDBFactory(), IDBKeyRange };
  expect(await stationsOnDisk(factories.indexedDB)).toEqual([]);
  openDeviceDatabase(factories).close();
  const stations = [1, 2].map((n) => documentId('station', ulidOf(818_180 + n)));
  for (const stationId of stations) {
    for (const onlyFor of [undefined, ACCOUNT_ID]) {
      const disk = dexieStationStorage({ sealing: testSealing, factories });
      const apart = onlyFor === undefined ? {} : { onlyFor };
      await (await openStationDatabase({ ...disk, ...apart, stationId, multiInstance: false })).close();
    }
  }
  expect((await stationsOnDisk(factories.indexedDB)).toSorted()).toEqual(stations.toSorted());
});
