import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceMakings } from '#platform/device-makings.js';
import { openDeviceDatabase, type DeviceDatabase } from '#storage/dexie-device-database.js';
import { createDexieDeviceStore } from '#storage/dexie-device-store.js';
import {
  createFakeSessionServer,
  LIFE_MS,
  OTHER_STATION,
  SAMPLE_RECORDS_KEY,
  sampleAccount,
} from '#testing/contracts/fake-session-server.js';
import { MORNING_MS, STATION_ID } from '#testing/contracts/sample-documents.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import type { SessionServer } from './session-server.js';
import { signIn, type SignInParts } from './sign-in.js';

const replica = (n: number): ReplicaId => `tablet000${n}` as ReplicaId;

let database: DeviceDatabase;
let device: DeviceStore;
beforeEach(() => {
  let made = 0;
  database = openDeviceDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  device = createDexieDeviceStore(database, { ...deviceMakings, newReplicaId: () => replica((made += 1)) });
});
afterEach(() => database.close());

describe('signing in', () => {
  const parts = (server: SessionServer, changes: Partial<SignInParts> = {}): SignInParts => ({
    server,
    device,
    deviceName: 'Máy tính bảng',
    bindStation: async () => ok(await device.replicaId()),
    unsentOf: () => Promise.resolve({ waiting: 0, refused: 0 }),
    ...changes,
  });

  it('says who works here, keeps the station whose records these are, and no session in the clear', async () => {
    const fake = createFakeSessionServer(STATION_ID);
    const result = await signIn(parts(fake), 'ys.mau', 'mật khẩu');
    const kept: KeptSession = {
      account: sampleAccount(STATION_ID),
      stationName: 'Trạm Mẫu',
      replicaId: replica(1),
      accessToken: 'access-1',
      accessExpiresAtMs: MORNING_MS + LIFE_MS,
      refreshToken: 'refresh-1',
      expired: false,
    };
    expect(result).toEqual(ok(kept));
    expect(await device.session()).toBeUndefined();
    expect(await device.stationId()).toBe(STATION_ID);
    expect(fake.asked).toEqual([`sign-in ${replica(1)}`]);
  });

  it('keeps nothing when the door stays shut', async () => {
    const fake = createFakeSessionServer(STATION_ID);
    fake.signInFailure = { kind: 'wrong-credentials' };
    expect(await signIn(parts(fake), 'ys.mau', 'sai')).toEqual(err({ kind: 'wrong-credentials' }));
    expect(await device.session()).toBeUndefined();
    expect(await device.stationId()).toBeUndefined();
  });

  it('takes a new id where the server knows the old one from another station', async () => {
    const fake = createFakeSessionServer(STATION_ID);
    await device.claimReplicaId(replica(7));
    fake.signInFailure = { kind: 'wrong-replica' };
    const result = await signIn(parts(fake), 'ys.mau', 'x');
    expect(result.ok && result.value.replicaId).toBe(replica(1));
    expect(fake.asked).toEqual([`sign-in ${replica(7)}`, `sign-in ${replica(1)}`]);
  });

  it('takes a new id after somebody from a centre had signed in on the tablet and left', async () => {
    await signIn(parts(createFakeSessionServer()), 'trungtam', 'x');
    const fake = createFakeSessionServer(STATION_ID);
    fake.signInFailure = { kind: 'wrong-replica' };
    expect((await signIn(parts(fake), 'congtacvien', 'x')).ok).toBe(true);
    expect(fake.asked).toEqual([`sign-in ${replica(1)}`, `sign-in ${replica(2)}`]);
  });

  it('signs in with the id the records carry, so that unsent work is taken', async () => {
    const fake = createFakeSessionServer(STATION_ID);
    const result = await signIn(
      parts(fake, { bindStation: () => Promise.resolve(ok(replica(5))) }),
      'ys.mau',
      'x',
    );
    expect(result.ok && result.value.replicaId).toBe(replica(5));
    expect(fake.asked).toEqual([`sign-in ${replica(1)}`, `sign-in ${replica(5)}`, 'sign-out access-1']);
  });

  it('takes a new id for records whose id the server knows from a tablet with another secret', async () => {
    const fake = createFakeSessionServer(STATION_ID);
    const signInAsKnown: SessionServer['signIn'] = (request) =>
      request.device.replicaId === replica(5)
        ? Promise.resolve(err({ kind: 'unknown-device' }))
        : fake.signIn(request);
    const bindStation = vi.fn(async () => ok((await device.isGivenUp(replica(5))) ? replica(6) : replica(5)));
    const result = await signIn(parts({ ...fake, signIn: signInAsKnown }, { bindStation }), 'ys.mau', 'x');
    expect(result.ok && result.value.replicaId).toBe(replica(6));
    expect(bindStation).toHaveBeenCalledTimes(2);
  });

  it("does not serve another station while the last one's work is only here", async () => {
    const fake = createFakeSessionServer(OTHER_STATION);
    await device.keepStationId(STATION_ID);
    const unsentOf = vi.fn(() => Promise.resolve({ waiting: 2, refused: 1 }));
    const result = await signIn(parts(fake, { unsentOf }), 'ys.khac', 'x');
    expect(result).toEqual(err({ kind: 'other-station', waiting: 3 }));
    expect(unsentOf).toHaveBeenCalledWith(STATION_ID);
    expect(await device.session()).toBeUndefined();
    expect(await device.stationId()).toBe(STATION_ID);
    expect(fake.asked.at(-1)).toBe('sign-out access-1');
  });

  it('serves another station once everything was sent', async () => {
    await device.keepStationId(STATION_ID);
    expect((await signIn(parts(createFakeSessionServer(OTHER_STATION)), 'ys.khac', 'x')).ok).toBe(true);
    expect(await device.stationId()).toBe(OTHER_STATION);
  });

  it('says that the tablet is full', async () => {
    const bindStation = () => Promise.resolve(err({ kind: 'storage-full' } as const));
    expect(await signIn(parts(createFakeSessionServer(STATION_ID), { bindStation }), 'a', 'b')).toEqual(
      err({ kind: 'storage-full' }),
    );
    expect(await device.session()).toBeUndefined();
  });

  it('lets an administrator in, who has no station', async () => {
    const bindStation = vi.fn();
    expect((await signIn(parts(createFakeSessionServer(), { bindStation }), 'quantri', 'x')).ok).toBe(true);
    expect(bindStation).not.toHaveBeenCalled();
  });

  it('opens the records with the key that came with the session', async () => {
    const bindStation = vi.fn(async () => ok(await device.replicaId()));
    await signIn(parts(createFakeSessionServer(STATION_ID), { bindStation }), 'ys.mau', 'x');
    expect(bindStation).toHaveBeenCalledWith(STATION_ID, sampleAccount(STATION_ID), SAMPLE_RECORDS_KEY, {
      anew: false,
    });
  });

  it('does not let a worker in at a server that has no key to keep records by', async () => {
    const fake = createFakeSessionServer(STATION_ID);
    const old: SessionServer = {
      ...fake,
      async signIn(request) {
        const opened = await fake.signIn(request);
        if (!opened.ok) return opened;
        const { recordsKey: _recordsKey, ...reply } = opened.value.reply;
        return ok({ ...opened.value, reply });
      },
    };
    expect(await signIn(parts(old), 'ys.mau', 'x')).toEqual(err({ kind: 'server-outdated' }));
    expect(fake.asked.at(-1)).toBe('sign-out access-1');
  });
});
