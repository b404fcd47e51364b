// @vitest-environment node
// Reading changes over a real socket, where bytes arrive in any pieces and lines go dead.

import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneByteText } from '#documents/one-byte-text.js';
import type { PulledPage, SyncServer } from '#sync/sync-server.js';
import { samplePerson, STATION_ID } from '#testing/contracts/sample-documents.js';
import {
  cursor,
  doc,
  end,
  feed,
  hello,
  html,
  json,
  SERVER_AHEAD_MS,
  startSocketServer,
  text,
  type SocketServer,
} from '#testing/contracts/socket-server.js';

describe('reading changes over HTTP', () => {
  let server: SocketServer;
  beforeEach(async () => {
    server = await startSocketServer();
  });
  afterEach(() => server.close());
  async function pull(
    from: Parameters<SyncServer['pull']>[0] = {},
    signal = new AbortController().signal,
    sync = server.sync,
  ) {
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

  it('gives pages as they were closed, and how far our clock is off', async () => {
    server.answer = feed(text([hello, doc(10), doc(11), cursor('2', 1), doc(12), cursor('3'), end]));
    const { result, pages } = await pull();
    expect(result).toEqual({
      ok: true,
      value: { epoch: 'e1', serverTime: hello.serverTime, offsetMs: SERVER_AHEAD_MS },
    });
    expect(pages).toMatchObject([
      { epoch: 'e1', documents: [samplePerson(10), samplePerson(11)], cursor: '2', pending: 1 },
      { epoch: 'e1', documents: [samplePerson(12)], cursor: '3', pending: 0 },
    ]);
    for (const { documents, json = [] } of pages) {
      expect(json.map((one) => JSON.parse(one) as unknown)).toEqual(documents);
      expect(json.join('')).toMatch(/^[\u0000-\u00ff]*$/);
    }
    expect(server.asked[0]).toMatchObject({
      method: 'GET',
      url: `/api/v1/stations/${encodeURIComponent(STATION_ID)}/changes?first=recent`,
      token: 'token-1',
    });
  });

  it('goes on from its place and names the epoch it believes in', async () => {
    server.answer = feed(text([hello, cursor('9'), end]));
    await pull({ cursor: '7 &=', epoch: 'e1' });
    expect(server.asked[0]?.url).toMatch(/\?since=7\+%26%3D&epoch=e1$/);
  });

  it('reads a feed that is compressed and arrives letter by letter', async () => {
    const body = gzipSync(text([hello, doc(10, 'Bưởi – ễ 🌿'), cursor('1'), end]));
    server.answer = (_request, response) => {
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
      server.answer = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write(cut, () => response.destroy());
      };
      const { result, ids } = await pull();
      expect(result).toEqual({ ok: false, error: { kind: 'unreachable' } });
      expect(ids[0]).toEqual([samplePerson(10)._id]);
    }
    server.answer = feed(whole);
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });

  it('gives up on a line that has gone silent, but not on a tablet that is slow to store', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write(text([hello, doc(10), cursor('1')]));
    };
    const { sync } = server.impatient(1_500);
    const silent = await pull({}, new AbortController().signal, sync);
    expect(silent.result).toEqual({ ok: false, error: { kind: 'unreachable' } });
    server.answer = feed(text([hello, doc(10), cursor('1'), end]));
    const slow = await sync.pull(
      {},
      () => new Promise((resolve) => setTimeout(resolve, 1_700)),
      new AbortController().signal,
    );
    expect(slow.ok).toBe(true);
  });

  it('asks for pages of its measure, and measures what came and what broke', async () => {
    const heard: (number | 'broke')[] = [];
    const sync = server.paced({
      bytes: () => 16_384,
      came: (bytes) => heard.push(bytes),
      broke: () => heard.push('broke'),
    });
    const whole = text([hello, doc(10), doc(11), cursor('2'), doc(12), cursor('3')]);
    server.answer = feed(`${whole}${text([end])}`);
    await pull({ epoch: 'e1', cursor: '1' }, new AbortController().signal, sync);
    expect(server.asked[0]?.url).toMatch(/&pageBytes=16384$/);
    const [first = 0, second = 0] = heard.map(Number);
    expect(first).toBeGreaterThan(second);
    expect(second).toBe(oneByteText(new TextEncoder().encode(JSON.stringify(doc(12)))).length);
    server.answer = feed(whole);
    await pull({}, new AbortController().signal, sync);
    server.answer = feed(`${whole}${text([doc(13)])}`);
    await pull({}, new AbortController().signal, sync);
    expect(heard.slice(2)).toEqual([first, second, first, second, 'broke']);
  });

  it('reads no further page while one is being stored', async () => {
    let stored = 0;
    server.answer = feed(text([hello, doc(10), cursor('1'), doc(11), cursor('2'), end]));
    await server.sync.pull(
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
    server.answer = feed(text([hello, doc(10), cursor('1'), end]));
    const fault = new TypeError('ours');
    await expect(
      server.sync.pull({}, () => Promise.reject(fault), new AbortController().signal),
    ).rejects.toBe(fault);
  });

  it('stops at a new epoch before the first page, whoever says so', async () => {
    server.answer = feed(text([{ ...hello, epoch: 'e2' }, doc(10), cursor('1'), end]));
    expect(await pull({ epoch: 'e1', cursor: '7' })).toMatchObject({
      result: { ok: false, error: { kind: 'epoch-changed', epoch: 'e2' } },
      pages: [],
    });
    server.answer = json(409, { kind: 'epoch-changed', epoch: 'e2' });
    expect((await pull({ epoch: 'e1', cursor: '7' })).result).toEqual({
      ok: false,
      error: { kind: 'epoch-changed', epoch: 'e2' },
    });
  });

  it('reads from the beginning where the server no longer knows the place', async () => {
    server.answer = (request, response, body) =>
      request.url?.includes('since=')
        ? json(410, { kind: 'unknown-cursor' })(request, response, body)
        : feed(text([hello, doc(10), cursor('1'), end]))(request, response, body);
    expect((await pull({ epoch: 'e1', cursor: 'gone' })).ids).toEqual([[samplePerson(10)._id]]);
    expect(server.asked).toHaveLength(2);
  });

  it('asks for an update when the server speaks another protocol', async () => {
    server.answer = feed(text([{ ...hello, protocol: 2 }, end]));
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'update-needed' } });
    server.answer = json(426, { kind: 'unknown-protocol', supported: 2 });
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'update-needed' } });
  });

  it('passes over lines a newer server adds, and refuses what is no feed of ours', async () => {
    server.answer = feed(text([hello, { kind: 'note', text: 'x' }, doc(10), cursor('1'), end]));
    expect((await pull()).ids).toEqual([[samplePerson(10)._id]]);
    server.answer = feed(text([doc(10), cursor('1'), end]));
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
    server.answer = feed(text([hello, doc(10), { kind: 'failed', failure: 'interrupted' }]));
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
    server.answer = feed(`${JSON.stringify(hello)}\n${'x'.repeat(1_200_000)}`);
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
  });

  it("does not take a hotspot's sign-in page for the server", async () => {
    server.answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Wi-Fi</html>');
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
    server.answer = html(302, { location: '/login' });
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
    server.answer = html(502);
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'server-trouble' } });
    server.answer = json(200, { kind: 'hello' });
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });

  it('hangs up when told to', async () => {
    const leaving = new AbortController();
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write(text([hello]));
      setTimeout(() => leaving.abort(), 20);
    };
    expect((await pull({}, leaving.signal)).result).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });

  it('takes a new token when the first is no longer good, once', async () => {
    server.answer = (request, response, body) =>
      request.headers.authorization === 'Bearer token-2'
        ? feed(text([hello, end]))(request, response, body)
        : json(401, { kind: 'session-expired' })(request, response, body);
    expect((await pull()).result.ok).toBe(true);
    expect(server.asked.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    server.answer = json(401, { kind: 'not-signed-in' });
    expect((await pull()).result).toEqual({ ok: false, error: { kind: 'session-expired' } });
    expect(server.asked).toHaveLength(3);
  });
});
