import { expect, test } from 'vitest';
import { onEachCouch, query, type CouchClient, type Refusal, type Written } from './couch-client.js';

interface ViewRows {
  total_rows?: number;
  rows: { id?: string; key: unknown; value: unknown; doc?: unknown }[];
}

const DESIGN = {
  views: {
    byn: { map: 'function (doc) { if (doc.n) emit(doc.n, doc._id); }' },
    parity: { map: 'function (doc) { if (doc.n) emit([doc.n % 2, doc.n], doc.n); }', reduce: '_sum' },
    stats: { map: 'function (doc) { if (doc.n) emit(null, doc.n); }', reduce: '_stats' },
    count: { map: 'function (doc) { if (doc.n) emit(doc.n % 2, 1); }', reduce: '_count' },
    linked: { map: 'function (doc) { if (doc.n === 1) emit(1, { _id: "b" }); }' },
    faulty: { map: 'function (doc) { if (doc.n === 2) throw new Error("no"); emit(doc._id); }' },
    tags: { map: 'function (doc) { (doc.tags || []).forEach(function (tag) { emit(tag); }); }' },
    kinds: { map: 'function (doc) { if ("kind" in doc) emit(doc.kind); }' },
    own: {
      map: 'function (doc) { if (doc.n) emit(doc._id, doc.n); }',
      reduce: 'function (keys, values, again) { return sum(values); }',
    },
  },
};

async function seeded(client: CouchClient): Promise<string> {
  const path = await client.database();
  await client.post(`${path}/_bulk_docs`, {
    docs: [
      { _id: 'a', n: 1, tags: ['x', 'y', 'x'] },
      { _id: 'b', n: 2 },
      { _id: 'c', n: 3 },
      { _id: 'd', n: 4 },
      { _id: '_design/z', ...DESIGN },
    ],
  });
  return path;
}

onEachCouch('a view', (client) => {
  const ask = async (
    path: string,
    view: string,
    parameters: Record<string, unknown> = {},
  ): Promise<ViewRows> =>
    (await client().get<ViewRows>(`${path}/_design/z/_view/${view}${query(parameters)}`)).body;

  const keys = (rows: ViewRows): unknown[] => rows.rows.map((row) => row.key);

  test('holds a row for each thing its function emits, in the order of the keys', async () => {
    const path = await seeded(client());
    expect(await ask(path, 'byn')).toMatchObject({
      total_rows: 4,
      rows: [
        { id: 'a', key: 1, value: 'a' },
        { id: 'b', key: 2, value: 'b' },
        { id: 'c', key: 3, value: 'c' },
        { id: 'd', key: 4, value: 'd' },
      ],
    });
    expect(keys(await ask(path, 'tags'))).toEqual(['x', 'x', 'y']);
  });

  test('follows every change', async () => {
    const path = await seeded(client());
    await ask(path, 'byn');
    const { body } = await client().get<{ _rev: string }>(`${path}/a`);
    const edited = await client().put<Written>(`${path}/a`, { _rev: body._rev, n: 9 });
    expect(keys(await ask(path, 'byn'))).toEqual([2, 3, 4, 9]);
    await client().delete(`${path}/a?rev=${edited.body.rev}`);
    expect(await ask(path, 'byn')).toMatchObject({ total_rows: 3 });
    await client().put(`${path}/new`, { n: 1 });
    expect(keys(await ask(path, 'byn'))).toEqual([1, 2, 3, 4]);
  });

  test('shows the winner of a conflict', async () => {
    const path = await seeded(client());
    const docs = [5, 7].map((n) => ({ _id: 'k', _rev: `1-${String(n).repeat(32)}`, n }));
    await client().post(`${path}/_bulk_docs`, { new_edits: false, docs });
    expect(keys(await ask(path, 'byn'))).toEqual([1, 2, 3, 4, 7]);
    await client().delete(`${path}/k?rev=1-${'7'.repeat(32)}`);
    expect(keys(await ask(path, 'byn'))).toEqual([1, 2, 3, 4, 5]);
  });

  test('takes ranges and keys', async () => {
    const path = await seeded(client());
    expect(keys(await ask(path, 'byn', { key: 2 }))).toEqual([2]);
    expect(keys(await ask(path, 'byn', { keys: [3, 1, 9] }))).toEqual([3, 1]);
    expect(keys(await ask(path, 'byn', { startkey: 2, endkey: 3 }))).toEqual([2, 3]);
    expect(keys(await ask(path, 'byn', { startkey: 2, endkey: 3, inclusive_end: false }))).toEqual([2]);
    expect(keys(await ask(path, 'byn', { startkey: 3, endkey: 2, descending: true }))).toEqual([3, 2]);
    expect(
      keys(await ask(path, 'byn', { startkey: 3, endkey: 2, descending: true, inclusive_end: false })),
    ).toEqual([3]);
    expect(keys(await ask(path, 'byn', { limit: 2, skip: 1 }))).toEqual([2, 3]);
    expect(keys(await ask(path, 'byn', { descending: true, limit: 1 }))).toEqual([4]);
    expect(keys(await ask(path, 'parity', { reduce: false, startkey: [1], endkey: [1, {}] }))).toEqual([
      [1, 1],
      [1, 3],
    ]);
    const posted = await client().post<ViewRows>(`${path}/_design/z/_view/byn`, { keys: [4] });
    expect(keys(posted.body)).toEqual([4]);
  });

  test('orders values of every kind as CouchDB does', async () => {
    const path = await seeded(client());
    const kinds = [
      null,
      false,
      true,
      -5,
      -1.5,
      0,
      2,
      10,
      1e300,
      '',
      'a',
      'aa',
      'b',
      [],
      [null],
      [1, 'a'],
      ['a'],
      {},
    ];
    const docs = kinds.map((kind, at) => ({ _id: `k${String(99 - at)}`, kind }));
    await client().post(`${path}/_bulk_docs`, { docs });
    expect(keys(await ask(path, 'kinds'))).toEqual(kinds);
    expect(keys(await ask(path, 'kinds', { startkey: 0, endkey: 'a' }))).toEqual([0, 2, 10, 1e300, '', 'a']);
    expect(keys(await ask(path, 'kinds', { startkey: [], endkey: {} }))).toEqual([
      [],
      [null],
      [1, 'a'],
      ['a'],
      {},
    ]);
  });

  test('brings the documents, also those it links to', async () => {
    const path = await seeded(client());
    const own = await ask(path, 'byn', { include_docs: true, key: 2 });
    expect(own.rows[0]?.doc).toMatchObject({ _id: 'b', n: 2 });
    const linked = await ask(path, 'linked', { include_docs: true });
    expect(linked.rows[0]).toMatchObject({ id: 'a', value: { _id: 'b' }, doc: { _id: 'b', n: 2 } });
  });

  test('adds up', async () => {
    const path = await seeded(client());
    expect(await ask(path, 'parity')).toEqual({ rows: [{ key: null, value: 10 }] });
    expect(await ask(path, 'parity', { group_level: 1 })).toEqual({
      rows: [
        { key: [0], value: 6 },
        { key: [1], value: 4 },
      ],
    });
    expect((await ask(path, 'parity', { group: true })).rows).toHaveLength(4);
    expect((await ask(path, 'parity', { group: true, limit: 1, skip: 1 })).rows).toEqual([
      { key: [0, 4], value: 4 },
    ]);
    expect(await ask(path, 'parity', { startkey: [0], endkey: [0, {}] })).toEqual({
      rows: [{ key: null, value: 6 }],
    });
    expect(await ask(path, 'stats')).toEqual({
      rows: [{ key: null, value: { sum: 10, count: 4, min: 1, max: 4, sumsqr: 30 } }],
    });
    expect(await ask(path, 'count', { group: true, keys: [1, 0] })).toEqual({
      rows: [
        { key: 1, value: 2 },
        { key: 0, value: 2 },
      ],
    });
    expect(await ask(path, 'count', { key: 7 })).toEqual({ rows: [] });
    expect((await ask(path, 'own', { group: true })).rows[0]).toEqual({ key: 'a', value: 1 });
  });

  test('goes on when its function stumbles over a document', async () => {
    const path = await seeded(client());
    expect(keys(await ask(path, 'faulty'))).toEqual(['a', 'c', 'd']);
  });

  test('may be read as it is, without waiting for the latest', async () => {
    const path = await seeded(client());
    await ask(path, 'byn');
    await client().put(`${path}/late`, { n: 9 });
    expect(keys(await ask(path, 'byn', { update: false }))).toEqual([1, 2, 3, 4]);
    expect(keys(await ask(path, 'byn'))).toEqual([1, 2, 3, 4, 9]);
  });

  test('answers several questions in one', async () => {
    const path = await seeded(client());
    const reply = await client().post<{ results: ViewRows[] }>(`${path}/_design/z/_view/byn/queries`, {
      queries: [{ limit: 1 }, { key: 3 }],
    });
    expect(reply.body.results.map(keys)).toEqual([[1], [3]]);
  });

  test('that does not exist is not found', async () => {
    const path = await seeded(client());
    const none = await client().get<Refusal>(`${path}/_design/z/_view/none`);
    expect(none.status).toBe(404);
    expect(none.body.reason).toBe('missing_named_view');
    expect((await client().get<Refusal>(`${path}/_design/none/_view/x`)).body.reason).toBe('missing');
  });

  test.each([
    ['byn', 'group=true', 'query_parse_error'],
    ['byn', 'reduce=true', 'query_parse_error'],
    ['count', 'keys=[1,0]', 'query_parse_error'],
    ['count', 'include_docs=true', 'query_parse_error'],
    ['byn', 'startkey=3&endkey=2', 'query_parse_error'],
    ['byn', 'limit=x', 'query_parse_error'],
    ['byn', 'limit=-1', 'query_parse_error'],
    ['byn', 'key=bad', 'bad_request'],
  ])('%s refuses %s in words', async (view, parameters, error) => {
    const path = await seeded(client());
    const reply = await client().get<Refusal>(`${path}/_design/z/_view/${view}?${parameters}`);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe(error);
  });

  test('that does not compile is refused when it is written', async () => {
    const path = await client().database();
    const broken = await client().put<Refusal>(`${path}/_design/x`, { views: { x: { map: 'function (' } } });
    expect(broken.status).toBe(400);
    expect(broken.body.error).toBe('compilation_error');
    expect((await client().put<Refusal>(`${path}/_design/x`, { views: 5 })).body.error).toBe(
      'invalid_design_doc',
    );
  });
});
