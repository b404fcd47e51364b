import { expect, test } from 'vitest';
import { onEachCouch, query, type CouchClient, type Refusal } from './couch-client.js';

interface Listing {
  total_rows: number;
  rows: {
    id?: string;
    key: unknown;
    value?: { rev: string; deleted?: true };
    doc?: unknown;
    error?: string;
  }[];
  update_seq?: string;
}

async function seeded(client: CouchClient): Promise<string> {
  const path = await client.database();
  await client.post(`${path}/_bulk_docs`, {
    docs: ['a', 'b', 'c', 'd', 'e'].map((_id) => ({ _id, v: _id })),
  });
  const { body } = await client.get<{ _rev: string }>(`${path}/e`);
  await client.delete(`${path}/e?rev=${body._rev}`);
  return path;
}

const ids = (listing: Listing): unknown[] => listing.rows.map((row) => row.id);

onEachCouch('the list of documents', (client) => {
  const list = (
    path: string,
    parameters: Record<string, unknown> = {},
  ): Promise<{ status: number; body: Listing }> =>
    client().get<Listing>(`${path}/_all_docs${query(parameters)}`);

  test('is in the order of the ids, without the deleted', async () => {
    const path = await seeded(client());
    const { body } = await list(path);
    expect(body.total_rows).toBe(4);
    expect(body.rows[0]).toEqual({ id: 'a', key: 'a', value: { rev: expect.stringMatching(/^1-/) } });
    expect(ids(body)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('orders ids by their bytes, also Vietnamese ones', async () => {
    const path = await client().database();
    const names = ['z', 'A', 'a', 'ă', 'đ', 'Đ', 'ư', '😀', '_design/x', '1', 'ÿ'];
    await client().post(`${path}/_bulk_docs`, { docs: names.map((_id) => ({ _id })) });
    const { body } = await list(path);
    const byBytes = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(ids(body)).toEqual(byBytes);
    expect(ids((await list(path, { startkey: 'đ', endkey: 'ư' })).body)).toEqual(['đ', 'ư']);
  });

  test('takes a range from either end', async () => {
    const path = await seeded(client());
    expect(ids((await list(path, { startkey: 'b', endkey: 'd' })).body)).toEqual(['b', 'c', 'd']);
    expect(ids((await list(path, { start_key: 'b', end_key: 'c' })).body)).toEqual(['b', 'c']);
    expect(ids((await list(path, { startkey: 'b', endkey: 'd', inclusive_end: false })).body)).toEqual([
      'b',
      'c',
    ]);
    expect(ids((await list(path, { startkey: 'd', endkey: 'b', descending: true })).body)).toEqual([
      'd',
      'c',
      'b',
    ]);
    expect(
      ids((await list(path, { startkey: 'd', endkey: 'b', descending: true, inclusive_end: false })).body),
    ).toEqual(['d', 'c']);
    expect(ids((await list(path, { startkey: 'd', endkey: 'b' })).body)).toEqual([]);
    expect(ids((await list(path, { key: 'b' })).body)).toEqual(['b']);
    expect(ids((await list(path, { key: 'e' })).body)).toEqual([]);
    expect(ids((await list(path, { startkey: 5 })).body)).toEqual(['a', 'b', 'c', 'd']);
    expect(ids((await list(path, { endkey: {} })).body)).toEqual([]);
  });

  test('is cut into pages', async () => {
    const path = await seeded(client());
    expect(ids((await list(path, { limit: 2, skip: 1 })).body)).toEqual(['b', 'c']);
    expect(ids((await list(path, { limit: 0 })).body)).toEqual([]);
    expect(ids((await list(path, { skip: 9 })).body)).toEqual([]);
    expect(ids((await list(path, { descending: true, limit: 1 })).body)).toEqual(['d']);
  });

  test('answers for named ids: the living, the deleted and the unknown', async () => {
    const path = await seeded(client());
    const { body } = await client().post<Listing>(`${path}/_all_docs`, { keys: ['c', 'e', 'nope', 'c', 1] });
    expect(body.rows).toEqual([
      { id: 'c', key: 'c', value: { rev: expect.stringMatching(/^1-/) } },
      { id: 'e', key: 'e', value: { rev: expect.stringMatching(/^2-/), deleted: true } },
      { key: 'nope', error: 'not_found' },
      { id: 'c', key: 'c', value: { rev: expect.stringMatching(/^1-/) } },
      { key: 1, error: 'not_found' },
    ]);
    expect((await list(path, { keys: ['a', 'nope'] })).body.rows).toHaveLength(2);
    expect((await list(path, { keys: [] })).body.rows).toEqual([]);
    const paged = await client().post<Listing>(`${path}/_all_docs?limit=1&skip=1`, { keys: ['a', 'b', 'c'] });
    expect(ids(paged.body)).toEqual(['b']);
    const turned = await client().post<Listing>(`${path}/_all_docs?descending=true`, { keys: ['a', 'b'] });
    expect(ids(turned.body)).toEqual(['b', 'a']);
  });

  test('brings the documents, and none for a deleted one', async () => {
    const path = await seeded(client());
    const reply = await client().post<Listing>(`${path}/_all_docs?include_docs=true`, {
      keys: ['a', 'e', 'nope'],
    });
    expect(reply.body.rows.map((row) => row.doc)).toEqual([
      { _id: 'a', _rev: expect.any(String), v: 'a' },
      null,
      undefined,
    ]);
    const all = await list(path, { include_docs: true, limit: 1 });
    expect(all.body.rows[0]?.doc).toMatchObject({ _id: 'a', v: 'a' });
  });

  test('shows conflicts when asked', async () => {
    const path = await client().database();
    const docs = ['a', 'b'].map((letter) => ({ _id: 'c', _rev: `1-${letter.repeat(32)}` }));
    await client().post(`${path}/_bulk_docs`, { new_edits: false, docs });
    const { body } = await list(path, { include_docs: true, conflicts: true });
    expect(body.rows[0]?.doc).toMatchObject({ _conflicts: [`1-${'a'.repeat(32)}`] });
  });

  test('says how far it has read', async () => {
    const path = await seeded(client());
    expect((await list(path, { update_seq: true, limit: 1 })).body.update_seq).toMatch(/^6-/);
  });

  test('answers several questions in one', async () => {
    const path = await seeded(client());
    const reply = await client().post<{ results: Listing[] }>(`${path}/_all_docs/queries`, {
      queries: [{ limit: 1 }, { keys: ['b', 'x'] }, { startkey: 'c' }],
    });
    expect(reply.body.results.map(ids)).toEqual([['a'], ['b', undefined], ['c', 'd']]);
  });

  test('lists design documents by themselves', async () => {
    const path = await seeded(client());
    await client().put(`${path}/_design/x`, {});
    expect(ids((await client().get<Listing>(`${path}/_design_docs`)).body)).toEqual(['_design/x']);
  });

  test.each([
    ['limit=x', 'query_parse_error'],
    ['limit=-1', 'query_parse_error'],
    ['descending=maybe', 'query_parse_error'],
    ['startkey=b', 'bad_request'],
    ['keys=%5B%22a%22%5D&startkey=%22b%22', 'query_parse_error'],
  ])('refuses %s in words', async (parameters, error) => {
    const path = await client().database();
    const reply = await client().get<Refusal>(`${path}/_all_docs?${parameters}`);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe(error);
  });

  test('refuses keys that are no list', async () => {
    const path = await client().database();
    const reply = await client().post<Refusal>(`${path}/_all_docs`, { keys: 1 });
    expect(reply.status).toBe(400);
    expect(reply.body.reason).toBe('`keys` body member must be an array.');
  });
});
