// @vitest-environment node
// Sending documents over a real socket.

import { gunzipSync } from 'node:zlib';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MORNING_MS, samplePerson, STATION_ID } from '#testing/contracts/sample-documents.js';
import {
  hello,
  html,
  json,
  SERVER_AHEAD_MS,
  startSocketServer,
  type SocketServer,
} from '#testing/contracts/socket-server.js';

const REPLICA = 'tablet0001' as ReplicaId;

describe('sending documents over HTTP', () => {
  let server: SocketServer;
  beforeEach(async () => {
    server = await startSocketServer();
  });
  afterEach(() => server.close());
  const push = (sync = server.sync) =>
    sync.push(
      { protocol: 1, replicaId: REPLICA, documents: [samplePerson(10)] },
      new AbortController().signal,
    );

  const reply = {
    epoch: 'e1',
    serverTime: hello.serverTime,
    results: [{ id: samplePerson(10)._id, kind: 'accepted' }],
  };

  it('sends what it was given with the time it was sent', async () => {
    server.answer = json(200, reply);
    expect(await push()).toEqual({
      ok: true,
      value: { reply, contact: { serverTime: hello.serverTime, offsetMs: SERVER_AHEAD_MS } },
    });
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      url: `/api/v1/stations/${encodeURIComponent(STATION_ID)}/documents`,
    });
    expect(JSON.parse(String(server.asked[0]?.body))).toEqual({
      protocol: 1,
      replicaId: REPLICA,
      sentAt: instantAt(MORNING_MS),
      documents: [samplePerson(10)],
    });
  });

  it('compresses what is worth it', async () => {
    server.answer = json(200, reply);
    const documents = Array.from({ length: 20 }, (_, n) => samplePerson(n));
    await server.sync.push({ protocol: 1, replicaId: REPLICA, documents }, new AbortController().signal);
    expect(server.asked[0]?.headers['content-encoding']).toBe('gzip');
    const body = server.asked[0]?.body ?? Buffer.alloc(0);
    expect(body.length).toBeLessThan(2000);
    expect(JSON.parse(String(gunzipSync(body)))).toMatchObject({ documents });
  });

  it('says in our words why nothing was taken', async () => {
    const said: [number, object, object][] = [
      [401, { kind: 'session-expired' }, { kind: 'session-expired' }],
      [
        403,
        { kind: 'account-disabled', mayKeepUnsent: true },
        { kind: 'account-disabled', mayKeepUnsent: true },
      ],
      [
        403,
        { kind: 'device-revoked', mayKeepUnsent: false },
        { kind: 'device-revoked', mayKeepUnsent: false },
      ],
      [403, { kind: 'not-allowed' }, { kind: 'not-allowed' }],
      [404, { kind: 'not-found' }, { kind: 'server-trouble' }],
      [409, { kind: 'epoch-changed', epoch: 'e2' }, { kind: 'epoch-changed', epoch: 'e2' }],
      [426, { kind: 'unknown-protocol', supported: 2 }, { kind: 'update-needed' }],
      [
        429,
        { kind: 'too-many-requests', retryAfterSeconds: 3 },
        { kind: 'server-trouble', retryAfterMs: 3000 },
      ],
      [503, { kind: 'unavailable' }, { kind: 'server-trouble' }],
      [
        400,
        { kind: 'bad-request', field: 'documents.0', rule: 'depth' },
        { kind: 'batch-refused', field: 'documents.0', rule: 'depth' },
      ],
      [413, { kind: 'too-large', limit: 5 }, { kind: 'batch-refused' }],
    ];
    for (const [status, body, expected] of said) {
      server.tokens = ['token-1'];
      server.answer = json(status, body);
      expect(await push()).toEqual({ ok: false, error: expected });
    }
  });

  it('hears when a busy server, or a proxy before it, wants to be asked again', async () => {
    const trouble = (status: number, headers: Record<string, string>) => {
      server.answer = html(status, headers);
      return push();
    };
    const date = new Date(MORNING_MS + SERVER_AHEAD_MS).toUTCString();
    const later = new Date(MORNING_MS + SERVER_AHEAD_MS + 120_000).toUTCString();
    for (const [headers, retryAfterMs] of [
      [{ 'retry-after': '30' }, 30_000],
      [{ 'retry-after': later, date }, 120_000],
      [{ 'retry-after': date, date: later }, 0],
    ] as const) {
      expect(await trouble(503, headers)).toEqual({
        ok: false,
        error: { kind: 'server-trouble', retryAfterMs },
      });
    }
    expect(await trouble(503, { 'retry-after': 'soon' })).toEqual({
      ok: false,
      error: { kind: 'server-trouble' },
    });
    server.answer = (_request, response) => {
      response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '7' });
      response.end(JSON.stringify({ kind: 'unavailable' }));
    };
    expect(await push()).toEqual({ ok: false, error: { kind: 'server-trouble', retryAfterMs: 7_000 } });
  });

  it('gives up on an answer that does not come, or not whole', async () => {
    server.answer = () => undefined;
    expect(await push(server.impatient(300).sync)).toEqual({ ok: false, error: { kind: 'unreachable' } });
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' });
      response.write('{"epoch":', () => response.destroy());
    };
    expect(await push()).toEqual({ ok: false, error: { kind: 'unreachable' } });
    await server.close();
    expect(await push()).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });
});
