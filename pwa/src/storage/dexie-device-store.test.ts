import { isReplicaId, type ReplicaId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { KeptSession } from '#session/device-store.js';
import { deviceMakings } from '#platform/device-makings.js';
import { newTablet } from '#testing/contracts/rxdb-store.js';
import { ACCOUNT_ID, STATION_ID } from '#testing/contracts/sample-documents.js';
import { bindReplica } from './bind-replica.js';
import { openDeviceDatabase } from './dexie-device-database.js';
import { createDexieDeviceStore } from './dexie-device-store.js';

function newDevice() {
  const indexedDB = new IDBFactory();
  return () => {
    const database = openDeviceDatabase({ indexedDB, IDBKeyRange });
    return { device: createDexieDeviceStore(database, deviceMakings), close: () => database.close() };
  };
}

const session: KeptSession = {
  account: {
    accountId: ACCOUNT_ID,
    username: 'ys.mau',
    displayName: 'Y sĩ Mẫu',
    role: 'worker',
    stationId: STATION_ID,
    disabled: false,
  },
  replicaId: 'tablet0001' as ReplicaId,
  accessToken: 'a',
  accessExpiresAtMs: 1000,
  refreshToken: 'r',
  expired: false,
};

describe('what the tablet remembers of itself', () => {
  it('knows who is signed in after it was closed, until they sign out', async () => {
    const open = newDevice();
    const first = open();
    expect(await first.device.session()).toBeUndefined();
    expect((await first.device.keepSession(session)).ok).toBe(true);
    await first.device.keepStationId(STATION_ID);
    first.close();
    const again = open();
    expect(await again.device.session()).toEqual(session);
    await again.device.forgetSession();
    expect(await again.device.session()).toBeUndefined();
    expect(await again.device.stationId()).toBe(STATION_ID);
    again.close();
  });

  it('speaks Vietnamese until told otherwise', async () => {
    const { device, close } = newDevice()();
    expect(await device.preferences()).toEqual({ language: 'vi', theme: 'auto', lockAfterMinutes: 5 });
    await device.keepPreferences({ language: 'en', theme: 'sunlight', lockAfterMinutes: 1 });
    expect(await device.preferences()).toEqual({ language: 'en', theme: 'sunlight', lockAfterMinutes: 1 });
    close();
  });

  it('remembers the last complete round and tells who listens', async () => {
    const { device, close } = newDevice()();
    let heard = 0;
    device.onChanged(() => (heard += 1));
    await device.keepLastRound(42);
    expect(await device.lastRoundAtMs()).toBe(42);
    expect(heard).toBeGreaterThan(0);
    close();
  });
});

describe("the tablet's replica id", () => {
  it('is made once and stays, though two tabs ask at once', async () => {
    const open = newDevice();
    const first = open();
    const [one, two] = await Promise.all([first.device.replicaId(), first.device.replicaId()]);
    expect(isReplicaId(one)).toBe(true);
    expect(two).toBe(one);
    first.close();
    const again = open();
    expect(await again.device.replicaId()).toBe(one);
    again.close();
  });

  it('is the one signed in with, start after start', async () => {
    const { device, close } = newDevice()();
    const signedInWith = await device.replicaId();
    const tablet = newTablet();
    for (let start = 0; start < 3; start++) {
      const database = await tablet.open();
      expect(await bindReplica(device, database)).toBe(signedInWith);
      await database.close();
    }
    close();
  });

  it("is new when the station's records were lost: it cannot know what it has counted", async () => {
    const { device, close } = newDevice()();
    const [lost, refilled] = [await newTablet().open(), await newTablet().open()];
    const before = await bindReplica(device, lost);
    const after = await bindReplica(device, refilled);
    expect(after).not.toBe(before);
    expect(await device.replicaId()).toBe(after);
    await lost.close();
    await refilled.close();
    close();
  });

  it("is found among the records when only the tablet's own database was lost: unsent work carries it", async () => {
    const [lost, fresh] = [newDevice()(), newDevice()()];
    const database = await newTablet().open();
    const before = await bindReplica(lost.device, database);
    expect(await fresh.device.replicaId()).not.toBe(before);
    expect(await bindReplica(fresh.device, database)).toBe(before);
    expect(await fresh.device.replicaId()).toBe(before);
    await database.close();
    lost.close();
    fresh.close();
  });

  it('is new for records whose id was given up, and stays that', async () => {
    const { device, close } = newDevice()();
    const database = await newTablet().open();
    const before = await bindReplica(device, database);
    await device.giveUpReplicaId(before);
    const after = await bindReplica(device, database);
    expect(after).not.toBe(before);
    expect(await bindReplica(device, database)).toBe(after);
    expect(await device.replicaId()).toBe(after);
    await database.close();
    close();
  });

  it('brings its secret with it where only the records were left', async () => {
    const [lost, fresh] = [newDevice()(), newDevice()()];
    const database = await newTablet().open();
    await bindReplica(lost.device, database);
    await bindReplica(fresh.device, database);
    expect(await fresh.device.deviceSecret()).toBe(await lost.device.deviceSecret());
    await database.close();
    lost.close();
    fresh.close();
  });

  it('is another at another station, and the first again on coming back', async () => {
    const { device, close } = newDevice()();
    const [here, there] = [await newTablet().open(), await newTablet().open()];
    const [first, second, back] = [
      await bindReplica(device, here),
      await bindReplica(device, there),
      await bindReplica(device, here),
    ];
    expect(second).not.toBe(first);
    expect(back).toBe(first);
    await here.close();
    await there.close();
    close();
  });

  it('is one id for two tabs that open new records at once', async () => {
    const { device, close } = newDevice()();
    const database = await newTablet().open();
    const ids = await Promise.all([bindReplica(device, database), bindReplica(device, database)]);
    expect(new Set([...ids, await device.replicaId()]).size).toBe(1);
    await database.close();
    close();
  });
});
