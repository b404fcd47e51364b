// Whatever one tablet does to the server by mistake or on purpose: it is told by name, and the others go on.

import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES, MAX_JSON_DEPTH, MAX_PUSH_BYTES } from '@tram/shared-schema/sync/limits.js';
import { openDesk, type Desk } from '#testing/desk-under-test.js';
import { replica } from '#testing/documents.js';
import { signInAs, type Caller } from '#testing/server-under-test.js';
import { whileOthersWork } from '#testing/while-others-work.js';

const LIMITS = {
  bodyIdleMs: 1500,
  account: {
    open: 4,
    requests: { burst: 400, perSecond: 100 },
    bytes: { burst: 24 * 1024 * 1024, perSecond: 1 },
  },
};

let desk: Desk;
let hostile: Caller;
let listening: Server;
beforeAll(async () => {
  desk = await openDesk({ syncLimits: LIMITS });
  hostile = await signInAs(desk.server, 'truong');
  listening = await new Promise<Server>((resolve) => {
    const opened = createServer(desk.server.app).listen(0, '127.0.0.1', () => resolve(opened));
  });
});
afterAll(async () => {
  listening.closeAllConnections();
  listening.close();
  await desk.server.close();
});

const port = (): number => (listening.address() as AddressInfo).port;
const documentsUrl = (): string =>
  `http://127.0.0.1:${port()}/api/v1/stations/${desk.at.stationId}/documents`;
const own = (changes: object = {}): object => ({
  ...desk.newPerson(),
  createdBy: { accountId: desk.accountOf('truong'), replicaId: hostile.replicaId },
  ...changes,
});
const bodyOf = (...documents: readonly unknown[]): string =>
  JSON.stringify({ protocol: 1, replicaId: hostile.replicaId, documents });

async function send(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: unknown }> {
  const reply = await fetch(documentsUrl(), {
    method: 'POST',
    headers: { authorization: `Bearer ${hostile.token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: reply.status, json: await reply.json() };
}
const refusalOf = async (document: object): Promise<unknown> => {
  const { json } = await send(bodyOf(document));
  return (json as { results: [{ refusal?: unknown }] }).results[0].refusal;
};

describe('the others are served while one tablet', () => {
  it('sends a record too large to be one', async () => {
    const refusal = await whileOthersWork(desk, () =>
      refusalOf(own({ extra: 'x'.repeat(MAX_DOCUMENT_BYTES) })),
    );
    expect(refusal).toEqual({ kind: 'too-large' });
  });

  it('sends one line of ten megabytes', async () => {
    const reply = await whileOthersWork(desk, () =>
      send('x'.repeat(10 * 1024 * 1024)).catch((error: unknown) => error),
    );
    // The answer may come while the tablet still writes, and then the line breaks under it.
    if (!(reply instanceof Error)) {
      expect(reply).toEqual({ status: 413, json: { kind: 'too-large', limit: MAX_PUSH_BYTES } });
    }
  });

  it('sends what unpacks to a thousand times its size, four times at once', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));
    const before = process.memoryUsage().rss;
    const replies = await whileOthersWork(desk, () =>
      Promise.all(Array.from({ length: 4 }, () => send(bomb, { 'content-encoding': 'gzip' }))),
    );
    for (const reply of replies) {
      expect(reply).toEqual({ status: 413, json: { kind: 'too-large', limit: MAX_PUSH_BYTES } });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(160 * 1024 * 1024);
  });

  it('sends a record nested without end', async () => {
    const nest = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
    const deep = bodyOf(own({ x: 'HERE' })).replace('"HERE"', nest(100_000));
    const { status, json } = await whileOthersWork(desk, () => send(deep));
    expect([status, json]).toMatchObject([
      200,
      { results: [{ refusal: { kind: 'invalid', rule: 'depth' } }] },
    ]);
    const shallow = bodyOf(own({ x: 'HERE' })).replace('"HERE"', nest(MAX_JSON_DEPTH - 3));
    expect(await send(shallow)).toMatchObject({ json: { results: [{ kind: 'accepted' }] } });
  });

  it('writes to a station that is not its own, or in somebody else’s name', async () => {
    await whileOthersWork(desk, async () => {
      expect(await refusalOf(own({ stationId: desk.at.otherStationId }))).toEqual({ kind: 'wrong-station' });
      const inTheirName = { accountId: desk.accountOf('y2'), replicaId: desk.colleague.replicaId };
      expect(await refusalOf(own({ createdBy: inTheirName }))).toEqual({ kind: 'forged-author' });
      const elsewhere = { accountId: desk.accountOf('khac'), replicaId: hostile.replicaId };
      expect(await refusalOf(own({ createdBy: elsewhere }))).toEqual({ kind: 'forged-author' });
      const there = await hostile.post(
        `/api/v1/stations/${desk.at.otherStationId}/documents`,
        JSON.parse(bodyOf(own())) as object,
      );
      expect([there.status, there.body]).toEqual([403, { kind: 'not-allowed' }]);
    });
  });

  it('uses a token again that is another tablet’s, or over', async () => {
    await whileOthersWork(desk, async () => {
      const copied = await send(bodyOf(own()).replace(hostile.replicaId, replica('thief')));
      expect([copied.status, copied.json]).toEqual([
        400,
        { kind: 'bad-request', field: 'replicaId', rule: 'session' },
      ]);

      const left = await signInAs(desk.server, 'y1', replica('left'));
      const authorization = `Bearer ${left.token}`;
      await left.delete('/api/v1/session');
      const replayed = await send(bodyOf(own()), { authorization });
      expect([replayed.status, replayed.json]).toEqual([401, { kind: 'session-expired' }]);
    });
  });

  it('begins to send and then holds the line', async () => {
    const answer = await whileOthersWork(
      desk,
      () =>
        new Promise<string>((resolve) => {
          let text = '';
          const socket = connect(port(), '127.0.0.1', () => {
            const head = [
              `POST /api/v1/stations/${desk.at.stationId}/documents HTTP/1.1`,
              'host: tram',
              `authorization: Bearer ${hostile.token}`,
              'content-type: application/json',
              'content-length: 5000',
            ];
            socket.write(`${head.join('\r\n')}\r\n\r\n{"protocol":`);
          });
          socket.on('data', (chunk) => {
            text += chunk.toString();
          });
          socket.on('close', () => resolve(text));
          socket.on('error', () => resolve(text));
        }),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('{"kind":"bad-request","field":"body","rule":"request.stalled"}');
  });

  it('asks without end', async () => {
    const replies = await whileOthersWork(desk, () =>
      Promise.all(
        Array.from({ length: 40 }, () =>
          fetch(`http://127.0.0.1:${port()}${desk.changesPath()}`, {
            headers: { authorization: `Bearer ${hostile.token}` },
          }).then(async (reply) => ({ status: reply.status, text: await reply.text() })),
        ),
      ),
    );
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(LIMITS.account.open);
    expect(JSON.parse(refused[0]?.text ?? '')).toEqual({ kind: 'too-many-requests', retryAfterSeconds: 5 });
  });

  it('sends without end', async () => {
    const heavy = bodyOf(own({ extra: ['x'.repeat(1.9 * 1024 * 1024)] }));
    const replies = await whileOthersWork(desk, async () => {
      const statuses: number[] = [];
      while (statuses.at(-1) !== 429 && statuses.length < 20) statuses.push((await send(heavy)).status);
      return statuses;
    });
    expect(replies.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(replies.at(-1)).toBe(429);
  });
});
