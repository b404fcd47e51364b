import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { SessionReply } from '@tram/shared-schema/sync/session.js';
import { createApp } from '#app.js';
import { resetPassword, setDisabled } from '#admin/change-account.js';
import { signInThrottle } from '#accounts/sign-in-throttle.js';
import { pino } from 'pino';
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
  server = await startServerUnderTest();
  at = await furnish(server);
});
afterAll(() => server.close());

const MINUTE_MS = 60_000;
/** Time goes on from test to test: what ended in one stays ended. */
let startMs = NOW_MS;
beforeEach(() => server.setClock((startMs += 2 * 60 * MINUTE_MS)));
const tablet = replica('tabletx');
const device = { replicaId: tablet, name: 'Máy bàn khám' };
const post = (path: string, body: object) => supertest(server.app).post(`/api/v1${path}`).send(body);
const signIn = (username: string, password = PASSWORD, on = device) =>
  post('/session', { username, password, device: on });
const bodyOf = (reply: { body: unknown }): SessionReply => reply.body as SessionReply;
const askWho = (token: string) =>
  supertest(server.app).get('/api/v1/session').set('Authorization', `Bearer ${token}`);
const idOf = (username: string) => at.accounts[username] ?? at.admin;

describe('signing in', () => {
  it('answers who one is, where one works, and for how long', async () => {
    const reply = await signIn('y1');
    expect(reply.status).toBe(200);
    expect(bodyOf(reply)).toMatchObject({
      account: {
        accountId: idOf('y1'),
        username: 'y1',
        role: 'worker',
        stationId: at.stationId,
        disabled: false,
      },
      stationName: 'Trạm Thử',
      serverTime: instantAt(startMs),
      accessExpiresAt: instantAt(startMs + 15 * MINUTE_MS),
    });
    expect(reply.text).not.toContain('argon2');
    expect((await askWho(bodyOf(reply).accessToken)).body).toMatchObject({
      account: { username: 'y1' },
      stationName: 'Trạm Thử',
    });
  });

  it('forgives a capital letter and blanks around the username', async () => {
    expect((await signIn(' Y1 ')).status).toBe(200);
  });

  it('takes a password typed on another keyboard, accents composed or not', async () => {
    await resetPassword(server.deps, at.admin, idOf('y2'), 'mật khẩu đẹp'.normalize('NFC'));
    expect((await signIn('y2', 'mật khẩu đẹp'.normalize('NFD'))).status).toBe(200);
    await resetPassword(server.deps, at.admin, idOf('y2'), PASSWORD);
  });

  it('answers a wrong password and a name that does not exist with the same words', async () => {
    const wrong = await signIn('y1', 'sai-mat-khau');
    const nobody = await signIn('khong-ai', 'sai-mat-khau');
    expect([wrong.status, wrong.body]).toEqual([401, { kind: 'wrong-credentials' }]);
    expect([nobody.status, nobody.body]).toEqual([wrong.status, wrong.body]);
  });

  it('notes in the audit log that a try failed, without the name that was typed', async () => {
    await signIn('y1', 'sai-mat-khau');
    await signIn('matkhaugonham', 'x');
    const entries = await server.deps.audit.read({ limit: 2 });
    expect(entries).toMatchObject([
      { actor: 'system', act: 'sign-in-failed' },
      { actor: 'system', act: 'sign-in-failed', subject: idOf('y1') },
    ]);
    expect(JSON.stringify(entries)).not.toContain('matkhaugonham');
  });

  it('says what is wrong with a request that is none', async () => {
    expect((await post('/session', { username: 'y1' })).body).toEqual({
      kind: 'bad-request',
      field: 'password',
      rule: 'required',
    });
    const strange = { username: 'y1', password: 'x', device: { replicaId: 'KHONG HOP LE', name: '' } };
    expect((await post('/session', strange)).body).toMatchObject({
      kind: 'bad-request',
      field: 'device.replicaId',
    });
    expect((await supertest(server.app).post('/api/v1/session').type('text').send('hello')).status).toBe(400);
  });

  it('refuses text no store can keep, instead of failing over it', async () => {
    const broken = 'a\ud800';
    expect(
      (
        await post('/session', {
          username: broken,
          password: 'x',
          device: { replicaId: replica('t'), name: '' },
        })
      ).status,
    ).toBe(400);
    expect((await signIn('y1', PASSWORD, { replicaId: replica('t'), name: broken })).body).toEqual({
      kind: 'bad-request',
      field: 'device.name',
      rule: 'pattern',
    });
  });

  it('lets in who was given a new password while the server’s clock was a year ahead', async () => {
    await server.deps.accounts.change(idOf('y1'), (before) => ({
      ...before,
      sessionsOverAt: instantAt(NOW_MS + 365 * 24 * 3_600_000),
    }));
    const { accessToken } = (await signIn('y1')).body as { accessToken: string };
    const who = await supertest(server.app).get('/api/v1/session').auth(accessToken, { type: 'bearer' });
    expect(who.status).toBe(200);
  });

  it('refuses a disabled account only to who knows its password', async () => {
    await setDisabled(server.deps, at.admin, idOf('truong'), true);
    expect((await signIn('truong')).body).toEqual({ kind: 'account-disabled', mayKeepUnsent: true });
    expect((await signIn('truong', 'sai')).body).toEqual({ kind: 'wrong-credentials' });
    await setDisabled(server.deps, at.admin, idOf('truong'), false);
  });

  it('keeps one tablet’s database to one station', async () => {
    await signIn('y1');
    expect((await signIn('khac')).body).toEqual({ kind: 'not-allowed' });
    expect((await signIn('khac', PASSWORD, { replicaId: replica('elsewhere'), name: '' })).status).toBe(200);
    expect((await signIn('y1', PASSWORD, { replicaId: replica('server0000'), name: '' })).status).toBe(403);
  });

  it('makes good a worker’s name that an interrupted creation left out of the station', async () => {
    const lone = {
      ...(await server.deps.accounts.read(idOf('y1'))),
      accountId: 'account:00000000000000000000000555',
      username: 'motminh',
    };
    await server.deps.accounts.create(lone as never);
    await signIn('motminh', PASSWORD, { replicaId: replica('motminh'), name: '' });
    const found = await server.deps.documents.readDocuments(at.stationId, [lone.accountId as never]);
    expect([...found.values()]).toMatchObject([{ type: 'worker', displayName: 'Y tá Một' }]);
  });
});

describe('guessing passwords', () => {
  it('waits longer after each wrong try, and the right password then ends the waiting', async () => {
    const attempt = (password: string) => signIn('y2', password, { replicaId: replica('guesser'), name: '' });
    for (let n = 0; n < 5; n += 1) expect((await attempt('sai')).status).toBe(401);
    const stopped = await attempt(PASSWORD);
    expect([stopped.status, stopped.body]).toEqual([
      429,
      { kind: 'too-many-requests', retryAfterSeconds: 2 },
    ]);
    expect(stopped.headers['retry-after']).toBe('2');
    server.advance(2000);
    expect((await attempt('sai')).status).toBe(401);
    expect((await attempt(PASSWORD)).body).toMatchObject({ retryAfterSeconds: 4 });
    server.advance(4000);
    expect((await attempt(PASSWORD)).status).toBe(200);
    expect((await attempt('sai')).status).toBe(401);
  });

  it('waits no less for many tries at the same moment', async () => {
    const attempt = () => signIn('khong-co-ai', 'sai', { replicaId: replica('guesser'), name: '' });
    const replies = await Promise.all(Array.from({ length: 20 }, attempt));
    expect(replies.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });

  it('never waits longer than a quarter of an hour, and forgets after an hour', () => {
    const throttle = signInThrottle();
    for (let n = 0; n < 100; n += 1) throttle.wrong('a', 0);
    expect(throttle.waitMs('a', 0)).toBe(15 * MINUTE_MS);
    expect(throttle.waitMs('b', 0)).toBe(0);
    expect(throttle.waitMs('a', 61 * MINUTE_MS)).toBe(0);
  });

  it('is stopped for one address too, while right sign-ins from there go on', async () => {
    const app = createApp(server.deps, {
      logger: pino({ level: 'silent' }),
      isHttps: false,
      tryLimit: { windowMs: 60_000, tries: 4 },
    });
    const attempt = (username: string, password: string) =>
      supertest(app).post('/api/v1/session').send({ username, password, device });
    for (let n = 0; n < 6; n += 1) expect((await attempt('y1', PASSWORD)).status).toBe(200);
    for (let n = 0; n < 4; n += 1) expect((await attempt(`ten${n}`, 'sai')).status).toBe(401);
    expect((await attempt('ten9', 'sai')).body).toEqual({ kind: 'too-many-requests', retryAfterSeconds: 60 });
  });
});

describe('the first administrator', () => {
  it('is made once, with the link the server printed, and then the door is closed', async () => {
    const fresh = await startServerUnderTest();
    const setUp = (token: string, username = 'quantri') =>
      supertest(fresh.app)
        .post('/api/v1/setup')
        .send({ token, username, password: PASSWORD, displayName: 'Quản Trị' });
    expect((await setUp('guess')).body).toEqual({ kind: 'setup-closed' });
    const older = (await fresh.deps.setup.open()) ?? '';
    const token = (await fresh.deps.setup.open()) ?? '';
    expect((await setUp(older)).status).toBe(403);
    expect((await setUp(token, 'QT')).body).toMatchObject({ kind: 'bad-request', field: 'username' });
    const made = await setUp(token);
    expect([made.status, made.body]).toMatchObject([201, { role: 'admin', username: 'quantri' }]);
    expect((await setUp(token, 'hai')).body).toEqual({ kind: 'setup-closed' });
    expect(await fresh.deps.setup.open()).toBeUndefined();
    expect((await signInAs(fresh, 'quantri')).token).toBeTruthy();
    await fresh.close();
  });
});
