import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionReply } from '@tram/shared-schema/sync/session.js';
import { signAccessToken } from '#accounts/access-token.js';
import { resetPassword, setDisabled } from '#admin/change-account.js';
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
const refresh = (refreshToken: string, replicaId: string = tablet) =>
  post('/session/refresh', { refreshToken, replicaId });
const bodyOf = (reply: { body: unknown }): SessionReply => reply.body as SessionReply;
const askWho = (token: string) =>
  supertest(server.app).get('/api/v1/session').set('Authorization', `Bearer ${token}`);
const idOf = (username: string) => at.accounts[username] ?? at.admin;

describe('a session', () => {
  let first: SessionReply;
  beforeEach(async () => {
    first = bodyOf(await signIn('y1'));
  });

  it('runs out after a quarter of an hour and is renewed without a password', async () => {
    server.advance(15 * MINUTE_MS + 1000);
    expect((await askWho(first.accessToken)).body).toEqual({ kind: 'session-expired' });
    const second = bodyOf(await refresh(first.refreshToken));
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await askWho(second.accessToken)).status).toBe(200);
  });

  it('survives an answer that was lost: the same question gets the same token again', async () => {
    const lost = bodyOf(await refresh(first.refreshToken));
    const again = bodyOf(await refresh(first.refreshToken));
    expect(again.refreshToken).toBe(lost.refreshToken);
    expect((await refresh(again.refreshToken)).status).toBe(200);
  });

  it('survives two renewals at the same moment', async () => {
    const both = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(both.map((reply) => bodyOf(reply).refreshToken)).size).toBe(1);
  });

  it('ends for both when a token comes back after its successor was used: one of them was stolen', async () => {
    const second = bodyOf(await refresh(first.refreshToken));
    const third = bodyOf(await refresh(second.refreshToken));
    expect((await refresh(first.refreshToken)).body).toEqual({ kind: 'not-signed-in' });
    expect((await refresh(third.refreshToken)).body).toEqual({ kind: 'not-signed-in' });
    expect((await askWho(third.accessToken)).body).toEqual({ kind: 'session-expired' });
    const acts = (await server.deps.audit.read({ limit: 5 })).map(({ act }) => act);
    expect(acts).toContain('refresh-token-reused');
  });

  it('is bound to its tablet', async () => {
    expect((await refresh(first.refreshToken, 'tabletzzzz')).body).toEqual({ kind: 'not-signed-in' });
    expect((await refresh(first.refreshToken)).status).toBe(200);
  });

  it('is not renewed with a token somebody wrote, nor after three months in a drawer', async () => {
    const [session, turn] = first.refreshToken.split('.');
    for (const forged of [
      '',
      'abc',
      `${session}.${turn}.${'A'.repeat(43)}`,
      `${session}.99.${first.refreshToken.split('.')[2]}`,
    ]) {
      expect([400, 401], forged).toContain((await refresh(forged)).status);
    }
    server.advance(91 * 24 * 60 * MINUTE_MS);
    expect((await refresh(first.refreshToken)).body).toEqual({ kind: 'not-signed-in' });
  });

  it('goes on after the server was restored to an earlier day', async () => {
    const second = bodyOf(await refresh(first.refreshToken));
    const third = bodyOf(await refresh(second.refreshToken));
    const sessionId = first.refreshToken.split('.')[0] ?? '';
    await server.deps.sessions.change(sessionId, (session) => ({ ...session, turn: 1 }));
    expect((await refresh(third.refreshToken)).status).toBe(200);
  });

  it('ends at once when the password is reset, the account disabled or the tablet lost', async () => {
    await resetPassword(server.deps, at.admin, idOf('y1'), PASSWORD);
    server.advance(1);
    const byReset = await signInAs(server, 'y1', tablet);
    await resetPassword(server.deps, at.admin, idOf('y1'), PASSWORD);
    expect((await byReset.get('/api/v1/session')).body).toEqual({ kind: 'session-expired' });
    expect((await refresh(byReset.refreshToken)).body).toEqual({ kind: 'not-signed-in' });

    server.advance(1);
    const byLoss = await signInAs(server, 'y1', tablet);
    await setRevoked(server.deps, { accountId: at.admin, role: 'admin' }, tablet, true);
    expect((await byLoss.get('/api/v1/session')).body).toEqual({
      kind: 'device-revoked',
      mayKeepUnsent: true,
    });
    expect((await refresh(byLoss.refreshToken)).body).toEqual({
      kind: 'device-revoked',
      mayKeepUnsent: true,
    });
    expect((await signIn('y1')).body).toEqual({ kind: 'device-revoked', mayKeepUnsent: true });
    await setRevoked(server.deps, { accountId: at.admin, role: 'admin' }, tablet, false);

    const byDisabling = await signInAs(server, 'y1', tablet);
    await setDisabled(server.deps, at.admin, idOf('y1'), true);
    expect((await byDisabling.get('/api/v1/session')).body).toEqual({
      kind: 'account-disabled',
      mayKeepUnsent: true,
    });
    expect((await refresh(byDisabling.refreshToken)).body).toEqual({
      kind: 'account-disabled',
      mayKeepUnsent: true,
    });
    await setDisabled(server.deps, at.admin, idOf('y1'), false);
    expect((await byDisabling.get('/api/v1/session')).body).toEqual({ kind: 'session-expired' });
  });

  it('ends when its owner signs out', async () => {
    const caller = await signInAs(server, 'y2', replica('leaving'));
    expect((await caller.delete('/api/v1/session')).status).toBe(204);
    expect((await caller.get('/api/v1/session')).body).toEqual({ kind: 'session-expired' });
    expect((await refresh(caller.refreshToken, caller.replicaId)).body).toEqual({ kind: 'not-signed-in' });
  });

  it('stays, and all others of the person end, when they change their password', async () => {
    server.advance(10);
    const [here, elsewhere] = [
      await signInAs(server, 'y2', replica('here')),
      await signInAs(server, 'y2', replica('there')),
    ];
    server.advance(10);
    const change = (currentPassword: string) =>
      here.post('/api/v1/session/password', { currentPassword, newPassword: 'mat-khau-moi' });
    expect((await change('sai')).body).toEqual({ kind: 'wrong-credentials' });
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await here.get('/api/v1/session')).status).toBe(200);
    expect((await elsewhere.get('/api/v1/session')).body).toEqual({ kind: 'session-expired' });
    await resetPassword(server.deps, at.admin, idOf('y2'), PASSWORD);
  });

  it('is not opened by a token signed with another key, for another purpose, or by none', async () => {
    const claims = {
      accountId: idOf('y1'),
      sessionId: first.refreshToken.split('.')[0] ?? '',
      replicaId: tablet,
    };
    const foreign = await signAccessToken(new Uint8Array(32), claims, startMs);
    expect((await askWho(foreign.accessToken)).body).toEqual({ kind: 'not-signed-in' });
    const [, payload] = first.accessToken.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [unsigned, 'x', ''])
      expect((await askWho(token)).body).toEqual({ kind: 'not-signed-in' });
    expect((await supertest(server.app).get('/api/v1/session')).body).toEqual({ kind: 'not-signed-in' });
  });
});
