import { randomBytes } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { DEVICE_SECRET_PATTERN, type SessionReply } from '@tram/shared-schema/sync/session.js';
import { setRevoked } from '#admin/revoke-device.js';
import { NOW_MS, replica } from '#testing/documents.js';
import {
  furnish,
  PASSWORD,
  signInAs,
  startServerUnderTest,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
beforeAll(async () => {
  server = await startServerUnderTest({ tryLimit: { tries: 10_000, windowMs: 60_000 } });
  at = await furnish(server);
});
afterAll(() => server.close());
let startMs = NOW_MS;
beforeEach(() => server.setClock((startMs += 5 * 60_000)));

const newSecret = (): string => randomBytes(32).toString('base64url');
const UNKNOWN = { kind: 'unknown-device' };
const signIn = (username: string, replicaId: ReplicaId, secret?: unknown) =>
  supertest(server.app)
    .post('/api/v1/session')
    .send({
      username,
      password: PASSWORD,
      device: { replicaId, name: 'Máy thử', ...(secret !== undefined && { secret }) },
    });
const refresh = (refreshToken: string, replicaId: ReplicaId, deviceSecret?: unknown) =>
  supertest(server.app)
    .post('/api/v1/session/refresh')
    .send({ refreshToken, replicaId, ...(deviceSecret !== undefined && { deviceSecret }) });
const sessionOf = (reply: { body: unknown }): SessionReply => reply.body as SessionReply;

describe('a tablet’s secret', () => {
  it('binds the tablet the first time it is seen, and nobody else is that tablet from then on', async () => {
    const tablet = replica('bindme');
    const secret = newSecret();
    expect(secret).toMatch(new RegExp(DEVICE_SECRET_PATTERN));
    expect((await signIn('y1', tablet, secret)).status).toBe(200);
    expect((await signIn('y2', tablet, secret)).status).toBe(200);

    const other = await signIn('y2', tablet, newSecret());
    expect(other.status).toBe(403);
    expect(other.body).toEqual(UNKNOWN);
    expect((await signIn('y2', tablet)).body).toEqual(UNKNOWN);
    expect(await server.deps.audit.read({ limit: 2 })).toMatchObject([
      { act: 'device-refused', actor: at.accounts['y2'], subject: tablet },
      { act: 'device-refused', actor: at.accounts['y2'], subject: tablet },
    ]);
    expect((await signIn('y1', tablet, secret)).status).toBe(200);
  });

  it('is kept as a hash only, and told to nobody, nor written into the log', async () => {
    const tablet = replica('hashed');
    const secret = newSecret();
    await signIn('y1', tablet, secret);
    const device = await server.deps.sessions.readDevice(tablet);
    expect(device?.secretHash).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(device)).not.toContain(secret);
    const admin = await signInAs(server, 'quantri');
    const told = await admin.get('/api/v1/devices');
    expect(told.text).not.toContain(device?.secretHash);
    expect(told.text).not.toContain('secret');
    expect(server.log.join('')).not.toContain(secret);
    expect(server.log.join('')).not.toContain(device?.secretHash);
  });

  it('of an older tablet is missing: it is taken at its word until it first sends one', async () => {
    const tablet = replica('older');
    const before = sessionOf(await signIn('y1', tablet));
    const renewed = sessionOf(await refresh(before.refreshToken, tablet));
    expect(renewed.refreshToken).toBeDefined();
    expect((await server.deps.sessions.readDevice(tablet))?.secretHash).toBeUndefined();

    const secret = newSecret();
    const bound = sessionOf(await refresh(renewed.refreshToken, tablet, secret));
    expect(await server.deps.audit.read({ limit: 1 })).toMatchObject([
      { act: 'device-bound', actor: at.accounts['y1'], subject: tablet },
    ]);
    expect((await refresh(bound.refreshToken, tablet)).body).toEqual(UNKNOWN);
    expect((await signIn('y1', tablet)).body).toEqual(UNKNOWN);
    expect((await refresh(bound.refreshToken, tablet, secret)).status).toBe(200);
  });

  it('is needed to renew a session: a stolen token alone is worth nothing, and ends nobody’s session', async () => {
    const tablet = replica('stolen');
    const secret = newSecret();
    const { refreshToken } = sessionOf(await signIn('y1', tablet, secret));
    for (const wrong of [undefined, newSecret()]) {
      expect((await refresh(refreshToken, tablet, wrong)).body).toEqual(UNKNOWN);
    }
    expect((await refresh(refreshToken, tablet, secret)).status).toBe(200);
  });

  it('makes nobody another tablet by being sent for it', async () => {
    const [mine, theirs] = [replica('mine'), replica('theirs')];
    const [secret, theirSecret] = [newSecret(), newSecret()];
    const { refreshToken } = sessionOf(await signIn('y1', mine, secret));
    await signIn('y2', theirs, theirSecret);
    expect((await signIn('y1', theirs, secret)).body).toEqual(UNKNOWN);
    expect((await refresh(refreshToken, theirs, theirSecret)).body).toEqual({ kind: 'not-signed-in' });
  });

  it('of two who claim one tablet at the same moment is one’s', async () => {
    for (const name of ['race1', 'race2', 'race3']) {
      const tablet = replica(name);
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, n) => signIn(n % 2 === 0 ? 'y1' : 'y2', tablet, newSecret())),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403]);
      const bound = (await server.deps.audit.read({ limit: 40 })).filter(
        ({ act, subject }) => act === 'device-bound' && subject === tablet,
      );
      expect(bound).toHaveLength(1);
    }
  });

  it('cannot take over a tablet of another station, nor one that was shut out', async () => {
    const tablet = replica('ofstation');
    await signIn('y1', tablet);
    expect((await signIn('khac', tablet, newSecret())).body).toEqual({ kind: 'not-allowed' });
    expect((await server.deps.sessions.readDevice(tablet))?.secretHash).toBeUndefined();

    const admin = { accountId: at.admin, role: 'admin' } as const;
    await setRevoked(server.deps, admin, tablet, true);
    expect((await signIn('y1', tablet, newSecret())).body).toMatchObject({ kind: 'device-revoked' });
    expect((await server.deps.sessions.readDevice(tablet))?.secretHash).toBeUndefined();
    await setRevoked(server.deps, admin, tablet, false);
    expect((await signIn('y1', tablet, newSecret())).status).toBe(200);
  });

  it('stays the tablet’s through being shut out and let in again', async () => {
    const tablet = replica('backagain');
    const secret = newSecret();
    await signIn('y1', tablet, secret);
    const admin = { accountId: at.admin, role: 'admin' } as const;
    await setRevoked(server.deps, admin, tablet, true);
    // Told so even to who has another secret: a thief need not learn what it takes, a lost tablet must hear it.
    expect((await signIn('y1', tablet, newSecret())).body).toMatchObject({ kind: 'device-revoked' });
    await setRevoked(server.deps, admin, tablet, false);
    expect((await signIn('y1', tablet, newSecret())).body).toEqual(UNKNOWN);
    expect((await signIn('y1', tablet, secret)).status).toBe(200);
  });

  it.each([
    ['too short', 'abc'],
    ['of other letters', '+'.repeat(43)],
    ['no text', 7],
    ['nothing', null],
    ['a list', ['a'.repeat(43)]],
    ['a line more', `${'a'.repeat(43)}\n`],
    ['longer than it may be', 'a'.repeat(60_000)],
  ])('that is %s is named as wrong', async (_what, secret) => {
    const tablet = replica('misshapen');
    const reply = await signIn('y1', tablet, secret);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ kind: 'bad-request', field: 'device.secret' });
    const renewed = await refresh('x', tablet, secret);
    expect(renewed.body).toMatchObject({ kind: 'bad-request', field: 'deviceSecret' });
    expect(await server.deps.sessions.readDevice(tablet)).toBeUndefined();
  });

  it('of ten megabytes is not even read', async () => {
    const secret = 'a'.repeat(10 * 1024 * 1024);
    for (const send of [signIn('y1', replica('tenmb'), secret), refresh('x', replica('tenmb'), secret)]) {
      const reply = await send;
      expect(reply.status).toBe(413);
      expect(reply.body).toMatchObject({ kind: 'too-large' });
    }
  });
});
