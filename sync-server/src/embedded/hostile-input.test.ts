// Whatever is sent, the store answers in CouchDB's JSON and goes on. One request used to be enough to end
// another such server.

import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { HOSTILE_ADDRESSES } from './hostile-addresses.table.js';
import { openEmbeddedStore, type EmbeddedStore } from './open-embedded-store.js';
import type { StoreEvent } from './protocol/store-context.js';

const authorization = `Basic ${Buffer.from('tram:only-for-tests').toString('base64')}`;

let dataDir: string;
let store: EmbeddedStore;
const surprises: StoreEvent[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tram-hostile-'));
  store = await openEmbeddedStore({
    dataDir,
    user: 'tram',
    password: 'only-for-tests',
    bodyLimitBytes: 2_000_000,
    log: (event) => surprises.push(event),
  });
  await send('PUT', '/ward');
  const docs = [
    { _id: 'a', n: 1, deep: { list: [1, { x: null }] }, _attachments: { f: { data: 'aGk=' } } },
    { _id: 'b', n: 'two' },
    { _id: '_design/z', views: { v: { map: 'function (doc) { emit(doc.n, doc); }', reduce: '_count' } } },
  ];
  await send('POST', '/ward/_bulk_docs', JSON.stringify({ docs }));
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** After each attack the store is alive, holds what it held, and was not surprised. */
afterEach(async () => {
  const reply = await send('GET', '/ward/b');
  expect(reply.status).toBe(200);
  expect(surprises).toEqual([]);
});

async function send(
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const reply = await fetch(store.url + path, {
    method,
    headers: { authorization, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    // An address that waits for news would wait for longer.
    signal: AbortSignal.timeout(30_000),
  });
  return { status: reply.status, text: await reply.text() };
}

/** Bytes as they are, below everything that would tidy them. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const { port } = new URL(store.url);
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
    socket.setTimeout(1000, () => socket.destroy());
  });
}

function expectAnswer({ status, text }: { status: number; text: string }): void {
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).not.toBe(500);
  if (status >= 400) {
    expect(JSON.parse(text)).toEqual({ error: expect.any(String), reason: expect.any(String) });
  }
}

test.each([
  '{}',
  '[]',
  'null',
  '5',
  '"x"',
  '{"selector":null}',
  '{"selector":[]}',
  '{"selector":{"$and":5}}',
  '{"selector":{"$and":[5]}}',
  '{"selector":{"$not":5}}',
  '{"selector":{"$or":[null,{}]}}',
  '{"selector":{"n":{"$elemMatch":5}}}',
  '{"selector":{"n":{"$in":{"a":1}}}}',
  '{"selector":{"n":{"$mod":[0,0]}}}',
  '{"selector":{"n":{"$regex":"(((((((((("}}}',
  '{"selector":{"n":{"$type":"toString"}}}',
  '{"selector":{"n":{"$size":-1}}}',
  '{"selector":{"constructor":{"$gt":null}}}',
  '{"selector":{"__proto__":{"x":1}}}',
  '{"selector":{"$__proto__":1,"$toString":1}}',
  '{"selector":{"n":{"$exists":"x"}}}',
  '{"selector":{"n":1},"fields":[1]}',
  '{"selector":{"n":1},"sort":[{"a":"asc","b":"asc"}]}',
  '{"selector":{"n":1},"sort":[null]}',
  '{"selector":{"n":1},"use_index":[null,{}]}',
  '{"selector":{"n":1},"limit":1e999}',
  `{"selector":${'{"a":'.repeat(400)}1${'}'.repeat(400)}}`,
])('a selector that is %s gets an answer', async (body) => {
  for (const path of ['/ward/_changes?filter=_selector', '/ward/_find', '/ward/_explain']) {
    expectAnswer(await send('POST', path, body));
  }
});

test.each([
  '{"docs":[{"_attachments":{"x":{"data":"a","stub":true}}}]}',
  '{"docs":[{"_id":"q1","_attachments":{"x":{"stub":true,"digest":"md5-x","length":1,"revpos":1}}}]}',
  '{"docs":[{"_id":"q2","_attachments":{"__proto__":{"data":"aGk="}}}]}',
  '{"docs":[{"_id":"q3","_attachments":{"constructor":{"data":"aGk="}}}]}',
  '{"docs":[{"_id":"q4","_rev":"1-a","_revisions":{"start":1,"ids":["a"]}}],"new_edits":false}',
  '{"docs":[{"_id":"q5","_rev":"999999999999999-a"}],"new_edits":false}',
  '{"docs":[{"_id":"q5","_rev":"1-b"}],"new_edits":false}',
  '{"docs":[{"_id":"q6","_revisions":{"start":1e300,"ids":["a"]}}],"new_edits":false}',
  '{"docs":[{"_id":"q7"},{"_id":"q7"},{"_id":"q7","_deleted":true}]}',
  '{"docs":[{"_id":"_design/q8","views":{"v":{"map":"function(d){emit(d)}","reduce":"_sum"}}}]}',
  '{"docs":[{"_id":"_design/q9","views":{"lib":5,"v":null}}]}',
  '{"docs":[{"_id":"_design/q10","language":"query","views":{"v":{"map":{"fields":{"n":5}}}}}]}',
  '{"docs":[{"_id":"_design/q11","language":"query","views":[1]}]}',
  '{"docs":[{"_id":"_local/q12","_rev":{"a":1}}]}',
  '{"docs":[null,{"_id":{}}]}',
  '{"docs":{"length":5}}',
  '{"docs":[],"new_edits":null}',
])('documents that are %s get an answer', async (body) => {
  expectAnswer(await send('POST', '/ward/_bulk_docs', body));
  expectAnswer(await send('POST', '/ward/_find', '{"selector":{"n":1}}'));
  expectAnswer(await send('GET', '/ward/_index'));
});

test('a replicated history of a million names is cut, not followed', async () => {
  const ids = Array.from({ length: 60_000 }, (_, at) => `h${at}`);
  const doc = { _id: 'long', _revisions: { start: 1_000_000, ids } };
  expectAnswer(await send('POST', '/ward/_bulk_docs', JSON.stringify({ new_edits: false, docs: [doc] })));
  const read = await send('GET', '/ward/long?revs=true');
  expect((JSON.parse(read.text) as { _revisions: { ids: string[] } })._revisions.ids).toHaveLength(1000);
});

test('a document nested without end is refused by every road', async () => {
  const nested = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
  for (const [method, path, body] of [
    ['PUT', '/ward/deep', nested],
    ['PUT', '/ward/_local/deep', nested],
    ['PUT', '/ward/_security', nested],
    ['POST', '/ward/_bulk_docs', `{"docs":[${nested}]}`],
    ['POST', '/ward/_bulk_docs', `{"new_edits":false,"docs":[{"_id":"d","_rev":"1-a","a":${nested}}]}`],
    ['POST', '/ward/_find', `{"selector":${nested}}`],
  ] as const) {
    expect((await send(method, path, body)).status, path).toBe(400);
  }
  const inAddress = `/ward/_all_docs?startkey=${'['.repeat(3000)}`;
  expect((await send('GET', inAddress)).status).toBe(400);
});

test.each(HOSTILE_ADDRESSES)('the address %s gets an answer', async (path) => {
  expectAnswer(await send('GET', path));
});

test('methods nobody speaks get an answer', async () => {
  for (const method of ['PATCH', 'OPTIONS', 'DELETE', 'PUT', 'POST', 'HEAD', 'PROPFIND', 'COPY']) {
    for (const path of ['/', '/_up', '/_session', '/ward/_all_docs', '/ward/_changes', '/ward/_security']) {
      const answer = await send(method, path);
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
    }
  }
});

test('bytes that are no HTTP are answered or cut off', async () => {
  const head = `Host: x\r\nAuthorization: ${authorization}\r\n`;
  for (const text of [
    'nonsense\r\n\r\n',
    'GET\r\n\r\n',
    `GET /ward/../../etc/passwd HTTP/1.1\r\n${head}\r\n`,
    `GET http://other.example/ward/b HTTP/1.1\r\n${head}\r\n`,
    `PUT /ward/x HTTP/1.1\r\n${head}Content-Length: 99999999999\r\n\r\n{}`,
    `PUT /ward/x HTTP/1.1\r\n${head}Content-Length: -1\r\n\r\n{}`,
    `PUT /ward/x HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nzzz\r\n`,
    `POST /ward/_bulk_docs HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"docs"`,
    `PUT /ward/m HTTP/1.1\r\n${head}Content-Type: multipart/related; boundary=x\r\nContent-Length: 9\r\n\r\n--x\r\n--x--`,
    `GET /ward/b HTTP/1.1\r\n${head}X: ${'x'.repeat(100_000)}\r\n\r\n`,
  ]) {
    await sendRaw(text);
  }
});

test('a client that leaves in the middle leaves nothing behind', async () => {
  const head = `Host: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n`;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { port } = new URL(store.url);
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(`POST /ward/_bulk_docs HTTP/1.1\r\n${head}Content-Length: 5000\r\n\r\n{"docs":[`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      socket.destroy();
    }),
  );
});

test('whatever JSON is posted anywhere, there is an answer', async () => {
  const paths = [
    '',
    '/_bulk_docs',
    '/_bulk_get',
    '/_revs_diff',
    '/_missing_revs',
    '/_all_docs',
    '/_find',
    '/_index',
  ];
  const more = [
    '/_changes?filter=_doc_ids',
    '/_changes?filter=_selector',
    '/_local_docs',
    '/_all_docs/queries',
  ];
  const posts = [...paths, ...more, '/_design/z/_view/v', '/_design/z/_view/v/queries'];
  const names = [
    'docs',
    'keys',
    'selector',
    'queries',
    'index',
    'id',
    'rev',
    '_id',
    '_rev',
    'fields',
    'limit',
    '_x',
  ];
  const body = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, -1, 1.5, '', 'a', '1-a', '_design/z', '_all_docs', '$gt'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, '$and', '$gt', 'n'), tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...posts), body, async (path, value) => {
      expectAnswer(await send('POST', `/ward${path}`, JSON.stringify(value)));
    }),
    { numRuns: 300 },
  );
});
