import { expect, test } from 'vitest';
import { onEachCouch, query, type Refusal, type Written } from './couch-client.js';

interface Stored {
  _id: string;
  _rev: string;
  [member: string]: unknown;
}

const CONFLICT = { error: 'conflict', reason: 'Document update conflict.' };

onEachCouch('a document', (client) => {
  test('is written and read back as it was', async () => {
    const path = await client().database();
    const body = {
      name: 'Nguyễn Thị Ưu',
      tags: ['a', 1, null, true, { deep: { __proto__x: 1 } }],
      weight: 3.25,
    };
    const written = await client().put(`${path}/person:01`, body);
    expect(written.status).toBe(201);
    expect(written.body).toMatchObject({
      ok: true,
      id: 'person:01',
      rev: expect.stringMatching(/^1-[0-9a-f]{32}$/),
    });
    expect(written.headers.get('etag')).toBe(`"${written.body.rev}"`);
    const read = await client().get<Stored>(`${path}/person:01`);
    expect(read.status).toBe(200);
    expect(read.headers.get('content-type')).toContain('application/json');
    expect(read.body).toEqual({ _id: 'person:01', _rev: written.body.rev, ...body });
  });

  test('keeps odd names of members', async () => {
    const path = await client().database();
    const bytes = '{"a":{"__proto__":{"b":1},"constructor":2},"hasOwnProperty":3,"":4}';
    await client().put(`${path}/odd`, undefined, { bytes });
    const { text } = await client().get(`${path}/odd`);
    expect(text).toContain('"__proto__":{"b":1}');
    expect(text).toContain('"constructor":2');
    expect(text).toContain('"hasOwnProperty":3');
    expect(text).toContain('"":4');
  });

  test('may have any id that does not begin with an underscore', async () => {
    const path = await client().database();
    for (const id of ['a/b', 'Đặng 😀', 'x'.repeat(500), '+', '%', '"quoted"', 'tab\there', 'constructor']) {
      const address = `${path}/${encodeURIComponent(id)}`;
      expect((await client().put(address, { v: 1 })).status, id).toBe(201);
      expect((await client().get<Stored>(address)).body._id).toBe(id);
    }
    const { body } = await client().get<{ rows: { id: string }[] }>(`${path}/_all_docs`);
    expect(body.rows).toHaveLength(8);
  });

  test('is given an id when it brings none', async () => {
    const path = await client().database();
    const made = await client().post<Written>(path, { a: 1 });
    expect(made.status).toBe(201);
    expect(made.body.id).toMatch(/^[0-9a-f]{32}$/);
    expect((await client().get(`${path}/${made.body.id}`)).status).toBe(200);
    expect((await client().post<Written>(path, { _id: 'own', a: 1 })).body.id).toBe('own');
    expect((await client().post(path, { _id: 'own', a: 1 })).status).toBe(409);
  });

  test('is changed only by one who has seen its latest revision', async () => {
    const path = await client().database();
    const first = await client().put(`${path}/p`, { v: 1 });
    expect((await client().put<Refusal>(`${path}/p`, { v: 2 })).body).toEqual(CONFLICT);
    const second = await client().put(`${path}/p`, { _rev: first.body.rev, v: 2 });
    expect(second.status).toBe(201);
    const late = await client().put<Refusal>(`${path}/p`, { _rev: first.body.rev, v: 3 });
    expect(late.status).toBe(409);
    expect(late.body).toEqual(CONFLICT);
    expect((await client().get<Stored>(`${path}/p`)).body['v']).toBe(2);
  });

  test('takes the revision from the address or a header as well', async () => {
    const path = await client().database();
    const first = await client().put(`${path}/p`, { v: 1 });
    const second = await client().put(`${path}/p?rev=${first.body.rev}`, { v: 2 });
    expect(second.status).toBe(201);
    const third = await client().put(`${path}/p`, { v: 3 }, { headers: { 'if-match': second.body.rev } });
    expect(third.status).toBe(201);
    expect((await client().put(`${path}/p`, { v: 4 }, { headers: { 'if-match': '1-abc' } })).status).toBe(
      409,
    );
    const two = await client().put(`${path}/p?rev=${first.body.rev}`, { _rev: third.body.rev, v: 4 });
    expect(two.status).toBe(400);
  });

  test('that is not here cannot be changed by one who has seen it elsewhere', async () => {
    const path = await client().database();
    expect((await client().put<Refusal>(`${path}/p`, { _rev: '3-abc', v: 1 })).body).toEqual(CONFLICT);
    expect((await client().get(`${path}/p`)).status).toBe(404);
  });

  test('is deleted by one who has seen it, and says so afterwards', async () => {
    const path = await client().database();
    const { body } = await client().put(`${path}/p`, { v: 1 });
    expect((await client().delete<Refusal>(`${path}/p`)).status).toBe(409);
    expect((await client().delete<Refusal>(`${path}/p?rev=1-abc`)).status).toBe(409);
    const gone = await client().delete(`${path}/p?rev=${body.rev}`);
    expect(gone.status).toBe(200);
    const read = await client().get<Refusal>(`${path}/p`);
    expect(read.status).toBe(404);
    expect(read.body).toEqual({ error: 'not_found', reason: 'deleted' });
    expect((await client().get(`${path}/p?rev=${gone.body.rev}`)).body).toEqual({
      _id: 'p',
      _rev: gone.body.rev,
      _deleted: true,
    });
  });

  test('that was deleted comes back as its own next revision', async () => {
    const path = await client().database();
    const { body } = await client().put(`${path}/p`, { v: 1 });
    const gone = await client().delete(`${path}/p?rev=${body.rev}`);
    expect((await client().put(`${path}/p`, { _rev: gone.body.rev, v: 2 })).status).toBe(409);
    expect((await client().put(`${path}/p`, { _deleted: true })).status).toBe(409);
    const back = await client().put(`${path}/p`, { v: 2 });
    expect(back.status).toBe(201);
    expect(back.body.rev).toMatch(/^3-/);
    expect((await client().get(`${path}/p?revs=true`)).body).toMatchObject({
      v: 2,
      _revisions: { start: 3, ids: [back.body.rev.slice(2), gone.body.rev.slice(2), body.rev.slice(2)] },
    });
  });

  test('may be deleted by a body that says so, and may keep what it says', async () => {
    const path = await client().database();
    const { body } = await client().put(`${path}/p`, { v: 1 });
    const gone = await client().put(`${path}/p`, { _rev: body.rev, _deleted: true, why: 'twice' });
    expect(gone.status).toBe(200);
    expect((await client().get(`${path}/p?rev=${gone.body.rev}`)).body).toMatchObject({
      _deleted: true,
      why: 'twice',
    });
  });

  test('that never was is missing', async () => {
    const path = await client().database();
    for (const method of ['GET', 'DELETE']) {
      const reply = await client().ask<Refusal>(method, `${path}/nobody`);
      expect(reply.status).toBe(404);
      expect(reply.body).toEqual({ error: 'not_found', reason: 'missing' });
    }
    expect((await client().ask('HEAD', `${path}/nobody`)).status).toBe(404);
    expect((await client().get<Refusal>(`${path}/_nothing`)).status).toBe(404);
  });

  test('tells of its revisions when asked', async () => {
    const path = await client().database();
    const first = await client().put(`${path}/p`, { v: 1 });
    const second = await client().put(`${path}/p`, { _rev: first.body.rev, v: 2 });
    const read = await client().get(`${path}/p${query({ revs: true, revs_info: true, local_seq: true })}`);
    expect(read.body).toMatchObject({
      _revisions: { start: 2, ids: [second.body.rev.slice(2), first.body.rev.slice(2)] },
      _revs_info: [
        { rev: second.body.rev, status: 'available' },
        { rev: first.body.rev, status: 'available' },
      ],
      _local_seq: expect.any(Number),
    });
    const old = await client().get<Stored>(`${path}/p?rev=${first.body.rev}`);
    expect(old.body['v']).toBe(1);
    expect((await client().get<Stored>(`${path}/p?rev=${first.body.rev}&latest=true`)).body['v']).toBe(2);
    expect((await client().get(`${path}/p?rev=9-abc`)).status).toBe(404);
    expect((await client().get(`${path}/p?rev=nonsense`)).status).toBe(400);
  });

  test('is not sent again to one who has it', async () => {
    const path = await client().database();
    const { body } = await client().put(`${path}/p`, { v: 1 });
    const headers = { 'if-none-match': `"${body.rev}"` };
    expect((await client().raw('GET', `${path}/p`, { headers })).status).toBe(304);
    expect((await client().ask('HEAD', `${path}/p`)).headers.get('etag')).toBe(`"${body.rev}"`);
  });

  test('of a design lives at two addresses', async () => {
    const path = await client().database();
    const written = await client().put(`${path}/_design/counts`, { views: {} });
    expect(written.body.id).toBe('_design/counts');
    expect((await client().get(`${path}/_design/counts`)).body).toMatchObject({ _id: '_design/counts' });
    expect((await client().get(`${path}/_design%2Fcounts`)).body).toMatchObject({ _id: '_design/counts' });
    expect((await client().get(`${path}/_design/none`)).status).toBe(404);
  });

  test.each([
    ['an unknown underscore member', '{"_foo":1}', 'doc_validation'],
    ['a member that would be a prototype', '{"__proto__":{"a":1}}', 'doc_validation'],
    ['deleted as a word', '{"_deleted":"yes"}', 'doc_validation'],
    ['a list', '[]', 'bad_request'],
    ['half of it', '{"a":', 'bad_request'],
    ['nothing', '', 'bad_request'],
    ['a byte order mark', '\ufeff{"a":1}', 'bad_request'],
    ['half a character', '{"a":"\\ud800"}', 'bad_request'],
    ['a number beyond all', '{"a":1e400}', 'bad_request'],
    ['a revision that is none', '{"_rev":"latest"}', 'bad_request'],
    ['a revision that is a number', '{"_rev":5}', 'bad_request'],
    ['attachments that are none', '{"_attachments":5}', 'doc_validation'],
  ])('is refused when it is sent as %s', async (_what, bytes, error) => {
    const path = await client().database();
    const reply = await client().put<Refusal>(`${path}/p`, undefined, { bytes });
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe(error);
    expect((await client().get(`${path}/p`)).status).toBe(404);
  });

  test('is refused when its bytes are no text', async () => {
    const path = await client().database();
    const bytes = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
    const reply = await client().put<Refusal>(`${path}/p`, undefined, { bytes });
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ error: 'bad_request', reason: 'invalid UTF-8 JSON' });
  });

  test('is refused under an id that is reserved or no id', async () => {
    const path = await client().database();
    expect((await client().put<Refusal>(`${path}/_under`, {})).body.error).toBe('illegal_docid');
    for (const _id of ['_x', '', 5]) {
      const reply = await client().post<Refusal>(path, { _id });
      expect(reply.status).toBe(400);
      expect(reply.body.error).toBe('illegal_docid');
    }
    const unreadable = await client().put<Refusal>(`${path}/%ZZ`, {});
    expect(unreadable.status).toBe(400);
    expect(unreadable.body.reason).toBe('invalid_url_encoding');
  });

  test('posted without saying that it is JSON is refused', async () => {
    const path = await client().database();
    const reply = await client().ask<Refusal>('POST', path, {
      bytes: '{"a":1}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(reply.status).toBe(415);
    expect(reply.body).toEqual({
      error: 'bad_content_type',
      reason: 'Content-Type must be application/json',
    });
  });

  test('that is larger than eight megabytes is refused', async () => {
    const path = await client().database();
    const reply = await client().put<Refusal>(`${path}/p`, { note: 'x'.repeat(8_100_000) });
    expect(reply.status).toBe(413);
    expect(reply.body.error).toBe('document_too_large');
  });
});
