import { gzipSync } from 'node:zlib';
import nano from 'nano';
import { expect, test } from 'vitest';
import { onEachCouch, type Refusal } from './couch-client.js';

const gzipped = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

onEachCouch('a request body', (client) => {
  test('may come packed', async () => {
    const path = await client().database();
    const docs = Array.from({ length: 200 }, (_, at) => ({ _id: `p${at}`, note: 'lặp lại '.repeat(50) }));
    const bytes = gzipSync(JSON.stringify({ docs }));
    const reply = await client().ask<unknown[]>('POST', `${path}/_bulk_docs`, { bytes, headers: gzipped });
    expect(reply.status).toBe(201);
    expect(reply.body).toHaveLength(200);
    expect((await client().get(path)).body).toMatchObject({ doc_count: 200 });
  });

  test('that only says it is packed is refused', async () => {
    const path = await client().database();
    const reply = await client().ask<Refusal>('PUT', `${path}/x`, { bytes: 'not gzip', headers: gzipped });
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe('bad_request');
    const half = await client().ask<Refusal>('PUT', `${path}/x`, {
      bytes: gzipSync('{"a'),
      headers: gzipped,
    });
    expect(half.body).toEqual({ error: 'bad_request', reason: 'invalid UTF-8 JSON' });
  });

  test('packed in an unknown way is refused', async () => {
    const path = await client().database();
    const headers = { 'content-type': 'application/json', 'content-encoding': 'br' };
    const reply = await client().ask<Refusal>('PUT', `${path}/x`, { bytes: '{}', headers });
    expect(reply.status).toBe(415);
    expect(reply.body.error).toBe('bad_content_type');
  });
});

onEachCouch('an attachment', (client) => {
  const text = Buffer.from('giấy chuyển tuyến').toString('base64');
  const json = { headers: { accept: 'application/json' } };

  test('travels inside its document and comes back', async () => {
    const path = await client().database();
    const bytes = Buffer.alloc(50_000, 7).toString('base64');
    await client().put(`${path}/p`, {
      _attachments: {
        'slip.txt': { content_type: 'text/plain', data: text },
        'photo.bin': { content_type: 'application/octet-stream', data: bytes },
      },
    });
    const stubs = await client().get<{ _attachments: Record<string, unknown> }>(`${path}/p`);
    expect(stubs.body._attachments['slip.txt']).toMatchObject({
      stub: true,
      revpos: 1,
      content_type: 'text/plain',
    });
    const whole = await client().get(`${path}/p?attachments=true`, json);
    expect(whole.body).toMatchObject({
      _attachments: { 'slip.txt': { data: text }, 'photo.bin': { data: bytes } },
    });
    const rows = await client().get(`${path}/_all_docs?include_docs=true&attachments=true`);
    expect(rows.body).toMatchObject({ rows: [{ doc: { _attachments: { 'slip.txt': { data: text } } } }] });
  });

  test('stays when its document is edited with a stub, and goes without one', async () => {
    const path = await client().database();
    const first = await client().put(`${path}/p`, {
      _attachments: { a: { content_type: 'text/plain', data: text } },
    });
    const second = await client().put(`${path}/p`, {
      _rev: first.body.rev,
      v: 2,
      _attachments: { a: { stub: true } },
    });
    expect(second.status).toBe(201);
    expect((await client().get(`${path}/p?attachments=true`, json)).body).toMatchObject({
      v: 2,
      _attachments: { a: { data: text, revpos: 1 } },
    });
    const unknown = await client().put<Refusal>(`${path}/p`, {
      _rev: second.body.rev,
      _attachments: { b: { stub: true } },
    });
    expect(unknown.status).toBe(412);
    expect(unknown.body).toEqual({ error: 'missing_stub', reason: 'Invalid attachment stub in p for b' });
    await client().put(`${path}/p`, { _rev: second.body.rev, v: 3 });
    expect((await client().get(`${path}/p`)).text).not.toContain('_attachments');
  });

  test('has an address of its own', async () => {
    const path = await client().database();
    const headers = { 'content-type': 'text/plain' };
    const made = await client().put(`${path}/p/slip.txt`, undefined, { bytes: 'first', headers });
    expect(made.status).toBe(201);
    expect((await client().put(`${path}/p/slip.txt`, undefined, { bytes: 'x', headers })).status).toBe(409);
    const changed = await client().put(`${path}/p/slip.txt?rev=${made.body.rev}`, undefined, {
      bytes: 'second',
      headers,
    });
    expect(changed.status).toBe(201);
    const read = await client().get(`${path}/p/slip.txt`);
    expect(read.text).toBe('second');
    expect(read.headers.get('content-type')).toContain('text/plain');
    expect((await client().get(`${path}/p/slip.txt?rev=${made.body.rev}`)).text).toBe('first');
    expect((await client().get<Refusal>(`${path}/p/none`)).body.reason).toBe(
      'Document is missing attachment',
    );
    expect((await client().delete(`${path}/p/slip.txt`)).status).toBe(409);
    expect((await client().delete(`${path}/p/slip.txt?rev=${changed.body.rev}`)).status).toBe(200);
    expect((await client().get(`${path}/p/slip.txt`)).status).toBe(404);
  });

  test.each([
    ['data that is no base64', { b: { data: '%%%' } }],
    ['data that is no text', { b: { data: 5 } }],
    ['no data', { b: {} }],
    ['a reserved name', { _b: { data: 'aGVsbG8=' } }],
  ])('with %s is refused', async (_what, attachments) => {
    const path = await client().database();
    const reply = await client().put<Refusal>(`${path}/p`, { _attachments: attachments });
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe('bad_request');
    expect((await client().put(`${path}/p`, { v: 1 })).status).toBe(201);
  });

  test('comes as a part of its own to one who speaks of parts', async () => {
    const path = await client().database();
    const bytes = Buffer.alloc(3000, 9).toString('base64');
    await client().put(`${path}/p`, {
      _attachments: { a: { content_type: 'application/octet-stream', data: bytes } },
    });
    const reply = await client().get(`${path}/p?attachments=true`, {
      headers: { accept: 'multipart/related' },
    });
    expect(reply.headers.get('content-type')).toContain('multipart/related; boundary=');
    expect(reply.text).toContain('"follows":true');
    expect(reply.text).toMatch(/Content-Disposition: attachment; filename="a"/i);
  });
});

onEachCouch('nano', (client) => {
  test('finds a CouchDB here', async () => {
    const { url, user, password, prefix } = client().couch;
    const address = new URL(url);
    address.username = user;
    address.password = password;
    const couch = nano(address.toString());
    const name = `${prefix}by-nano`;
    await couch.db.create(name);
    const people = couch.use<{ name: string; n: number }>(name);
    const written = await people.insert({ name: 'Trần Văn Thử', n: 1 }, 'person:1');
    expect(written.ok).toBe(true);
    expect((await people.get('person:1')).name).toBe('Trần Văn Thử');
    await expect(people.insert({ name: 'again', n: 2 }, 'person:1')).rejects.toMatchObject({
      statusCode: 409,
    });
    await expect(people.get('nobody')).rejects.toMatchObject({ statusCode: 404, error: 'not_found' });
    const bulk = await people.bulk({
      docs: [
        { _id: 'a', n: 3 },
        { _id: 'person:1', n: 4 },
      ],
    });
    expect(bulk.map((row) => row.error)).toEqual([undefined, 'conflict']);
    const rows = await people.fetch({ keys: ['a', 'nobody'] });
    expect(rows.rows).toHaveLength(2);
    const changes = await people.changes({ include_docs: true, limit: 10 });
    expect(changes.results.map((row) => row.id)).toEqual(['person:1', 'a']);
    const found = await people.find({ selector: { n: { $gte: 3 } } });
    expect(found.docs.map((doc) => doc._id)).toEqual(['a']);
    expect((await couch.db.get(name)).doc_count).toBe(2);
    expect(await couch.db.list()).toContain(name);
    await people.destroy('person:1', written.rev);
    await expect(people.head('person:1')).rejects.toMatchObject({ statusCode: 404 });
    await couch.db.destroy(name);
  });
});
