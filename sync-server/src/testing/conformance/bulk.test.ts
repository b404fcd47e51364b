import { expect, test } from 'vitest';
import { onEachCouch, type Refusal, type Written } from './couch-client.js';

type Row = Written | { id: string; error: string; reason: string };

const hash = (letter: string): string => letter.repeat(32);

onEachCouch('many documents at once', (client) => {
  test('are each answered for, in order, conflicts beside successes', async () => {
    const path = await client().database();
    const first = await client().post<Row[]>(`${path}/_bulk_docs`, {
      docs: [{ _id: 'a', v: 1 }, { _id: 'b', v: 1 }, { v: 'no id' }, { _id: 'a', v: 2 }],
    });
    expect(first.status).toBe(201);
    expect(first.body).toEqual([
      { ok: true, id: 'a', rev: expect.stringMatching(/^1-/) },
      { ok: true, id: 'b', rev: expect.stringMatching(/^1-/) },
      { ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/), rev: expect.stringMatching(/^1-/) },
      { id: 'a', error: 'conflict', reason: 'Document update conflict.' },
    ]);
    const rev = first.body[1] && 'rev' in first.body[1] ? first.body[1].rev : '';
    const second = await client().post<Row[]>(`${path}/_bulk_docs`, {
      docs: [{ _id: 'a', v: 9 }, { _id: 'b', _rev: rev, v: 2 }, { _id: 'c' }, { _id: 'd', _deleted: true }],
    });
    expect(second.body).toEqual([
      { id: 'a', error: 'conflict', reason: 'Document update conflict.' },
      { ok: true, id: 'b', rev: expect.stringMatching(/^2-/) },
      { ok: true, id: 'c', rev: expect.stringMatching(/^1-/) },
      { ok: true, id: 'd', rev: expect.stringMatching(/^1-/) },
    ]);
    expect((await client().get(`${path}/a`)).body).toMatchObject({ v: 1 });
    expect((await client().get<Refusal>(`${path}/d`)).body.reason).toBe('deleted');
  });

  test('written by many at one document at the same moment, leave one line of revisions and no branch', async () => {
    const path = await client().database();
    await client().put(`${path}/p`, { writers: [] });
    const write = async (writer: number): Promise<void> => {
      for (;;) {
        const { body } = await client().get<{ writers: number[] }>(`${path}/p`);
        const doc = { ...body, writers: [...body.writers, writer] };
        const { body: rows } = await client().post<Row[]>(`${path}/_bulk_docs`, {
          docs: [doc, { ...doc, late: 1 }],
        });
        if (rows[0] && 'rev' in rows[0]) return;
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    const { body } = await client().get<{ writers: number[]; _conflicts?: string[] }>(
      `${path}/p?conflicts=true`,
    );
    expect(body.writers.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(body).not.toHaveProperty('_conflicts');
  });

  test('are all refused when one of them is no document', async () => {
    const path = await client().database();
    const bad: [unknown, string][] = [
      [{ _id: '_bad' }, 'illegal_docid'],
      [{ _id: 7 }, 'illegal_docid'],
      [{ _id: 'x', _foo: 1 }, 'doc_validation'],
      [1, 'bad_request'],
      [{ _id: 'x', _rev: 'bad' }, 'bad_request'],
    ];
    for (const [doc, error] of bad) {
      const reply = await client().post<Refusal>(`${path}/_bulk_docs`, { docs: [{ _id: 'good' }, doc] });
      expect(reply.status).toBe(400);
      expect(reply.body.error).toBe(error);
    }
    expect((await client().get(`${path}/good`)).status).toBe(404);
  });

  test('are refused when they are not a list of documents', async () => {
    const path = await client().database();
    expect((await client().post<Refusal>(`${path}/_bulk_docs`, { docs: 1 })).body.reason).toBe(
      '`docs` parameter must be an array.',
    );
    expect((await client().post<Refusal>(`${path}/_bulk_docs`, {})).body.reason).toBe(
      'POST body must include `docs` parameter.',
    );
    expect((await client().post<Refusal>(`${path}/_bulk_docs`, [])).status).toBe(400);
    expect((await client().post(`${path}/_bulk_docs`, { docs: [] })).body).toEqual([]);
    expect((await client().get(`${path}/_bulk_docs`)).status).toBe(405);
  });

  test('that several people send at once are all kept', async () => {
    const path = await client().database();
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, at) => client().put(`${path}/p-${at}`, { at })),
    );
    expect(replies.every(({ status }) => status === 201)).toBe(true);
    const same = await Promise.all(
      Array.from({ length: 10 }, (_, at) => client().put(`${path}/same`, { at })),
    );
    expect(same.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(same.filter(({ status }) => status === 409)).toHaveLength(9);
    expect((await client().get(path)).body).toMatchObject({ doc_count: 41 });
  });

  test('made elsewhere are kept as the revisions they are', async () => {
    const path = await client().database();
    const docs = [
      { _id: 'c', _rev: `2-${hash('a')}`, _revisions: { start: 2, ids: [hash('a'), hash('0')] }, v: 'a' },
      { _id: 'c', _rev: `2-${hash('b')}`, _revisions: { start: 2, ids: [hash('b'), hash('0')] }, v: 'b' },
      {
        _id: 'c',
        _rev: `2-${hash('d')}`,
        _revisions: { start: 2, ids: [hash('d'), hash('0')] },
        _deleted: true,
      },
    ];
    for (let again = 0; again < 2; again += 1) {
      const reply = await client().post(`${path}/_bulk_docs`, { new_edits: false, docs });
      expect(reply.status).toBe(201);
      expect(reply.body).toEqual([]);
    }
    const read = await client().get(`${path}/c?conflicts=true&deleted_conflicts=true&revs=true`);
    expect(read.body).toEqual({
      _id: 'c',
      _rev: `2-${hash('b')}`,
      v: 'b',
      _revisions: { start: 2, ids: [hash('b'), hash('0')] },
      _conflicts: [`2-${hash('a')}`],
      _deleted_conflicts: [`2-${hash('d')}`],
    });
    const meta = await client().get(`${path}/c?meta=true`);
    expect(meta.body).toMatchObject({
      _conflicts: [`2-${hash('a')}`],
      _revs_info: [
        { rev: `2-${hash('b')}`, status: 'available' },
        { rev: `1-${hash('0')}`, status: 'missing' },
      ],
    });
  });

  test('made elsewhere need a revision', async () => {
    const path = await client().database();
    const none = await client().post<Refusal>(`${path}/_bulk_docs`, {
      new_edits: false,
      docs: [{ _id: 'x' }],
    });
    expect(none.status).toBe(400);
    expect(none.body.reason).toContain('the document needs `_rev` or `_revisions` specified');
    expect((await client().put<Refusal>(`${path}/x?new_edits=false`, { a: 1 })).status).toBe(400);
    const given = await client().put(`${path}/x?new_edits=false`, { _rev: '3-abc', a: 1 });
    expect(given.status).toBe(201);
    expect(given.body).toEqual({ ok: true, id: 'x', rev: '3-abc' });
  });

  test('a conflict is settled by deleting the loser', async () => {
    const path = await client().database();
    const docs = ['a', 'b'].map((letter) => ({ _id: 'c', _rev: `1-${hash(letter)}`, v: letter }));
    await client().post(`${path}/_bulk_docs`, { new_edits: false, docs });
    expect((await client().delete(`${path}/c?rev=1-${hash('a')}`)).status).toBe(200);
    const read = await client().get<Record<string, unknown>>(`${path}/c?conflicts=true`);
    expect(read.body).toMatchObject({ v: 'b' });
    expect(read.body['_conflicts']).toBeUndefined();
    const rest = await client().delete(`${path}/c?rev=1-${hash('b')}`);
    expect(rest.status).toBe(200);
    expect((await client().get(`${path}/c`)).status).toBe(404);
  });
});
