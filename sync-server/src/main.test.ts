import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { SessionReply } from '@tram/shared-schema/sync/session.js';
import type { PushReply } from '@tram/shared-schema/sync/wire.js';
import { NOW_MS, person, replica } from '#testing/documents.js';
import { listenTo } from '#testing/wake-listener.js';
import { failToStart, startProcess, type ServerProcess } from '#testing/server-process.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';

const PASSWORD = 'mat-khau-thu';
const PAGE = 25;
const tablet = replica('tableta');
let dataDir: string;
let server: ServerProcess;
let stationId: StationId;
let session: SessionReply;

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}`);
  return (await reply.json()) as T;
}
const signIn = (username: string, replicaId: string): Promise<SessionReply> =>
  call('POST', '/session', { username, password: PASSWORD, device: { replicaId, name: 'Máy thử' } });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tram-process-'));
  server = await startProcess({ DATA_DIR: dataDir, PUBLIC_URL: 'http://tram.test' });
  const [address, token] = server.setupLink?.split('#') ?? [];
  expect(address).toBe('http://tram.test/setup');
  await call('POST', '/setup', { token, username: 'quantri', password: PASSWORD, displayName: 'Quản Trị' });
  const admin = (await signIn('quantri', 'admin00000')).accessToken;
  const station = await call<{ stationId: StationId }>(
    'POST',
    '/admin/stations',
    { name: 'Trạm Thử' },
    admin,
  );
  stationId = station.stationId;
  const worker = { username: 'yta', displayName: 'Y tá', role: 'worker', stationId, password: PASSWORD };
  await call('POST', '/admin/accounts', worker, admin);
  session = await signIn('yta', tablet);
});
afterAll(async () => {
  await server.stop('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

const pageOf = (n: number): object => ({
  protocol: 1,
  replicaId: tablet,
  documents: Array.from({ length: PAGE }, (_, k) => ({
    ...person(n * PAGE + k),
    stationId,
    createdAt: instantAt(NOW_MS),
    createdBy: { accountId: session.account.accountId, replicaId: tablet },
  })),
});
async function storedIds(): Promise<Set<string>> {
  const reply = await fetch(`${server.url}/api/v1/stations/${stationId}/changes`, {
    headers: { authorization: `Bearer ${session.accessToken}` },
  });
  const lines = (await reply.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; doc?: { _id: string } });
  expect(lines.at(-1)?.kind).toBe('end');
  return new Set(lines.flatMap(({ doc }) => (doc ? [doc._id] : [])));
}

describe('a server whose plug is pulled', () => {
  it('still has every record it had acknowledged, and the tablet’s session goes on', async () => {
    const acknowledged: string[] = [];
    let next = 0;
    let isDown = false;
    const push = async (): Promise<void> => {
      while (!isDown) {
        const body = pageOf((next += 1));
        const reply = await call<PushReply>(
          'POST',
          `/stations/${stationId}/documents`,
          body,
          session.accessToken,
        );
        for (const { id, kind } of reply.results) {
          expect(kind).toBe('accepted');
          acknowledged.push(id);
        }
      }
    };
    const pushing = Promise.allSettled([push(), push(), push()]);
    while (acknowledged.length < 10 * PAGE) await wait(5);
    isDown = true;
    await server.stop('SIGKILL');
    await pushing;

    server = await startProcess({ DATA_DIR: dataDir });
    expect(server.setupLink).toBeUndefined();
    const { refreshToken } = session;
    session = await call<SessionReply>('POST', '/session/refresh', { refreshToken, replicaId: tablet });
    const stored = await storedIds();
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(10 * PAGE);
  });
});

describe('a server that is asked to stop', () => {
  it('finishes the request it is reading, and starts again with everything', async () => {
    const body = JSON.stringify(pageOf(9_000));
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = [
          `POST /api/v1/stations/${stationId}/documents HTTP/1.1`,
          'host: tram',
          `authorization: Bearer ${session.accessToken}`,
          'content-type: application/json',
          `content-length: ${Buffer.byteLength(body)}`,
          'connection: close',
          'expect: 100-continue',
        ];
        socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 50)}`);
      });
      // It says that it is reading before it is asked to stop.
      socket.once('data', () => {
        void server.stop('SIGTERM');
        setTimeout(() => socket.write(body.slice(50)), 300);
      });
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
    expect(await server.stop('SIGTERM')).toBe(0);
    server = await startProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    expect(await storedIds()).toContain(person(9_000 * PAGE)._id);
    expect(server.output().trim().split('\n')).toHaveLength(1);
  });
});

describe('a server that is started again at once', () => {
  it('waits for the one before it, which still answers those it serves', async () => {
    const body = JSON.stringify(pageOf(9_500));
    const { port } = new URL(server.url);
    const before = server;
    const answer = new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = [
          `POST /api/v1/stations/${stationId}/documents HTTP/1.1`,
          'host: tram',
          `authorization: Bearer ${session.accessToken}`,
          'content-type: application/json',
          `content-length: ${Buffer.byteLength(body)}`,
        ];
        socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 50)}`);
        setTimeout(() => socket.write(body.slice(50)), 3500);
      });
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
    });
    const listener = await listenTo(`${server.url}/api/v1/stations/${stationId}/wake`, session.accessToken);
    await listener.hear('more');
    await wait(300);
    const stopped = before.stop('SIGTERM');
    server = await startProcess({ DATA_DIR: dataDir, PORT: port });
    expect(await stopped).toBe(0);
    expect(await answer).toMatch(/^HTTP\/1.1 200 /);
    expect(listener.heard.at(-1)).toBe('bye server-stopping');
    expect(await storedIds()).toContain(person(9_500 * PAGE)._id);
  });
});

describe('a server that cannot start', () => {
  it('says which setting is wrong', async () => {
    const { code, said } = await failToStart({ PORT: 'x', DATA_DIR: dataDir });
    expect([code, said]).toEqual([2, 'PORT must be a number from 0 to 65535 (0 takes any free port)\n']);
  });

  it('says that its port or its data folder is taken, that the app is not built, that a certificate is missing', async () => {
    const { port } = new URL(server.url);
    const other = await mkdtemp(join(tmpdir(), 'tram-process-'));
    const [taken, sameFolder, noApp, noCertificate] = await Promise.all([
      failToStart({ PORT: port, DATA_DIR: join(other, 'a') }),
      failToStart({ DATA_DIR: dataDir }),
      failToStart({ STATIC_DIR: '/nowhere', DATA_DIR: join(other, 'b') }),
      failToStart({ TLS_CERT_FILE: '/nowhere', TLS_KEY_FILE: '/nowhere', DATA_DIR: join(other, 'c') }),
    ]);
    expect(taken.said).toContain(`port ${port} on 127.0.0.1 is in use`);
    expect(sameFolder.said).toContain('DATA_DIR is in use by another server');
    expect(noApp.said).toContain('STATIC_DIR has no index.html');
    expect(noCertificate.said).toContain('TLS_CERT_FILE and TLS_KEY_FILE cannot be used');
    for (const { code, said } of [taken, sameFolder, noApp, noCertificate]) {
      expect(code).toBe(1);
      expect(said).not.toContain('    at ');
    }
    await rm(other, { recursive: true, force: true });
  });
});
