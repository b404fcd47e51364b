// @vitest-environment node
// Waiting for news over a real socket.

import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATION_ID } from '#testing/contracts/sample-documents.js';
import { html, json, startSocketServer, type SocketServer } from '#testing/contracts/socket-server.js';
import { createHttpWake } from './http-sync-wake.js';

const never = new AbortController().signal;
const PATH = `/api/v1/stations/${encodeURIComponent(STATION_ID)}/wake`;
const MORE = 'event: more\ndata: {"cursor":"8"}\n\n';

describe('waiting for news over HTTP', () => {
  let server: SocketServer;
  let heard: (string | undefined)[];
  beforeEach(async () => {
    server = await startSocketServer();
    heard = [];
  });
  afterEach(() => server.close());

  const wake = (greetingMs = 15_000, silenceMs = 15_000) =>
    createHttpWake({
      api: server.api,
      stationId: STATION_ID,
      greetingMs,
      silenceMs,
      accessToken: () =>
        Promise.resolve(
          server.tokens[0] === undefined
            ? { ok: false, error: { kind: 'session-expired' } }
            : { ok: true, value: server.tokens[0] },
        ),
      tokenRefused: (refused) => (server.tokens = server.tokens.filter((token) => token !== refused)),
    });
  const listen = (from = {}, signal = never, line = wake()) =>
    line.listen(from, (cursor) => heard.push(cursor), signal);
  const streaming = (write: (response: ServerResponse) => void): void => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.flushHeaders();
      write(response);
    };
  };

  it('asks for a stream from its place, with its token', async () => {
    streaming((response) => response.end(':\n\nevent: bye\ndata: {"reason":"token-over"}\n\n'));
    expect(await listen({ epoch: 'e1', cursor: '7 &=' })).toEqual({
      ok: true,
      value: { kind: 'bye', reason: 'token-over', mayKeepUnsent: false },
    });
    expect(server.asked[0]).toMatchObject({
      method: 'GET',
      url: `${PATH}?since=7%20%26%3D&epoch=e1`,
      token: 'token-1',
      headers: { accept: 'text/event-stream' },
    });
    await listen({ cursor: '7' });
    expect(server.asked[1]?.url).toBe(PATH);
  });

  it('tells of each piece of news as it comes, also of one that names no place', async () => {
    streaming((response) => {
      response.write(`:\n\n${MORE}`);
      setTimeout(() => response.end(`event: more\ndata: {}\n\nevent: more\ndata: no json\n\n${MORE}`), 20);
    });
    expect(await listen()).toEqual({ ok: true, value: { kind: 'broken', heard: true } });
    expect(heard).toEqual(['8', undefined, undefined, '8']);
  });

  it('takes an unknown farewell for one to come back later', async () => {
    streaming((response) => response.end(':\n\nevent: bye\ndata: {"reason":"full-moon"}\n\n'));
    expect(await listen()).toMatchObject({ value: { kind: 'bye', reason: 'server-stopping' } });
  });

  it('tells a line that is cut from one that holds streams back', async () => {
    streaming((response) => response.write(':\n\n', () => response.destroy()));
    expect(await listen()).toEqual({ ok: true, value: { kind: 'broken', heard: false } });
    streaming(() => undefined);
    expect(await listen({}, never, wake(200))).toEqual({ ok: true, value: { kind: 'held-back' } });
    server.answer = () => undefined;
    expect(await listen({}, never, wake(200))).toEqual({ ok: true, value: { kind: 'held-back' } });
  });

  it('gives up on a line that has gone silent', async () => {
    streaming((response) => {
      response.write(':\n\n');
      setTimeout(() => response.write(':\n\n'), 100);
    });
    const fromMs = performance.now();
    expect(await listen({}, never, wake(15_000, 1_500))).toEqual({
      ok: true,
      value: { kind: 'broken', heard: true },
    });
    expect(performance.now() - fromMs).toBeGreaterThan(1_550);
  });

  it('hangs up when told to, so that the server knows', async () => {
    const leaving = new AbortController();
    const gone = new Promise((resolve) =>
      streaming((response) => {
        response.once('close', resolve);
        response.write(':\n\n');
        setTimeout(() => leaving.abort(), 50);
      }),
    );
    await listen({}, leaving.signal);
    await gone;
  });

  it('takes a new token when the first is no longer good', async () => {
    server.answer = (request, response, body) =>
      request.headers.authorization === 'Bearer token-2'
        ? json(200, { more: true })(request, response, body)
        : json(401, { kind: 'session-expired' })(request, response, body);
    expect(await wake().poll({}, never)).toEqual({ ok: true, value: { more: true } });
    expect(server.asked.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect(server.asked[0]?.headers.accept).toBe('application/json');
  });

  it("does not take a hotspot's page for news, nor for none", async () => {
    server.answer = html(200);
    expect(await listen()).toEqual({ ok: false, error: { kind: 'unreachable' } });
    expect(await wake().poll({}, never)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });

  it('says in our words why it may not listen, or not yet', async () => {
    for (const [status, said, expected] of [
      [403, { kind: 'device-revoked', mayKeepUnsent: true }, { kind: 'device-revoked', mayKeepUnsent: true }],
      [409, { kind: 'epoch-changed', epoch: 'e2' }, { kind: 'epoch-changed', epoch: 'e2' }],
      [
        429,
        { kind: 'too-many-requests', retryAfterSeconds: 60 },
        { kind: 'server-trouble', retryAfterMs: 60_000 },
      ],
    ] as const) {
      server.answer = json(status, said);
      expect(await listen()).toEqual({ ok: false, error: expected });
      expect(await wake().poll({}, never)).toEqual({ ok: false, error: expected });
    }
    await server.close();
    expect(await listen()).toEqual({ ok: false, error: { kind: 'unreachable' } });
    expect(await wake().poll({}, never)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });
});
