import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabLock } from '#platform/web-tab-lock.js';
import { openDeviceDatabase, type DeviceDatabase } from '#storage/dexie-device-database.js';
import { createDexieDeviceStore } from '#storage/dexie-device-store.js';
import { ACCOUNT_ID, MORNING_MS, STATION_ID, ulidOf } from '#testing/contracts/sample-documents.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import { openSessionKeeper, type SessionKeeper } from './session-keeper.js';
import type { OpenedSession, SessionServer, SignInFailure, WrongReplica } from './session-server.js';
import { signIn, type SignInParts } from './sign-in.js';
import { signOut } from './sign-out.js';

const OTHER_STATION: StationId = documentId('station', ulidOf(99));
const replica = (n: number): ReplicaId => `tablet000${n}` as ReplicaId;
const LIFE_MS = 900_000;

const account = (stationId?: StationId): AccountView => ({
  accountId: ACCOUNT_ID,
  username: 'ys.mau',
  displayName: 'Y sĩ Mẫu',
  role: 'worker',
  disabled: false,
  ...(stationId && { stationId }),
});

/** A server that numbers its tokens and remembers what it was asked. */
function fakeServer(stationId?: StationId) {
  let turn = 0;
  const opened = (): OpenedSession => {
    turn += 1;
    return {
      reply: {
        account: account(stationId),
        stationName: 'Trạm Mẫu',
        accessToken: `access-${turn}`,
        accessExpiresAt: instantAt(MORNING_MS + LIFE_MS),
        refreshToken: `refresh-${turn}`,
        serverTime: instantAt(MORNING_MS),
      },
      accessExpiresAtMs: now + LIFE_MS,
    };
  };
  const fake = {
    asked: [] as string[],
    signInFailure: undefined as SignInFailure | WrongReplica | undefined,
    refreshFailure: undefined as SignInFailure | undefined,
    server: {
      signIn: ({ device }) => {
        fake.asked.push(`sign-in ${device.replicaId}`);
        const failure = fake.signInFailure;
        if (failure?.kind === 'wrong-replica') fake.signInFailure = undefined;
        return Promise.resolve(failure ? err(failure) : ok(opened()));
      },
      refresh: (token, replicaId) => {
        fake.asked.push(`refresh ${token} ${replicaId}`);
        return Promise.resolve(fake.refreshFailure ? err(fake.refreshFailure) : ok(opened()));
      },
      signOut: (token) => {
        fake.asked.push(`sign-out ${token}`);
        return Promise.resolve();
      },
    } satisfies SessionServer,
  };
  return fake;
}

let now = MORNING_MS;
let database: DeviceDatabase;
let device: DeviceStore;
beforeEach(() => {
  now = MORNING_MS;
  let made = 0;
  database = openDeviceDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  device = createDexieDeviceStore(database, () => replica((made += 1)));
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

  it('keeps who works here, and the station whose records these are', async () => {
    const fake = fakeServer(STATION_ID);
    const result = await signIn(parts(fake.server), 'ys.mau', 'mật khẩu');
    const kept: KeptSession = {
      account: account(STATION_ID),
      stationName: 'Trạm Mẫu',
      replicaId: replica(1),
      accessToken: 'access-1',
      accessExpiresAtMs: now + LIFE_MS,
      refreshToken: 'refresh-1',
      expired: false,
    };
    expect(result).toEqual(ok(kept));
    expect(await device.session()).toEqual(kept);
    expect(await device.stationId()).toBe(STATION_ID);
    expect(fake.asked).toEqual([`sign-in ${replica(1)}`]);
  });

  it('keeps nothing when the door stays shut', async () => {
    const fake = fakeServer(STATION_ID);
    fake.signInFailure = { kind: 'wrong-credentials' };
    expect(await signIn(parts(fake.server), 'ys.mau', 'sai')).toEqual(err({ kind: 'wrong-credentials' }));
    expect(await device.session()).toBeUndefined();
    expect(await device.stationId()).toBeUndefined();
  });

  it('takes a new id where the server knows the old one from another station', async () => {
    const fake = fakeServer(STATION_ID);
    await device.claimReplicaId(replica(7));
    fake.signInFailure = { kind: 'wrong-replica' };
    const result = await signIn(parts(fake.server), 'ys.mau', 'x');
    expect(result.ok && result.value.replicaId).toBe(replica(1));
    expect(fake.asked).toEqual([`sign-in ${replica(7)}`, `sign-in ${replica(1)}`]);
  });

  it('signs in with the id the records carry, so that unsent work is taken', async () => {
    const fake = fakeServer(STATION_ID);
    const result = await signIn(
      parts(fake.server, { bindStation: () => Promise.resolve(ok(replica(5))) }),
      'ys.mau',
      'x',
    );
    expect(result.ok && result.value.replicaId).toBe(replica(5));
    expect(fake.asked).toEqual([`sign-in ${replica(1)}`, `sign-in ${replica(5)}`, 'sign-out access-1']);
  });

  it("does not serve another station while the last one's work is only here", async () => {
    const fake = fakeServer(OTHER_STATION);
    await device.keepStationId(STATION_ID);
    const unsentOf = vi.fn(() => Promise.resolve({ waiting: 2, refused: 1 }));
    const result = await signIn(parts(fake.server, { unsentOf }), 'ys.khac', 'x');
    expect(result).toEqual(err({ kind: 'other-station', waiting: 3 }));
    expect(unsentOf).toHaveBeenCalledWith(STATION_ID);
    expect(await device.session()).toBeUndefined();
    expect(await device.stationId()).toBe(STATION_ID);
    expect(fake.asked.at(-1)).toBe('sign-out access-1');
  });

  it('serves another station once everything was sent', async () => {
    await device.keepStationId(STATION_ID);
    expect((await signIn(parts(fakeServer(OTHER_STATION).server), 'ys.khac', 'x')).ok).toBe(true);
    expect(await device.stationId()).toBe(OTHER_STATION);
  });

  it('says that the tablet is full', async () => {
    const bindStation = () => Promise.resolve(err({ kind: 'storage-full' } as const));
    expect(await signIn(parts(fakeServer(STATION_ID).server, { bindStation }), 'a', 'b')).toEqual(
      err({ kind: 'storage-full' }),
    );
    expect(await device.session()).toBeUndefined();
  });

  it('lets an administrator in, who has no station', async () => {
    const bindStation = vi.fn();
    expect((await signIn(parts(fakeServer().server, { bindStation }), 'quantri', 'x')).ok).toBe(true);
    expect(bindStation).not.toHaveBeenCalled();
  });

  it('forgets the worker on signing out, then tells the server', async () => {
    const fake = fakeServer(STATION_ID);
    await signIn(parts(fake.server), 'ys.mau', 'x');
    await signOut({ server: fake.server, device });
    expect(await device.session()).toBeUndefined();
    expect(await device.stationId()).toBe(STATION_ID);
    expect(fake.asked.at(-1)).toBe('sign-out access-1');
  });
});

describe('a session', () => {
  const kept = (changes: Partial<KeptSession> = {}): KeptSession => ({
    account: account(STATION_ID),
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
  async function open(fake: ReturnType<typeof fakeServer>): Promise<SessionKeeper> {
    const keeper = await openSessionKeeper({ server: fake.server, device, lock, nowMs: () => now });
    keepers.push(keeper);
    return keeper;
  }

  it('gives its token as long as it is good, without asking the server', async () => {
    await device.keepSession(kept());
    const fake = fakeServer();
    expect(await (await open(fake)).accessToken()).toEqual(ok('access-0'));
    expect(fake.asked).toEqual([]);
  });

  it('is renewed shortly before its token runs out, once for all who ask', async () => {
    await device.keepSession(kept());
    const fake = fakeServer();
    const keeper = await open(fake);
    now += LIFE_MS - 30_000;
    const tokens = await Promise.all([keeper.accessToken(), keeper.accessToken(), keeper.accessToken()]);
    expect(tokens).toEqual([ok('access-1'), ok('access-1'), ok('access-1')]);
    expect(fake.asked).toEqual([`refresh refresh-0 ${replica(1)}`]);
    expect((await device.session())?.refreshToken).toBe('refresh-1');
  });

  it('is renewed once by two tabs, and the other takes what the first brought', async () => {
    await device.keepSession(kept());
    const fake = fakeServer();
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
    const keeper = await open(fakeServer());
    keeper.tokenRefused('access-0');
    expect(await keeper.accessToken()).toEqual(ok('access-1'));
  });

  it('goes on as it was when the line fails', async () => {
    await device.keepSession(kept());
    const fake = fakeServer();
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
    const fake = fakeServer();
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
      await device.keepSession(kept({ accessExpiresAtMs: 0 }));
      const fake = fakeServer();
      fake.refreshFailure = { kind };
      expect(await (await open(fake)).accessToken()).toEqual(err({ kind }));
    }
  });

  it('is seen by a tab when another signs in or out', async () => {
    const keeper = await open(fakeServer());
    expect(await keeper.accessToken()).toEqual(err({ kind: 'session-expired' }));
    await device.keepSession(kept());
    await vi.waitFor(() => expect(keeper.session.value?.accessToken).toBe('access-0'));
    await device.forgetSession();
    await vi.waitFor(() => expect(keeper.session.value).toBeUndefined());
  });
});
