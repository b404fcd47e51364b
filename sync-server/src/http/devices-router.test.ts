import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import { createAccount } from '#admin/create-account.js';
import { NOW_MS, replica } from '#testing/documents.js';
import {
  furnish,
  PASSWORD,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
let admin: Caller;
let head: Caller;
beforeAll(async () => {
  server = await startServerUnderTest();
  at = await furnish(server);
  const made = await createAccount(server.deps, at.admin, {
    username: 'truongkhac',
    displayName: 'Trưởng Nơi Khác',
    role: 'head',
    stationId: at.otherStationId,
    password: PASSWORD,
  });
  expect(made.ok).toBe(true);
});
afterAll(() => server.close());
let startMs = NOW_MS;
beforeEach(async () => {
  server.setClock((startMs += 5 * 60_000));
  admin = await signInAs(server, 'quantri');
  head = await signInAs(server, 'truong');
});

const DEVICES = '/api/v1/devices';
const seenBy = async (caller: Caller): Promise<readonly DeviceView[]> =>
  (await caller.get(DEVICES)).body as DeviceView[];
const oneSeenBy = async (caller: Caller, replicaId: ReplicaId): Promise<DeviceView | undefined> =>
  (await seenBy(caller)).find((device) => device.replicaId === replicaId);
const tell = (caller: Caller, told: string, path = '/api/v1/session') =>
  caller.get(path).set('Tram-Device', told);

describe('the tablets of a station', () => {
  it('are seen by its head with who used them last, and by nobody of elsewhere', async () => {
    const nurse = await signInAs(server, 'y1', replica('seen'));
    expect(await oneSeenBy(head, nurse.replicaId)).toEqual({
      replicaId: nurse.replicaId,
      name: 'Máy thử',
      accountId: at.accounts['y1'],
      accountName: 'Y tá Một',
      stationId: at.stationId,
      firstSeenAt: instantAt(startMs),
      lastSeenAt: instantAt(startMs),
      revoked: false,
      isBound: false,
    });
    const otherHead = await signInAs(server, 'truongkhac', replica('elsewhere'));
    const seenElsewhere = await seenBy(otherHead);
    expect(seenElsewhere.map(({ replicaId }) => replicaId)).toEqual([otherHead.replicaId]);
    for (const device of await seenBy(head)) expect(device.stationId).toBe(at.stationId);
    const all = (await seenBy(admin)).map(({ replicaId }) => replicaId);
    expect(all).toContain(nurse.replicaId);
    expect(all).toContain(otherHead.replicaId);
    // The administrator's own belongs to no station: no head sees it.
    expect(all).toContain(admin.replicaId);
  });

  it('are shut out and let in again by their own head, who is written down for it', async () => {
    const lost = await signInAs(server, 'y2', replica('lostone'));
    const revoked = await head.post(`${DEVICES}/${lost.replicaId}/revoke`);
    expect(revoked.body).toMatchObject({ revoked: true, accountName: 'Y tá Hai' });
    expect((await lost.get('/api/v1/session')).body).toEqual({ kind: 'device-revoked', mayKeepUnsent: true });
    expect((await head.post(`${DEVICES}/${lost.replicaId}/restore`)).body).toMatchObject({ revoked: false });
    expect((await lost.get('/api/v1/session')).status).toBe(200);
    expect(await server.deps.audit.read({ limit: 2 })).toMatchObject([
      { act: 'device-restored', actor: at.accounts['truong'], subject: lost.replicaId },
      { act: 'device-revoked', actor: at.accounts['truong'], subject: lost.replicaId },
    ]);
  });

  it('are not there for the head of another station, who changes nothing', async () => {
    const theirs = await signInAs(server, 'y2', replica('notyours'));
    const otherHead = await signInAs(server, 'truongkhac', replica('elsewhere'));
    for (const act of ['revoke', 'restore']) {
      const reply = await otherHead.post(`${DEVICES}/${theirs.replicaId}/${act}`);
      expect(reply.status).toBe(404);
      expect(reply.body).toEqual({ kind: 'not-found' });
    }
    expect((await otherHead.post(`${DEVICES}/${admin.replicaId}/revoke`)).status).toBe(404);
    expect((await head.post(`${DEVICES}/${admin.replicaId}/revoke`)).status).toBe(404);
    expect((await otherHead.post(`${DEVICES}/nobody0000/revoke`)).status).toBe(404);
    expect((await theirs.get('/api/v1/session')).status).toBe(200);
    expect((await admin.get('/api/v1/session')).status).toBe(200);
  });

  it('are shut out by an administrator wherever they are', async () => {
    const elsewhere = await signInAs(server, 'khac', replica('faraway'));
    expect((await admin.post(`${DEVICES}/${elsewhere.replicaId}/revoke`)).status).toBe(200);
    expect((await elsewhere.get('/api/v1/session')).status).toBe(403);
  });
});

describe('what a tablet tells of itself', () => {
  it('is kept with it: version, storage, what was not sent, and how far its clock is off', async () => {
    const nurse = await signInAs(server, 'y1', replica('telling'));
    const told = `v=1.4.0&used=97000000&quota=2000000000&waiting=3&refused=1&at=${startMs + 12 * 60_000}`;
    expect((await tell(nurse, told)).status).toBe(200);
    expect(await oneSeenBy(head, nurse.replicaId)).toMatchObject({
      appVersion: '1.4.0',
      storageUsedBytes: 97_000_000,
      storageQuotaBytes: 2_000_000_000,
      waiting: 3,
      refused: 1,
      clockOffsetMs: 12 * 60_000,
    });
  });

  it('is kept at once where it was not known before: nothing waiting is news too', async () => {
    const nurse = await signInAs(server, 'y1', replica('firsttold'));
    await tell(nurse, 'v=1.4.0');
    await tell(nurse, 'v=1.4.0&waiting=0&refused=0');
    expect(await oneSeenBy(head, nurse.replicaId)).toMatchObject({ waiting: 0, refused: 0 });
    await tell(nurse, 'v=1.4.0&waiting=0&refused=0&used=5&quota=10');
    expect(await oneSeenBy(head, nurse.replicaId)).toMatchObject({ storageUsedBytes: 5 });
  });

  it('is heard with every question, so that a listening tablet is known to be there', async () => {
    const nurse = await signInAs(server, 'y1', replica('listening'));
    server.advance(3 * 60_000);
    await nurse.lines(`/api/v1/stations/${at.stationId}/changes`);
    expect((await oneSeenBy(head, nurse.replicaId))?.lastSeenAt).toBe(instantAt(startMs + 3 * 60_000));
  });

  it('is written at once when all was sent, and at most once a minute while it sends', async () => {
    const nurse = await signInAs(server, 'y1', replica('sending'));
    await tell(nurse, 'waiting=900');
    await tell(nurse, 'waiting=400');
    expect((await oneSeenBy(head, nurse.replicaId))?.waiting).toBe(900);
    await tell(nurse, 'waiting=0');
    expect((await oneSeenBy(head, nurse.replicaId))?.waiting).toBe(0);
    server.advance(61_000);
    await tell(nurse, 'waiting=0&v=1.5.0');
    expect(await oneSeenBy(head, nurse.replicaId)).toMatchObject({ waiting: 0, appVersion: '1.5.0' });
  });

  it.each([
    ['figures that are none', 'waiting=-1&used=Infinity&v=<b>'],
    ['far too much', 'x'.repeat(9000)],
    ['what is not its own to tell', 'revokedAt=&secretHash=abc&stationId=station:x&revoked=false'],
    ['what would be read by another program', 'waiting=3\t&;DROP'],
    ['a second header in the first', '%00%0d%0aSet-Cookie: a=b'],
  ])('is left out where it is forged, with %s, and the question is answered', async (_what, told) => {
    const nurse = await signInAs(server, 'y1', replica('forged'));
    const before = await server.deps.sessions.readDevice(nurse.replicaId);
    server.advance(61_000);
    expect((await tell(nurse, told)).status).toBe(200);
    const after = await server.deps.sessions.readDevice(nurse.replicaId);
    expect({ ...after, lastSeenAt: '', report: {} }).toEqual({ ...before, lastSeenAt: '', report: {} });
    expect(after?.report ?? {}).toEqual({});
  });

  it('does not let in a tablet that was shut out', async () => {
    const lost = await signInAs(server, 'y1', replica('stillout'));
    await head.post(`${DEVICES}/${lost.replicaId}/revoke`);
    server.advance(61_000);
    expect((await tell(lost, 'waiting=5')).status).toBe(403);
    expect(await oneSeenBy(head, lost.replicaId)).toMatchObject({ revoked: true });
    expect((await oneSeenBy(head, lost.replicaId))?.waiting).toBeUndefined();
  });
});
