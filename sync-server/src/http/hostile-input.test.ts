import { connect } from 'node:net';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH, MAX_PUSH_BYTES, MAX_PUSH_DOCUMENTS } from '@tram/shared-schema/sync/limits.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { PushReply } from '@tram/shared-schema/sync/wire.js';
import { person } from '#testing/documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
let nurse: Caller;
let listening: Server;
beforeAll(async () => {
  server = await startServerUnderTest();
  at = await furnish(server);
  nurse = await signInAs(server, 'y1');
  listening = await new Promise<Server>((resolve) => {
    const opened = createServer(server.app).listen(0, '127.0.0.1', () => resolve(opened));
  });
});
afterAll(async () => {
  listening.closeAllConnections();
  listening.close();
  await server.close();
});

const base = (): string => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
const documentsUrl = (): string => `${base()}/api/v1/stations/${at.stationId}/documents`;
async function send(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: unknown }> {
  const reply = await fetch(documentsUrl(), {
    method: 'POST',
    headers: { authorization: `Bearer ${nurse.token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: reply.status, json: await reply.json() };
}
const own = (n: number, more: object = {}): object => ({
  ...person(n),
  stationId: at.stationId,
  hamletId: at.hamletA,
  createdBy: { accountId: at.accounts['y1'], replicaId: nurse.replicaId },
  ...more,
});
const page = (documents: string): string =>
  `{"protocol":1,"replicaId":"${nurse.replicaId}","documents":[${documents}]}`;
const pageOf = (...documents: object[]): string =>
  page(documents.map((doc) => JSON.stringify(doc)).join(','));
const stored = async (n: number): Promise<Person | undefined> => {
  const id = person(n)._id;
  return (await server.deps.documents.readDocuments(at.stationId, [id])).get(id) as Person | undefined;
};
const refusals = (json: unknown): unknown[] =>
  (json as PushReply).results.map((result) => (result.kind === 'refused' ? result.refusal : result.kind));

describe('a request as a whole', () => {
  it('larger than a page may be is refused, and says how large a page may be', async () => {
    const reply = await send(pageOf(own(1, { note: 'x'.repeat(MAX_PUSH_BYTES) })));
    expect(reply).toEqual({ status: 413, json: { kind: 'too-large', limit: MAX_PUSH_BYTES } });
  });

  it('of one line of ten megabytes is cut short, not taken in', async () => {
    const reply = await send('x'.repeat(10 * 1024 * 1024)).catch((error: unknown) => error);
    // The answer may come while the client still writes; either way the server stands.
    if (!(reply instanceof Error)) expect(reply).toMatchObject({ status: 413 });
    expect((await fetch(`${base()}/healthz`)).status).toBe(200);
  });

  it('that unpacks to a thousand times its size is stopped at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(96 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(MAX_PUSH_BYTES);
    const before = process.memoryUsage().rss;
    const reply = await send(new Uint8Array(bomb), { 'content-encoding': 'gzip' });
    expect(reply).toEqual({ status: 413, json: { kind: 'too-large', limit: MAX_PUSH_BYTES } });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('that is not what it says it is gets a clear answer', async () => {
    const rows: [string | Uint8Array, Record<string, string>, number, object][] = [
      ['{"protocol":1,', {}, 400, { kind: 'bad-request', field: 'body', rule: 'json' }],
      ['{"protocol":NaN}', {}, 400, { kind: 'bad-request', field: 'body', rule: 'json' }],
      ['[]', {}, 400, { kind: 'bad-request' }],
      ['"text"', {}, 400, { kind: 'bad-request' }],
      ['{}', {}, 400, { kind: 'bad-request', field: 'protocol', rule: 'required' }],
      [
        page('').replace('"protocol":1', '"protocol":"1"'),
        {},
        400,
        { kind: 'bad-request', field: 'protocol', rule: 'type' },
      ],
      [page('').replace('[]', '{}'), {}, 400, { kind: 'bad-request', field: 'documents', rule: 'type' }],
      ['not gzip', { 'content-encoding': 'gzip' }, 400, { kind: 'bad-request' }],
      [page(''), { 'content-encoding': 'zebra' }, 400, { kind: 'bad-request', rule: 'encoding.unsupported' }],
      [
        page(''),
        { 'content-type': 'application/json; charset=latin9' },
        400,
        { kind: 'bad-request', rule: 'charset.unsupported' },
      ],
    ];
    for (const [body, headers, status, json] of rows) {
      expect(await send(body, headers), String(body).slice(0, 40)).toMatchObject({ status, json });
    }
  });

  it('with more documents than a page may hold is refused', async () => {
    const reply = await send(
      page(
        Array(MAX_PUSH_DOCUMENTS + 1)
          .fill('1')
          .join(','),
      ),
    );
    expect(reply).toEqual({ status: 413, json: { kind: 'too-large', limit: MAX_PUSH_DOCUMENTS } });
  });

  it('of a million brackets neither stops the server nor its next answer', async () => {
    const deep = '['.repeat(500_000) + ']'.repeat(500_000);
    expect(await send(page(deep))).toMatchObject({ status: 200, json: { results: [{ kind: 'refused' }] } });
    expect(await send(deep)).toMatchObject({ status: 400 });
    expect((await fetch(`${base()}/healthz`)).status).toBe(200);
  });

  it('that ends in the middle is forgotten', async () => {
    const { port } = listening.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        const head = `POST /api/v1/stations/${at.stationId}/documents HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${nurse.token}\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n`;
        socket.write(head + pageOf(own(2)).slice(0, 100));
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    expect(await send(pageOf(own(3)))).toMatchObject({ status: 200 });
    expect(await stored(2)).toBeUndefined();
  });

  it('is not read at all from somebody who is not signed in', async () => {
    const reply = await fetch(documentsUrl(), { method: 'POST', body: '{bad' });
    expect([reply.status, await reply.json()]).toEqual([401, { kind: 'not-signed-in' }]);
  });
});

describe('a document', () => {
  it('nested deeper than any honest one is refused alone', async () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : { a: nest(depth - 1) });
    const { json } = await send(pageOf(own(10, { x: nest(MAX_JSON_DEPTH + 5) }), own(11)));
    expect(refusals(json)).toMatchObject([{ kind: 'invalid', rule: 'depth' }, 'accepted']);
  });

  it('with keys that mean something to JavaScript or to CouchDB is refused alone, and nothing is changed by it', async () => {
    const poisoned = JSON.stringify(own(20)).replace('{', '{"__proto__":{"polluted":true},');
    const nested = JSON.stringify(own(21)).replace(
      '{',
      '{"x":{"constructor":{"prototype":{"polluted":true}}},',
    );
    const { json } = await send(
      page(
        [
          poisoned,
          nested,
          ...[{ _deleted: true }, { _rev: '1-a' }, { _attachments: {} }, { _foo: 1 }].map((more) =>
            JSON.stringify(own(22, more)),
          ),
          JSON.stringify(own(23)),
        ].join(','),
      ),
    );
    expect(refusals(json)).toEqual([
      { kind: 'invalid', field: '__proto__', rule: 'key' },
      { kind: 'invalid', field: 'x.constructor', rule: 'key' },
      { kind: 'invalid', field: '_deleted', rule: 'reserved' },
      { kind: 'invalid', field: '_rev', rule: 'reserved' },
      { kind: 'invalid', field: '_attachments', rule: 'reserved' },
      { kind: 'invalid', field: '_foo', rule: 'reserved' },
      'accepted',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('with numbers and characters that cannot be stored is refused alone', async () => {
    const huge = JSON.stringify(own(30)).replace('{', '{"x":1e999,');
    const half = JSON.stringify(own(31)).replace('{', '{"x":"\\ud800",');
    const nul = JSON.stringify(own(32, { note: 'a\u0000b' }));
    const { json } = await send(page([huge, half, nul].join(',')));
    expect(refusals(json)).toEqual([
      { kind: 'invalid', field: 'x', rule: 'finite' },
      { kind: 'invalid', field: 'x', rule: 'characters' },
      'accepted',
    ]);
    expect((await stored(32))?.note).toBe('a\u0000b');
  });

  it('with an id that is somebody else’s, a path or none is refused alone', async () => {
    const ids = [
      '_design/tram',
      '_local/tram-epoch',
      '../x',
      'encounter:00000000000000000000001000',
      '',
      'person:abc',
      at.hamletA,
    ];
    const { json } = await send(
      pageOf(...ids.map((_id) => own(40, { _id })), { ...own(41), _id: undefined }),
    );
    for (const refusal of refusals(json)) expect(refusal).toMatchObject({ kind: 'invalid' });
  });

  it('that says its values in an error is never repeated back', async () => {
    const { json } = await send(pageOf(own(50, { personalId: 'SECRET-VALUE' })));
    expect(refusals(json)).toEqual([{ kind: 'invalid', field: 'personalId', rule: 'pattern' }]);
    expect(JSON.stringify(json)).not.toContain('SECRET-VALUE');
    expect(server.log.join('')).not.toContain('SECRET-VALUE');
  });

  it('keeps fields a later version of the app added', async () => {
    const later = { bloodGroup: 'O', nested: { list: [1, 'hai', null, { a: 'đ' }] } };
    expect(refusals((await send(pageOf(own(60, later)))).json)).toEqual(['accepted']);
    expect(await stored(60)).toMatchObject(later);
  });

  it('with twenty thousand stamps is too large', async () => {
    const stamps = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, 1]));
    expect(refusals((await send(pageOf(own(70, { stamps })))).json)).toEqual([{ kind: 'too-large' }]);
  });
});

describe('an address that is none', () => {
  it.each([
    '/api/v1/nothing',
    '/api/',
    '/api/v2/session',
    '/api/v1/stations/%2e%2e/changes',
    '/api/v1/stations/%00/changes',
  ])('%s answers like every other failure', async (path) => {
    const reply = await fetch(`${base()}${path}`, { headers: { authorization: `Bearer ${nurse.token}` } });
    expect([reply.status, await reply.json()]).toEqual([404, { kind: 'not-found' }]);
  });

  it('with broken percent signs is a bad request', async () => {
    const reply = await fetch(`${base()}/api/v1/stations/%E0%A4%A/changes`, {
      headers: { authorization: `Bearer ${nurse.token}` },
    });
    expect([reply.status, await reply.json()]).toEqual([400, { kind: 'bad-request' }]);
  });
});
