import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceMakings } from '#platform/device-makings.js';
import { createTabLock } from '#platform/web-tab-lock.js';
import { openDeviceDatabase, type DeviceDatabase } from '#storage/dexie-device-database.js';
import { createDexieDeviceStore } from '#storage/dexie-device-store.js';
import {
  createFakeSessionServer,
  LIFE_MS,
  sampleAccount,
  type FakeSessionServer,
} from '#testing/contracts/fake-session-server.js';
import { MORNING_MS, STATION_ID } from '#testing/contracts/sample-documents.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import { openSessionKeeper, type SessionKeeper } from './session-keeper.js';

const replica = (n: number): ReplicaId => `tablet000${n}` as ReplicaId;

let now = MORNING_MS;
let database: DeviceDatabase;
let device: DeviceStore;
beforeEach(() => {
  let made = 0;
  now = MORNING_MS;
  database = openDeviceDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  device = createDexieDeviceStore(database, { ...deviceMakings, newReplicaId: () => replica((made += 1)) });
});
afterEach(() => database.close());

describe('a session', () => {
  const kept = (changes: Partial<KeptSession> = {}): KeptSession => ({
    account: sampleAccount(STATION_ID),
    replicaId: replica(1),
    accessToken: 'access-0',
    accessExpiresAtMs: now + LIFE_MS,
    refreshToken: 'refresh-0',
    expired: false,
    ...changes,
  });
  const keepers: SessionKeeper[] = [];
  afterEach(() => keepers.splice(0).forEach((keeper) => keeper.close()));
  const lock = createTabLock(undefined);
  async function open(fake: FakeSessionServer): Promise<SessionKeeper> {
    const keeper = await openSessionKeeper({ server: fake, device, lock, nowMs: () => now });
    keepers.push(keeper);
    return keeper;
  }

  it('gives its token as long as it is good, without asking the server', async () => {
    await device.keepSession(kept());
    const fake = createFakeSessionServer(undefined, () => now);
    expect(await (await open(fake)).accessToken()).toEqual(ok('access-0'));
    expect(fake.asked).toEqual([]);
  });

  it('is renewed shortly before its token runs out, once for all who ask', async () => {
    await device.keepSession(kept());
    const fake = createFakeSessionServer(undefined, () => now);
    const keeper = await open(fake);
    now += LIFE_MS - 30_000;
    const tokens = await Promise.all([keeper.accessToken(), keeper.accessToken(), keeper.accessToken()]);
    expect(tokens).toEqual([ok('access-1'), ok('access-1'), ok('access-1')]);
    expect(fake.asked).toEqual([`refresh refresh-0 ${replica(1)}`]);
    expect((await device.session())?.refreshToken).toBe('refresh-1');
  });

  it('is renewed once by two tabs, and the other takes what the first brought', async () => {
    await device.keepSession(kept());
    const fake = createFakeSessionServer(undefined, () => now);
    const [one, two] = [await open(fake), await open(fake)];
    now += LIFE_MS;
    expect(await Promise.all([one.accessToken(), two.accessToken()])).toEqual([
      ok('access-1'),
      ok('access-1'),
    ]);
    expect(fake.asked).toHaveLength(1);
  });

  it('is renewed when the server would not take a token whose time has not come', async () => {
    await device.keepSession(kept());
    const keeper = await open(createFakeSessionServer(undefined, () => now));
    keeper.tokenRefused('access-0');
    expect(await keeper.accessToken()).toEqual(ok('access-1'));
  });

  it('goes on as it was when the line fails', async () => {
    await device.keepSession(kept());
    const fake = createFakeSessionServer(undefined, () => now);
    fake.refreshFailure = { kind: 'unreachable' };
    const keeper = await open(fake);
    now += LIFE_MS;
    expect(await keeper.accessToken()).toEqual(err({ kind: 'unreachable' }));
    expect(keeper.session.value).toEqual(kept({ accessExpiresAtMs: MORNING_MS + LIFE_MS }));
    fake.refreshFailure = undefined;
    expect(await keeper.accessToken()).toEqual(ok('access-1'));
  });

  it('is marked as over when the server says so, and nobody is signed out of their work', async () => {
    await device.keepSession(kept());
    const fake = createFakeSessionServer(undefined, () => now);
    fake.refreshFailure = { kind: 'wrong-credentials' };
    const keeper = await open(fake);
    now += LIFE_MS;
    expect(await keeper.accessToken()).toEqual(err({ kind: 'session-expired' }));
    expect(keeper.session.value).toMatchObject({ expired: true, account: { displayName: 'Y sĩ Mẫu' } });
    expect(await keeper.accessToken()).toEqual(err({ kind: 'session-expired' }));
    expect(fake.asked).toHaveLength(1);
  });

  it('tells a disabled account and a lost tablet apart', async () => {
    for (const kind of ['account-disabled', 'device-revoked'] as const) {
      const refused = { kind, mayKeepUnsent: true };
      await device.keepSession(kept({ accessExpiresAtMs: 0 }));
      const fake = createFakeSessionServer(undefined, () => now);
      fake.refreshFailure = refused;
      expect(await (await open(fake)).accessToken()).toEqual(err(refused));
    }
  });

  it('cannot send the edits of records that carry another id, and waits for a new sign-in', async () => {
    await device.keepSession(kept());
    const keeper = await open(createFakeSessionServer(undefined, () => now));
    await keeper.expireUnlessFor(replica(1));
    expect(await keeper.accessToken()).toEqual(ok('access-0'));
    await keeper.expireUnlessFor(replica(2));
    expect(await keeper.accessToken()).toEqual(err({ kind: 'session-expired' }));
    expect((await device.session())?.expired).toBe(true);
  });

  it('comes back for nobody where the tablet was locked while the server was asked', async () => {
    await device.keepSession(kept());
    const fake = createFakeSessionServer(undefined, () => now);
    const keeper = await open(fake);
    now += LIFE_MS;
    const asked = keeper.accessToken();
    await device.forgetSession();
    await keeper.reload();
    expect(await asked).toEqual(err({ kind: 'session-expired' }));
    expect(keeper.session.value).toBeUndefined();
  });

  it('is seen by a tab when another signs in or out', async () => {
    const keeper = await open(createFakeSessionServer(undefined, () => now));
    expect(await keeper.accessToken()).toEqual(err({ kind: 'session-expired' }));
    await device.keepSession(kept());
    await expect.poll(() => keeper.session.value?.accessToken).toBe('access-0');
    await device.forgetSession();
    await expect.poll(() => keeper.session.value).toBeUndefined();
  });
});
