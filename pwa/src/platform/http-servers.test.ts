// @vitest-environment node
// The two HTTP adapters against a real socket, where bytes arrive in any pieces and lines go dead.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { ChangesLine } from '@tram/shared-schema/sync/wire.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PulledPage, SyncServer } from '#sync/sync-server.js';
import { ACCOUNT_ID, MORNING_MS, samplePerson, STATION_ID } from '#testing/contracts/sample-documents.js';
import { createHttpApi } from './http-api.js';
import { createHttpSessionServer } from './http-session-server.js';
import { createHttpSyncServer } from './http-sync-server.js';

const REPLICA = 'tablet0001' as ReplicaId;
const SILENCE_MS = 150;
/** The server is a minute ahead of this tablet. */
const SERVER_AHEAD_MS = 60_000;

const hello: ChangesLine = {
  kind: 'hello',
  protocol: 1,
  stationId: STATION_ID,
  epoch: 'e1',
  serverTime: instantAt(MORNING_MS + SERVER_AHEAD_MS),
};
const doc = (n: number, note?: string): ChangesLine => ({
  kind: 'doc',
  doc: samplePerson(n, note === undefined ? {} : { note }),
});
const cursor = (at: string, pending = 0): ChangesLine => ({ kind: 'cursor', cursor: at, pending });
const end: ChangesLine = { kind: 'end' };
const text = (lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

describe('the server over HTTP', () => {
  let http: Server;
  let url: string;
  let answer: Answer;
  let asked: {
    method: string;
    url: string;
    token: string | undefined;
    body: Buffer;
    headers: IncomingMessage['headers'];
  }[];
  let tokens: string[];
  let sync: SyncServer;

  beforeEach(async () => {
    asked = [];
    http = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts);
        const token = request.headers.authorization?.replace('Bearer ', '');
        asked.push({
          method: request.method ?? '',
          url: request.url ?? '',
          token,
          body,
          headers: request.headers,
        });
        answer(request, response, body);
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    tokens = ['token-1', 'token-2'];
    sync = createHttpSyncServer({
      api: api(),
      stationId: STATION_ID,
      nowMs: () => MORNING_MS,
      silenceMs: SILENCE_MS,
      accessToken: () =>
        Promise.resolve(tokens[0] === undefined ? err({ kind: 'session-expired' }) : ok(tokens[0])),
      tokenRefused: (refused) => (tokens = tokens.filter((token) => token !== refused)),
    });
  });
  afterEach(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  const api = () => createHttpApi({ baseUrl: url, fetch, nowMs: () => MORNING_MS, timeoutMs: SILENCE_MS });
  const json =
    (status: number, body: object): Answer =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
  const feed =
    (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
    (_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', ...headers })
        .end(body);
    };
  async function pull(from: Parameters<SyncServer['pull']>[0] = {}, signal = new AbortController().signal) {
    const pages: PulledPage[] = [];
    const result = await sync.pull(
      from,
      (page) => {
        pages.push(page);
        return Promise.resolve();
      },
      signal,
    );
    return { result, pages, ids: pages.map(({ documents }) => documents.map(({ _id }) => _id)) };
  }
  const push = () =>
    sync.push(
      { protocol: 1, replicaId: REPLICA, documents: [samplePerson(10)] },
      new AbortController().signal,
    );

  describe('reading changes', () => {
    it('gives pages as they were closed, and how far our clock is off', async () => {
      answer = feed(text([hello, doc(10), doc(11), cursor('2', 1), doc(12), cursor('3'), end]));
      const { result, pages } = await pull();
      expect(result).toEqual({
        ok: true,
        value: { serverTime: hello.serverTime, offsetMs: SERVER_AHEAD_MS },
      });
      expect(pages).toEqual([
        { epoch: 'e1', documents: [samplePerson(10), samplePerson(11)], cursor: '2', pending: 1 },
        { epoch: 'e1', documents: [samplePerson(12)], cursor: '3', pending: 0 },
      ]);
      expect(asked[0]).toMatchObject({
        method: 'GET',
        url: `/api/v1/stations/${encodeURIComponent(STATION_ID)}/changes`,
        token: 'token-1',
      });
    });

    it('goes on from its place and names the epoch it believes in', async () => {
      answer = feed(text([hello, cursor('9'), end]));
      await pull({ cursor: '7 &=', epoch: 'e1' });
      expect(asked[0]?.url).toMatch(/\?since=7\+%26%3D&epoch=e1$/);
    });

    it('reads a feed that is compressed and arrives letter by letter', async () => {
      const body = gzipSync(text([hello, doc(10, 'Bưởi – ễ 🌿'), cursor('1'), end]));
      answer = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
        void (async () => {
          for (let at = 0; at < body.length; at += 7) {
            response.write(body.subarray(at, at + 7));
            await new Promise((resolve) => setImmediate(resolve));
          }
          response.end();
        })();
      };
      const { result, pages } = await pull();
      expect(result.ok).toBe(true);
      expect(pages[0]?.documents).toEqual([samplePerson(10, { note: 'Bưởi – ễ 🌿' })]);
    });

    it('keeps the pages that came whole when the line breaks, in a line or between two', async () => {
      const whole = text([hello, doc(10), cursor('1'), doc(11), cursor('2')]);
      for (const cut of [whole, whole.slice(0, -8), `${whole}{"kind":"do`]) {
        answer = (_request, response) => {
          response.writeHead(200, { 'content-type': 'application/x-ndjson' });
          response.write(cut, () => response.destroy());
        };
        const { result, ids } = await pull();
        expect(result).toEqual({ ok: false, error: { kind: 'unreachable' } });
        expect(ids[0]).toEqual([samplePerson(10)._id]);
      }
      answer = feed(whole);
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
    });

    it('gives up on a line that has gone silent, but not on a tablet that is slow to store', async () => {
      answer = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write(text([hello, doc(10), cursor('1')]));
      };
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
      answer = feed(text([hello, doc(10), cursor('1'), end]));
      const slow = await sync.pull(
        {},
        () => new Promise((resolve) => setTimeout(resolve, SILENCE_MS * 2)),
        new AbortController().signal,
      );
      expect(slow.ok).toBe(true);
    });

    it('reads no further page while one is being stored', async () => {
      let stored = 0;
      answer = feed(text([hello, doc(10), cursor('1'), doc(11), cursor('2'), end]));
      await sync.pull(
        {},
        async ({ cursor: at }) => {
          expect(at).toBe(String(stored + 1));
          await new Promise((resolve) => setTimeout(resolve, 20));
          stored += 1;
        },
        new AbortController().signal,
      );
      expect(stored).toBe(2);
    });

    it('lets a fault of the store through as what it is', async () => {
      answer = feed(text([hello, doc(10), cursor('1'), end]));
      const fault = new TypeError('ours');
      await expect(sync.pull({}, () => Promise.reject(fault), new AbortController().signal)).rejects.toBe(
        fault,
      );
    });

    it('stops at a new epoch before the first page, whoever says so', async () => {
      answer = feed(text([{ ...hello, epoch: 'e2' }, doc(10), cursor('1'), end]));
      expect(await pull({ epoch: 'e1', cursor: '7' })).toMatchObject({
        result: { ok: false, error: { kind: 'epoch-changed', epoch: 'e2' } },
        pages: [],
      });
      answer = json(409, { kind: 'epoch-changed', epoch: 'e2' });
      expect((await pull({ epoch: 'e1', cursor: '7' })).result).toEqual({
        ok: false,
        error: { kind: 'epoch-changed', epoch: 'e2' },
      });
    });

    it('reads from the beginning where the server no longer knows the place', async () => {
      answer = (request, response, body) =>
        request.url?.includes('since=')
          ? json(410, { kind: 'unknown-cursor' })(request, response, body)
          : feed(text([hello, doc(10), cursor('1'), end]))(request, response, body);
      expect((await pull({ epoch: 'e1', cursor: 'gone' })).ids).toEqual([[samplePerson(10)._id]]);
      expect(asked).toHaveLength(2);
    });

    it('asks for an update when the server speaks another protocol', async () => {
      answer = feed(text([{ ...hello, protocol: 2 }, end]));
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'update-needed' } });
      answer = json(426, { kind: 'unknown-protocol', supported: 2 });
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'update-needed' } });
    });

    it('passes over lines a newer server adds, and refuses what is no feed of ours', async () => {
      answer = feed(text([hello, { kind: 'note', text: 'x' }, doc(10), cursor('1'), end]));
      expect((await pull()).ids).toEqual([[samplePerson(10)._id]]);
      answer = feed(text([doc(10), cursor('1'), end]));
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
      answer = feed(text([hello, doc(10), { kind: 'failed', failure: 'interrupted' }]));
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
      answer = feed(`${JSON.stringify(hello)}\n${'x'.repeat(1_200_000)}`);
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
    });

    it("does not take a hotspot's sign-in page for the server", async () => {
      answer = (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Wi-Fi</html>');
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
      answer = (_request, response) => response.writeHead(302, { location: '/login' }).end();
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
      answer = (_request, response) =>
        response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
      answer = json(200, { kind: 'hello' });
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
    });

    it('hangs up when told to', async () => {
      answer = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write(text([hello]));
      };
      const leaving = new AbortController();
      setTimeout(() => leaving.abort(), 20);
      expect((await pull({}, leaving.signal)).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
    });

    it('takes a new token when the first is no longer good, once', async () => {
      answer = (request, response, body) =>
        request.headers.authorization === 'Bearer token-2'
          ? feed(text([hello, end]))(request, response, body)
          : json(401, { kind: 'session-expired' })(request, response, body);
      expect((await pull()).result.ok).toBe(true);
      expect(asked.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
      answer = json(401, { kind: 'not-signed-in' });
      expect((await pull()).result).toEqual({ ok: false, error: { kind: 'session-expired' } });
      expect(asked).toHaveLength(3);
    });
  });

  describe('sending documents', () => {
    const reply = {
      epoch: 'e1',
      serverTime: hello.serverTime,
      results: [{ id: samplePerson(10)._id, kind: 'accepted' }],
    };

    it('sends what it was given with the time it was sent', async () => {
      answer = json(200, reply);
      expect(await push()).toEqual({
        ok: true,
        value: { reply, contact: { serverTime: hello.serverTime, offsetMs: SERVER_AHEAD_MS } },
      });
      expect(asked[0]).toMatchObject({
        method: 'POST',
        url: `/api/v1/stations/${encodeURIComponent(STATION_ID)}/documents`,
      });
      expect(JSON.parse(String(asked[0]?.body))).toEqual({
        protocol: 1,
        replicaId: REPLICA,
        sentAt: instantAt(MORNING_MS),
        documents: [samplePerson(10)],
      });
    });

    it('compresses what is worth it', async () => {
      answer = json(200, reply);
      const documents = Array.from({ length: 20 }, (_, n) => samplePerson(n));
      await sync.push({ protocol: 1, replicaId: REPLICA, documents }, new AbortController().signal);
      expect(asked[0]?.headers['content-encoding']).toBe('gzip');
      const body = asked[0]?.body ?? Buffer.alloc(0);
      expect(body.length).toBeLessThan(2000);
      expect(JSON.parse(String(gunzipSync(body)))).toMatchObject({ documents });
    });

    it('says in our words why nothing was taken', async () => {
      const said: [number, object, object][] = [
        [401, { kind: 'session-expired' }, { kind: 'session-expired' }],
        [403, { kind: 'account-disabled' }, { kind: 'account-disabled' }],
        [403, { kind: 'device-revoked' }, { kind: 'device-revoked' }],
        [403, { kind: 'not-allowed' }, { kind: 'not-allowed' }],
        [404, { kind: 'not-found' }, { kind: 'server-trouble' }],
        [409, { kind: 'epoch-changed', epoch: 'e2' }, { kind: 'epoch-changed', epoch: 'e2' }],
        [426, { kind: 'unknown-protocol', supported: 2 }, { kind: 'update-needed' }],
        [429, { kind: 'too-many-requests', retryAfterSeconds: 3 }, { kind: 'server-trouble' }],
        [503, { kind: 'unavailable' }, { kind: 'server-trouble' }],
        [
          400,
          { kind: 'bad-request', field: 'documents.0', rule: 'depth' },
          { kind: 'batch-refused', field: 'documents.0', rule: 'depth' },
        ],
        [413, { kind: 'too-large', limit: 5 }, { kind: 'batch-refused' }],
      ];
      for (const [status, body, expected] of said) {
        tokens = ['token-1'];
        answer = json(status, body);
        expect(await push()).toEqual({ ok: false, error: expected });
      }
    });

    it('gives up on an answer that does not come, or not whole', async () => {
      answer = () => undefined;
      expect(await push()).toEqual({ ok: false, error: { kind: 'unreachable' } });
      answer = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' });
        response.write('{"epoch":', () => response.destroy());
      };
      expect(await push()).toEqual({ ok: false, error: { kind: 'unreachable' } });
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      expect(await push()).toEqual({ ok: false, error: { kind: 'unreachable' } });
    });
  });

  describe('signing in', () => {
    const reply = {
      account: {
        accountId: ACCOUNT_ID,
        username: 'ys.mau',
        displayName: 'Y sĩ Mẫu',
        role: 'worker',
        disabled: false,
      },
      accessToken: 'a',
      accessExpiresAt: instantAt(MORNING_MS + SERVER_AHEAD_MS + 900_000),
      refreshToken: 'r',
      serverTime: hello.serverTime,
    };
    const session = () => createHttpSessionServer(api(), () => MORNING_MS);
    const request = { username: 'ys.mau', password: 'x', device: { replicaId: REPLICA, name: 'Tablet' } };

    it("counts the token's life from now, whatever the tablet's clock says", async () => {
      answer = json(200, reply);
      expect(await session().signIn(request)).toEqual({
        ok: true,
        value: { reply, accessExpiresAtMs: MORNING_MS + 900_000 },
      });
      expect(JSON.parse(String(asked[0]?.body))).toEqual({ ...request, sentAt: instantAt(MORNING_MS) });
    });

    it('says why the door stays shut', async () => {
      const said: [Answer, object][] = [
        [json(401, { kind: 'wrong-credentials' }), { kind: 'wrong-credentials' }],
        [json(403, { kind: 'account-disabled' }), { kind: 'account-disabled' }],
        [json(403, { kind: 'device-revoked' }), { kind: 'device-revoked' }],
        [json(403, { kind: 'not-allowed' }), { kind: 'wrong-replica' }],
        [
          json(429, { kind: 'too-many-requests', retryAfterSeconds: 30 }),
          { kind: 'too-many-requests', retryAfterSeconds: 30 },
        ],
        [json(500, { kind: 'unexpected' }), { kind: 'server-trouble' }],
        [
          (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('Wi-Fi'),
          { kind: 'unreachable' },
        ],
        [() => undefined, { kind: 'unreachable' }],
      ];
      for (const [how, expected] of said) {
        answer = how;
        expect(await session().signIn(request)).toEqual({ ok: false, error: expected });
      }
    });

    it('renews, and hears that a session is over', async () => {
      answer = json(200, reply);
      expect((await session().refresh('r', REPLICA)).ok).toBe(true);
      expect(asked[0]?.url).toBe('/api/v1/session/refresh');
      answer = json(401, { kind: 'not-signed-in' });
      expect(await session().refresh('r', REPLICA)).toEqual({
        ok: false,
        error: { kind: 'wrong-credentials' },
      });
    });

    it('signs out without minding a line that is gone', async () => {
      answer = (_request, response) => response.writeHead(204).end();
      await session().signOut('a');
      expect(asked[0]).toMatchObject({ method: 'DELETE', url: '/api/v1/session', token: 'a' });
      answer = () => undefined;
      await session().signOut('a');
    });
  });
});
