import { expect, test } from 'vitest';
import { onEachCouch, type CouchClient, type Refusal } from './couch-client.js';

interface Found {
  docs: Record<string, unknown>[];
  bookmark: string;
  warning?: string;
}

async function seeded(client: CouchClient): Promise<string> {
  const path = await client.database();
  await client.post(`${path}/_bulk_docs`, {
    docs: [
      { _id: 'a', n: 1, address: { hamlet: 'north' }, tags: ['x', 'y'] },
      { _id: 'b', n: 2, address: { hamlet: 'south' }, tags: [] },
      {
        _id: 'c',
        n: 3,
        'odd.name': true,
        doses: [
          { lot: 'A', ml: 1 },
          { lot: 'B', ml: 2 },
        ],
      },
      { _id: 'd', n: 'four', address: null },
      { _id: 'e' },
      { _id: '_design/z', n: 1 },
    ],
  });
  return path;
}

onEachCouch('a search', (client) => {
  const find = async (path: string, body: unknown): Promise<Found> =>
    (await client().post<Found>(`${path}/_find`, body)).body;

  const ids = async (path: string, selector: unknown): Promise<unknown[]> =>
    (await find(path, { selector })).docs.map((doc) => doc['_id']);

  test.each([
    [{}, ['a', 'b', 'c', 'd', 'e']],
    [{ n: 2 }, ['b']],
    [{ n: { $gt: 1 } }, ['b', 'c', 'd']],
    [{ n: { $gte: 1, $lt: 3 } }, ['a', 'b']],
    [{ n: { $ne: 1 } }, ['b', 'c', 'd']],
    [{ n: { $in: [1, 'four'] } }, ['a', 'd']],
    [{ n: { $nin: [1, 'four'] } }, ['b', 'c']],
    [{ n: { $exists: false } }, ['e']],
    [{ n: { $type: 'string' } }, ['d']],
    [{ 'address.hamlet': 'north' }, ['a']],
    [{ address: { hamlet: 'south' } }, ['b']],
    [{ 'address.hamlet': { $exists: false }, n: { $exists: true } }, ['c']],
    [{ 'odd\\.name': true }, ['c']],
    [{ tags: { $all: ['y', 'x'] } }, ['a']],
    [{ tags: { $size: 0 } }, ['b']],
    [{ tags: { $in: ['y'] } }, ['a']],
    [{ doses: { $elemMatch: { lot: 'B', ml: { $gt: 1 } } } }, ['c']],
    [{ doses: { $allMatch: { ml: { $gt: 1 } } } }, []],
    [{ 'doses.1.lot': 'B' }, ['c']],
    [{ n: { $mod: [2, 1] } }, ['a', 'c']],
    [{ n: { $regex: '^fo+' } }, ['d']],
    [{ n: { $beginsWith: 'fo' } }, ['d']],
    [{ $or: [{ n: 1 }, { n: 3 }] }, ['a', 'c']],
    [{ $and: [{ n: { $gt: 1 } }, { n: { $lt: 3 } }] }, ['b']],
    [{ $nor: [{ n: 1 }, { n: 2 }] }, ['c', 'd']],
    [{ $not: { n: 1 } }, ['b', 'c', 'd']],
    [{ n: { $not: { $gt: 1 } } }, ['a']],
    [{ _id: { $gte: 'b', $lt: 'd' } }, ['b', 'c']],
    [{ address: null }, ['d']],
  ])('for %j finds %j', async (selector, expected) => {
    const path = await seeded(client());
    expect(await ids(path, selector)).toEqual(expected);
  });

  test('brings only the fields asked for', async () => {
    const path = await seeded(client());
    const { docs } = await find(path, { selector: { _id: 'a' }, fields: ['n', 'address.hamlet', 'nothing'] });
    expect(docs).toEqual([{ n: 1, address: { hamlet: 'north' } }]);
  });

  test('goes on from its bookmark', async () => {
    const path = await seeded(client());
    const first = await find(path, { selector: { n: { $gt: 0 } }, limit: 2 });
    const second = await find(path, { selector: { n: { $gt: 0 } }, limit: 2, bookmark: first.bookmark });
    expect([...first.docs, ...second.docs].map((doc) => doc['_id'])).toEqual(['a', 'b', 'c', 'd']);
    expect((await find(path, { selector: { n: 99 } })).bookmark).toBe('nil');
    expect((await find(path, { selector: { n: { $gt: 0 } }, skip: 3 })).docs).toHaveLength(1);
  });

  test('brings twenty-five when no limit is given', async () => {
    const path = await client().database();
    await client().post(`${path}/_bulk_docs`, { docs: Array.from({ length: 30 }, (_, n) => ({ n })) });
    expect((await find(path, { selector: {} })).docs).toHaveLength(25);
    expect((await find(path, { selector: {}, limit: 28 })).docs).toHaveLength(28);
  });

  test('warns that it had to look at everything', async () => {
    const path = await seeded(client());
    expect((await find(path, { selector: { n: 1 } })).warning).toContain('No matching index found');
  });

  test('sorts by an index, and only by an index', async () => {
    const path = await seeded(client());
    const sorted = { selector: { n: { $gt: null } }, sort: [{ n: 'desc' }], limit: 10 };
    const refused = await client().post<Refusal>(`${path}/_find`, sorted);
    expect(refused.status).toBe(400);
    expect(refused.body.error).toBe('no_usable_index');
    const made = await client().post(`${path}/_index`, { index: { fields: ['n'] }, ddoc: 'by-n', name: 'n' });
    expect(made.body).toEqual({ result: 'created', id: '_design/by-n', name: 'n' });
    const again = await client().post(`${path}/_index`, {
      index: { fields: ['n'] },
      ddoc: 'by-n',
      name: 'n',
    });
    expect(again.body).toMatchObject({ result: 'exists' });
    const { docs, warning } = await find(path, sorted);
    expect(docs.map((doc) => doc['_id'])).toEqual(['d', 'c', 'b', 'a']);
    expect(warning).toBeUndefined();
    const list = await client().get(`${path}/_index`);
    expect(list.body).toMatchObject({
      total_rows: 2,
      indexes: [
        { name: '_all_docs', type: 'special' },
        { ddoc: '_design/by-n', def: { fields: [{ n: 'asc' }] } },
      ],
    });
    expect((await client().delete(`${path}/_index/by-n/json/n`)).body).toEqual({ ok: true });
    expect((await client().delete(`${path}/_index/by-n/json/n`)).status).toBe(404);
    expect((await client().post(`${path}/_find`, sorted)).status).toBe(400);
  });

  test('through an index sees every change and misses nothing', async () => {
    const path = await seeded(client());
    await client().post(`${path}/_index`, { index: { fields: ['n', 'v'] } });
    const selector = { n: 5, v: { $gt: 1 } };
    expect(await ids(path, selector)).toEqual([]);
    await client().post(`${path}/_bulk_docs`, { docs: [1, 2, 3].map((v) => ({ _id: `v${v}`, n: 5, v })) });
    expect(await ids(path, selector)).toEqual(['v2', 'v3']);
    const { body } = await client().get<{ _rev: string }>(`${path}/v2`);
    await client().delete(`${path}/v2?rev=${body._rev}`);
    expect(await ids(path, selector)).toEqual(['v3']);
    expect(await ids(path, { n: 5 })).toEqual(['v1', 'v3']);
  });

  test('does not use a partial index for what is outside it', async () => {
    const path = await seeded(client());
    await client().post(`${path}/_index`, {
      index: { fields: ['n'], partial_filter_selector: { n: { $gt: 2 } } },
      ddoc: 'part',
    });
    expect(await ids(path, { n: { $gt: 0 } })).toEqual(['a', 'b', 'c', 'd']);
    const { docs } = await find(path, { selector: { n: { $gt: 2 } }, use_index: 'part' });
    expect(docs.map((doc) => doc['_id'])).toEqual(['c', 'd']);
  });

  test('explains which index it would use', async () => {
    const path = await seeded(client());
    await client().post(`${path}/_index`, { index: { fields: ['n'] }, ddoc: 'by-n', name: 'n' });
    const reply = await client().post(`${path}/_explain`, { selector: { n: { $gt: 0 } } });
    expect(reply.body).toMatchObject({ dbname: path.slice(1), index: { ddoc: '_design/by-n', name: 'n' } });
  });

  test('shows conflicts when asked', async () => {
    const path = await client().database();
    const docs = ['a', 'b'].map((letter) => ({ _id: 'c', _rev: `1-${letter.repeat(32)}` }));
    await client().post(`${path}/_bulk_docs`, { new_edits: false, docs });
    const found = await find(path, { selector: { _id: 'c' }, conflicts: true });
    expect(found.docs[0]).toMatchObject({ _conflicts: [`1-${'a'.repeat(32)}`] });
  });

  test.each([
    [{}, 'missing_required_key'],
    [{ selector: 1 }, 'invalid_selector_json'],
    [{ selector: { n: { $bad: 1 } } }, 'invalid_operator'],
    [{ selector: { n: { $regex: '[' } } }, 'bad_arg'],
    [{ selector: { n: { $in: 1 } } }, 'bad_arg'],
    [{ selector: { n: 1 }, limit: -1 }, 'invalid_non_neg_integer'],
    [{ selector: { n: 1 }, limit: 'x' }, 'invalid_non_neg_integer'],
    [{ selector: { n: 1 }, skip: -1 }, 'invalid_non_neg_integer'],
    [{ selector: { n: 1 }, fields: 1 }, 'invalid_fields'],
    [{ selector: { n: 1 }, sort: 'n' }, 'invalid_sort_json'],
    [{ selector: { n: 1 }, bookmark: 'bad' }, 'invalid_bookmark'],
  ])('refuses %j in words', async (body, error) => {
    const path = await seeded(client());
    const reply = await client().post<Refusal>(`${path}/_find`, body);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe(error);
  });
});
