import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wakePath } from '@tram/shared-schema/sync/wake.js';
import { setDisabled } from '#admin/change-account.js';
import { setRevoked } from '#admin/revoke-device.js';
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

const WAYS = {
  'device-revoked': (isOut: boolean) =>
    setRevoked(server.deps, { accountId: at.admin, role: 'admin' }, lost.replicaId, isOut),
  'account-disabled': (isOut: boolean) =>
    setDisabled(server.deps, at.admin, at.accounts['y1'] ?? at.admin, isOut),
};
const KINDS = ['device-revoked', 'account-disabled'] as const;
/** With both policies, so that neither answer is one that is always given. */
const CASES = KINDS.flatMap((kind) => [true, false].map((mayKeepUnsent) => ({ kind, mayKeepUnsent })));

let server: ServerUnderTest;
let strict: ServerUnderTest;
let lenient: ServerUnderTest;
let at: Furnished;
let lost: Caller;
let listening: Server;
const placeOf = new Map<ServerUnderTest, Furnished>();
beforeAll(async () => {
  lenient = await startServerUnderTest({}, { mayKeepUnsent: true });
  strict = await startServerUnderTest({}, { mayKeepUnsent: false });
  for (const each of [lenient, strict]) placeOf.set(each, await furnish(each));
});
afterAll(async () => {
  await lenient.close();
  await strict.close();
});
let turn = 0;
beforeEach(() => {
  turn += 1;
  for (const each of [lenient, strict]) each.setClock(NOW_MS + turn * 60_000);
});

async function openAt(policy: { mayKeepUnsent: boolean }): Promise<void> {
  server = policy.mayKeepUnsent ? lenient : strict;
  at = placeOf.get(server) ?? (await furnish(server));
  lost = await signInAs(server, 'y1', replica(`out${turn}`));
}

/** The last of what came on a line that is held open, when the server has closed it. */
function heardOn(path: string, caller: Caller): { opened: Promise<void>; ended: Promise<string> } {
  let told: (text: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (told = resolve));
  const opened = new Promise<void>((resolve, reject) => {
    const { port } = listening.address() as AddressInfo;
    const headers = { authorization: `Bearer ${caller.token}`, accept: 'text/event-stream' };
    get({ port, path, headers, agent: false }, (reply) => {
      let text = '';
      reply.on('data', (chunk: Buffer) => (text += chunk.toString()));
      reply.on('close', () => told(text));
      resolve();
    }).on('error', reject);
  });
  return { opened, ended };
}

describe('who is shut out', () => {
  it.each(CASES)('hears $kind at every door, may keep: $mayKeepUnsent', async ({ kind, mayKeepUnsent }) => {
    await openAt({ mayKeepUnsent });
    const { replicaId, refreshToken } = lost;
    const station = `/api/v1/stations/${at.stationId}`;
    const push = { protocol: 1, replicaId, documents: [] };
    const compare = { protocol: 1, epoch: 'x', after: '', runs: [] };
    const device = { replicaId, name: '' };
    await WAYS[kind](true);
    const answers = await Promise.all([
      supertest(server.app).post('/api/v1/session').send({ username: 'y1', password: PASSWORD, device }),
      supertest(server.app).post('/api/v1/session/refresh').send({ refreshToken, replicaId }),
      lost.get('/api/v1/session'),
      lost.get(`${station}/changes`),
      lost.get(wakePath({ stationId: at.stationId })),
      lost.post(`${station}/documents`, push),
      lost.post(`${station}/compare`, compare),
      lost.post('/api/v1/session/password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}1` }),
      lost.get('/api/v1/devices'),
      lost.get('/api/v1/admin/accounts'),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body).toEqual({ kind, mayKeepUnsent });
    }
    await WAYS[kind](false);
    await signInAs(server, 'y1', replicaId);
  });

  it.each(CASES)('is told $kind on the line it listens on, may keep: $mayKeepUnsent', async (word) => {
    await openAt(word);
    listening = await new Promise<Server>((resolve) => {
      const opened = createServer(server.app).listen(0, '127.0.0.1', () => resolve(opened));
    });
    const line = heardOn(wakePath({ stationId: at.stationId }), lost);
    await line.opened;
    await WAYS[word.kind](true);
    const { kind: reason, mayKeepUnsent } = word;
    expect(await line.ended).toContain(`event: bye\ndata: ${JSON.stringify({ reason, mayKeepUnsent })}\n\n`);
    await WAYS[word.kind](false);
    listening.close();
  });

  it('learns nothing of it without the right password or a token of its own', async () => {
    await openAt({ mayKeepUnsent: true });
    await WAYS['device-revoked'](true);
    const device = { replicaId: lost.replicaId, name: '' };
    const wrong = await supertest(server.app)
      .post('/api/v1/session')
      .send({ username: 'y1', password: 'sai', device });
    expect(wrong.body).toEqual({ kind: 'wrong-credentials' });
    const forged = await supertest(server.app)
      .post('/api/v1/session/refresh')
      .send({ refreshToken: lost.refreshToken, replicaId: replica('another') });
    expect(forged.body).toEqual({ kind: 'not-signed-in' });
    await WAYS['device-revoked'](false);
  });
});
