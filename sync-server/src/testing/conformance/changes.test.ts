import { expect, test } from 'vitest';
import { hash, ids, seeded, type Changes } from './couch-changes.js';
import { onEachCouch, type Refusal } from './couch-client.js';

onEachCouch('the history of a database', (client) => {
  const changes = (path: string, parameters = ''): Promise<{ status: number; body: Changes; text: string }> =>
    client().get<Changes>(`${path}/_changes${parameters}`);

  test('shows each document once, at its latest change', async () => {
    const path = await seeded(client());
    const { body } = await changes(path);
    expect(ids(body)).toEqual(['_design/z', 'a', 'b', 'c', 'd', 'e']);
    const byId = new Map(body.results.map((row) => [row.id, row]));
    expect(byId.get('a')?.changes).toEqual([{ rev: expect.stringMatching(/^2-/) }]);
    expect(byId.get('c')?.changes).toEqual([{ rev: `1-${hash('b')}` }]);
    expect(byId.get('e')).toMatchObject({ deleted: true });
    expect(byId.get('b')?.deleted).toBeUndefined();
    expect(body.last_seq).toBe(body.results[body.results.length - 1]?.seq);
    expect(body.pending).toBe(0);
  });

  test('is read page by page without a gap or a repetition', async () => {
    const path = await client().database();
    await client().post(`${path}/_bulk_docs`, {
      docs: Array.from({ length: 25 }, (_, n) => ({ _id: `p${n}` })),
    });
    const seen: string[] = [];
    let since = '0';
    for (let page = 0; page < 4; page += 1) {
      const { body } = await changes(path, `?limit=10&since=${encodeURIComponent(since)}`);
      seen.push(...body.results.map((row) => row.id));
      since = body.last_seq;
      expect(body.pending === 0).toBe(page >= 2);
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  test('goes on from any place it has named', async () => {
    const path = await seeded(client());
    const { body } = await changes(path);
    for (const [index, row] of body.results.entries()) {
      const rest = await changes(path, `?since=${encodeURIComponent(row.seq ?? '')}`);
      expect(rest.body.results.map(({ id }) => id)).toEqual(
        body.results.slice(index + 1).map(({ id }) => id),
      );
    }
    const quoted = await changes(path, `?since=${encodeURIComponent(JSON.stringify(body.last_seq))}`);
    expect(quoted.body.results).toEqual([]);
    expect((await changes(path, '?since=now')).body).toMatchObject({ results: [], last_seq: body.last_seq });
    expect((await changes(path, '?limit=0')).body.results).toEqual([]);
  });

  test('can be read backwards', async () => {
    const path = await seeded(client());
    const forwards = await changes(path);
    const backwards = await changes(path, '?descending=true&limit=2');
    expect(backwards.body.results.map(({ id }) => id)).toEqual(
      forwards.body.results
        .map(({ id }) => id)
        .reverse()
        .slice(0, 2),
    );
  });

  test('brings the documents as they are now', async () => {
    const path = await seeded(client());
    const { body } = await changes(path, '?include_docs=true&conflicts=true');
    const byId = new Map(body.results.map((row) => [row.id, row.doc]));
    expect(byId.get('a')).toMatchObject({ _id: 'a', n: 10, _rev: expect.stringMatching(/^2-/) });
    expect(byId.get('c')).toMatchObject({ v: 'b', _conflicts: [`1-${hash('a')}`] });
    expect(byId.get('e')).toEqual({ _id: 'e', _rev: expect.stringMatching(/^2-/), _deleted: true });
  });

  test('names every open revision in the style of replicators', async () => {
    const path = await seeded(client());
    const { body } = await changes(path, '?style=all_docs');
    expect(body.results.find((row) => row.id === 'c')?.changes).toEqual([
      { rev: `1-${hash('b')}` },
      { rev: `1-${hash('a')}` },
    ]);
  });

  test('may leave out most places', async () => {
    const path = await seeded(client());
    const { body } = await changes(path, '?limit=4&seq_interval=2');
    expect(body.results.filter((row) => row.seq === null)).toHaveLength(2);
    expect(body.last_seq).toEqual(expect.any(String));
  });

  test.each(['foo', '-1', '5', ''])('refuses to go on from %j, which is no place', async (since) => {
    const path = await client().database();
    const reply = await client().get<Refusal>(`${path}/_changes?since=${since}`);
    expect(reply.status).toBe(400);
    expect(reply.body.reason).toBe("Malformed sequence supplied in 'since' parameter.");
  });

  test('of a database that was made again starts over for one who knew the old', async () => {
    const path = await seeded(client());
    const { body } = await changes(path);
    await client().delete(path);
    await client().put(path);
    await client().put(`${path}/new`, {});
    const after = await changes(path, `?since=${encodeURIComponent(body.last_seq)}`);
    expect(after.status).toBe(200);
    expect(ids(after.body)).toEqual(['new']);
  });

  test('is filtered by ids', async () => {
    const path = await seeded(client());
    const posted = await client().post<Changes>(`${path}/_changes?filter=_doc_ids`, {
      doc_ids: ['a', 'e', 'zzz'],
    });
    expect(ids(posted.body)).toEqual(['a', 'e']);
    const asked = await changes(
      path,
      `?filter=_doc_ids&doc_ids=${encodeURIComponent('["b"]')}&include_docs=true`,
    );
    expect(asked.body.results.map((row) => row.doc?.['n'])).toEqual([2]);
    const later = await client().post<Changes>(
      `${path}/_changes?filter=_doc_ids&since=${encodeURIComponent(posted.body.last_seq)}`,
      { doc_ids: ['a', 'b'] },
    );
    expect(later.body.results).toEqual([]);
    const without = await client().post<Changes>(`${path}/_changes`, { doc_ids: ['a'] });
    expect(without.body.results).toHaveLength(6);
    expect((await client().post<Refusal>(`${path}/_changes?filter=_doc_ids`, { doc_ids: 1 })).status).toBe(
      400,
    );
    expect((await client().get<Refusal>(`${path}/_changes?filter=_doc_ids`)).status).toBe(400);
  });

  test('is filtered by a selector', async () => {
    const path = await seeded(client());
    const filter = `${path}/_changes?filter=_selector`;
    expect(ids((await client().post<Changes>(filter, { selector: { n: { $gt: 3 } } })).body)).toEqual([
      'a',
      'd',
    ]);
    const some = await client().post<Changes>(`${filter}&include_docs=true`, {
      selector: { k: 'x' },
      fields: ['n'],
    });
    expect(some.body.results.map((row) => row.doc)).toEqual([{ n: 4 }]);
    const none = await client().post<Changes>(filter, { selector: { k: 'nobody' } });
    expect(none.body.results).toEqual([]);
    expect(none.body.last_seq).toBe((await changes(path)).body.last_seq);
  });

  test.each([
    [{ selector: { n: { $bad: 1 } } }, 'Invalid operator: $bad'],
    [{ selector: 1 }, 'Selector error: expected a JSON object'],
    [{}, 'Selector error: expected a JSON object'],
  ])('refuses the filter %j in words', async (body, reason) => {
    const path = await seeded(client());
    const reply = await client().post<Refusal>(`${path}/_changes?filter=_selector`, body);
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ error: 'bad_request', reason });
    expect((await client().get(path)).status).toBe(200);
  });

  test('is filtered to design documents', async () => {
    const path = await seeded(client());
    expect(ids((await changes(path, '?filter=_design')).body)).toEqual(['_design/z']);
  });

  test('refuses a filter without a name', async () => {
    const path = await client().database();
    expect((await client().get<Refusal>(`${path}/_changes?filter=bad`)).status).toBe(400);
    expect((await client().get<Refusal>(`${path}/_changes?feed=nope`)).status).toBe(400);
    expect((await client().get<Refusal>(`${path}/_changes?heartbeat=x`)).status).toBe(400);
  });
});
