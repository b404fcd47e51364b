import { expect, test } from 'vitest';
import { onEachCouch, query, type CouchClient, type Refusal } from './couch-client.js';

const hash = (letter: string): string => letter.repeat(32);

interface Found {
  results: { id: string; docs: { ok?: Record<string, unknown>; error?: Record<string, unknown> }[] }[];
}

/** One document with three branches from one root that is not here: two living, one deleted. */
async function branched(client: CouchClient): Promise<string> {
  const path = await client.database();
  const docs = ['a', 'b', 'd'].map((letter) => ({
    _id: 'c',
    _rev: `2-${hash(letter)}`,
    _revisions: { start: 2, ids: [hash(letter), hash('0')] },
    ...(letter === 'd' ? { _deleted: true } : { v: letter }),
  }));
  await client.post(`${path}/_bulk_docs`, { new_edits: false, docs });
  return path;
}

onEachCouch('what replicators ask', (client) => {
  test('which revisions are missing, and what they may descend from', async () => {
    const path = await branched(client());
    await client().put(`${path}/known`, {});
    const reply = await client().post<Record<string, { missing: string[]; possible_ancestors?: string[] }>>(
      `${path}/_revs_diff`,
      { c: [`2-${hash('a')}`, `3-${hash('f')}`, `1-${hash('0')}`], nobody: ['1-a'], known: [] },
    );
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body).sort()).toEqual(['c', 'nobody']);
    expect(reply.body['nobody']).toEqual({ missing: ['1-a'] });
    expect(reply.body['c']?.missing).toEqual([`3-${hash('f')}`]);
    expect(reply.body['c']?.possible_ancestors?.sort()).toEqual(['a', 'b', 'd'].map((l) => `2-${hash(l)}`));
  });

  test('the same in the older form', async () => {
    const path = await branched(client());
    const reply = await client().post(`${path}/_missing_revs`, { c: [`2-${hash('a')}`, `3-${hash('f')}`] });
    expect(reply.body).toMatchObject({ missing_revs: { c: [`3-${hash('f')}`] } });
  });

  test('nonsense, which is refused', async () => {
    const path = await branched(client());
    expect((await client().post<Refusal>(`${path}/_revs_diff`, { c: ['bad'] })).status).toBe(400);
    expect((await client().post<Refusal>(`${path}/_revs_diff`, [])).status).toBe(400);
    expect((await client().post(`${path}/_revs_diff`, {})).body).toEqual({});
    expect((await client().get(`${path}/_revs_diff`)).status).toBe(405);
    expect((await client().post<Refusal>(`${path}/_bulk_get`, {})).status).toBe(400);
  });

  test('for many documents at once', async () => {
    const path = await branched(client());
    const { body } = await client().post<Found>(`${path}/_bulk_get?revs=true`, {
      docs: [
        { id: 'c', rev: `2-${hash('a')}` },
        { id: 'c', rev: '9-abc' },
        { id: 'nobody', rev: '1-a' },
        { id: 'nobody' },
        { id: 'c', rev: 'zz' },
      ],
    });
    expect(body.results.map(({ id }) => id)).toEqual(['c', 'c', 'nobody', 'nobody', 'c']);
    expect(body.results[0]?.docs).toEqual([
      {
        ok: {
          _id: 'c',
          _rev: `2-${hash('a')}`,
          v: 'a',
          _revisions: { start: 2, ids: [hash('a'), hash('0')] },
        },
      },
    ]);
    expect(body.results.slice(1).map(({ docs }) => docs[0]?.error)).toEqual([
      { id: 'c', rev: '9-abc', error: 'not_found', reason: 'missing' },
      { id: 'nobody', rev: '1-a', error: 'not_found', reason: 'missing' },
      { id: 'nobody', rev: 'undefined', error: 'not_found', reason: 'missing' },
      { id: 'c', rev: 'zz', error: 'bad_request', reason: 'Invalid rev format' },
    ]);
  });

  test('for all leaves of a document, or those that grew from a revision', async () => {
    const path = await branched(client());
    const all = await client().post<Found>(`${path}/_bulk_get`, { docs: [{ id: 'c' }] });
    const revs = (found: Found): unknown[] =>
      (found.results[0]?.docs ?? []).map(({ ok }) => ok?.['_rev']).sort();
    expect(revs(all.body)).toEqual(['a', 'b', 'd'].map((letter) => `2-${hash(letter)}`));
    const latest = await client().post<Found>(`${path}/_bulk_get?latest=true`, {
      docs: [{ id: 'c', rev: `1-${hash('0')}` }],
    });
    expect(revs(latest.body)).toEqual(['a', 'b', 'd'].map((letter) => `2-${hash(letter)}`));
  });

  test('for open revisions of one document', async () => {
    const path = await branched(client());
    const headers = { accept: 'application/json' };
    const all = await client().get<{ ok: Record<string, unknown> }[]>(`${path}/c?open_revs=all`, { headers });
    expect(all.body.map(({ ok }) => [ok['_rev'], ok['v'], ok['_deleted']]).sort()).toEqual([
      [`2-${hash('a')}`, 'a', undefined],
      [`2-${hash('b')}`, 'b', undefined],
      [`2-${hash('d')}`, undefined, true],
    ]);
    const some = query({ open_revs: [`2-${hash('a')}`, '7-abc'], revs: true });
    expect((await client().get(`${path}/c${some}`, { headers })).body).toEqual([
      {
        ok: {
          _id: 'c',
          _rev: `2-${hash('a')}`,
          v: 'a',
          _revisions: { start: 2, ids: [hash('a'), hash('0')] },
        },
      },
      { missing: '7-abc' },
    ]);
    expect((await client().get(`${path}/nobody?open_revs=all`, { headers })).status).toBe(404);
    const nobody = query({ open_revs: ['1-abc'] });
    expect((await client().get(`${path}/nobody${nobody}`, { headers })).body).toEqual([{ missing: '1-abc' }]);
    expect((await client().get(`${path}/c?open_revs=bad`, { headers })).status).toBe(400);
  });

  test('for open revisions as parts of one answer', async () => {
    const path = await branched(client());
    const reply = await client().get(`${path}/c?open_revs=all&revs=true`, {
      headers: { accept: 'multipart/mixed' },
    });
    const boundary = /boundary="([^"]+)"/.exec(reply.headers.get('content-type') ?? '')?.[1] ?? '';
    expect(boundary).not.toBe('');
    const parts = reply.text.split(`--${boundary}`).slice(1, -1);
    expect(parts).toHaveLength(3);
    expect(parts.every((part) => /content-type: application\/json/i.test(part))).toBe(true);
    expect(reply.text.trimEnd().endsWith(`--${boundary}--`)).toBe(true);
  });
});

onEachCouch('a local document', (client) => {
  test('is kept beside the others and takes any revision', async () => {
    const path = await client().database();
    const at = `${path}/_local/checkpoint`;
    expect((await client().get<Refusal>(at)).body).toEqual({ error: 'not_found', reason: 'missing' });
    expect((await client().put(at, { seq: 1 })).body).toEqual({
      ok: true,
      id: '_local/checkpoint',
      rev: '0-1',
    });
    expect((await client().put(at, { _rev: '0-1', seq: 2 })).body).toMatchObject({ rev: '0-2' });
    expect((await client().put(at, { _rev: '0-9', seq: 3 })).body).toMatchObject({ rev: '0-10' });
    expect((await client().get(at)).body).toEqual({ _id: '_local/checkpoint', _rev: '0-10', seq: 3 });
    expect((await client().put(at, { seq: 4 })).body).toMatchObject({ rev: '0-1' });
    expect((await client().put(at, { _rev: '5-abc' })).status).toBeGreaterThanOrEqual(400);
  });

  test('leaves no trace in lists, counts and history', async () => {
    const path = await client().database();
    await client().put(`${path}/_local/x`, { a: 1 });
    expect((await client().get(path)).body).toMatchObject({
      doc_count: 0,
      update_seq: expect.stringMatching(/^0-/),
    });
    expect((await client().get(`${path}/_all_docs`)).body).toMatchObject({ rows: [] });
    expect((await client().get(`${path}/_changes`)).body).toMatchObject({ results: [] });
  });

  test('has a list of its own', async () => {
    const path = await client().database();
    await client().put(`${path}/_local/b`, { v: 2 });
    await client().put(`${path}/_local/a`, { v: 1 });
    expect((await client().get(`${path}/_local_docs?include_docs=true`)).body).toMatchObject({
      rows: [
        { id: '_local/a', key: '_local/a', value: { rev: '0-1' }, doc: { v: 1 } },
        { id: '_local/b', doc: { v: 2 } },
      ],
    });
    const named = await client().post(`${path}/_local_docs`, { keys: ['_local/b', '_local/x'] });
    expect(named.body).toMatchObject({ rows: [{ id: '_local/b' }, { key: '_local/x', error: 'not_found' }] });
  });

  test('is deleted without a revision', async () => {
    const path = await client().database();
    await client().put(`${path}/_local/x`, {});
    expect((await client().delete(`${path}/_local/x`)).body).toEqual({
      ok: true,
      id: '_local/x',
      rev: '0-0',
    });
    expect((await client().delete(`${path}/_local/x`)).status).toBe(404);
    expect((await client().get(`${path}/_local/x`)).status).toBe(404);
  });

  test('may come with others, and takes no attachment', async () => {
    const path = await client().database();
    const reply = await client().post(`${path}/_bulk_docs`, {
      docs: [{ _id: '_local/q', a: 1 }, { _id: 'q' }],
    });
    expect(reply.body).toMatchObject([{ id: '_local/q', rev: '0-1' }, { id: 'q' }]);
    expect((await client().get(`${path}/_local/q`)).body).toMatchObject({ a: 1 });
    expect((await client().put(`${path}/_local/x%2Fy`, { a: 1 })).body).toMatchObject({ id: '_local/x/y' });
    expect((await client().get(`${path}/_local/x/y`)).status).toBe(400);
  });
});
