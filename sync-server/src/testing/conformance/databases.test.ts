import { expect, test } from 'vitest';
import { onEachCouch, type Refusal } from './couch-client.js';

onEachCouch('a database', (client) => {
  const name = (suffix: string): string => `/${client().couch.prefix}${suffix}`;

  test('is made once', async () => {
    const path = name('made-once');
    const first = await client().put(path);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({ ok: true });
    const second = await client().put<Refusal>(path);
    expect(second.status).toBe(412);
    expect(second.body).toEqual({
      error: 'file_exists',
      reason: 'The database could not be created, the file already exists.',
    });
  });

  test('is listed while it exists and not after', async () => {
    const path = name('short-lived');
    await client().put(path);
    expect((await client().get<string[]>('/_all_dbs')).body).toContain(path.slice(1));
    expect((await client().delete(path)).body).toEqual({ ok: true });
    expect((await client().get<string[]>('/_all_dbs')).body).not.toContain(path.slice(1));
    expect((await client().delete<Refusal>(path)).status).toBe(404);
  });

  test('comes back empty when it is made again under the same name', async () => {
    const path = name('made-again');
    await client().put(path);
    await client().put(`${path}/person-1`, { name: 'A' });
    await client().delete(path);
    await client().put(path);
    expect((await client().get(`${path}/person-1`)).status).toBe(404);
    expect((await client().get(path)).body).toMatchObject({ doc_count: 0 });
  });

  test('may have a slash in its name', async () => {
    const path = `/${encodeURIComponent(`${client().couch.prefix}tram/station-x`)}`;
    expect((await client().put(path)).status).toBe(201);
    expect((await client().get(path)).body).toMatchObject({
      db_name: `${client().couch.prefix}tram/station-x`,
    });
    expect((await client().delete(path)).status).toBe(200);
  });

  test.each(['Upper', '1digit', '_under', 'dấu', 'a.b', 'a%20b'])('is not called %s', async (bad) => {
    const reply = await client().put<Refusal>(`/${encodeURIComponent(bad)}`);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe('illegal_database_name');
    expect((await client().get(`/${encodeURIComponent(bad)}`)).status).toBe(404);
  });

  test('that does not exist is not found by any road', async () => {
    const path = name('never-made');
    for (const address of [
      path,
      `${path}/_all_docs`,
      `${path}/doc`,
      `${path}/_changes`,
      `${path}/_security`,
    ]) {
      const reply = await client().get<Refusal>(address);
      expect(reply.status, address).toBe(404);
      expect(reply.body).toEqual({ error: 'not_found', reason: 'Database does not exist.' });
    }
    expect((await client().ask('HEAD', path)).status).toBe(404);
    expect((await client().put(`${path}/doc`, {})).status).toBe(404);
    expect((await client().post(`${path}/_bulk_docs`, { docs: [] })).status).toBe(404);
  });

  test('counts what it holds and what was deleted from it', async () => {
    const path = await client().database();
    await client().put(`${path}/a`, {});
    const { body } = await client().put(`${path}/b`, {});
    await client().delete(`${path}/b?rev=${body.rev}`);
    expect((await client().get(path)).body).toMatchObject({
      db_name: path.slice(1),
      doc_count: 1,
      doc_del_count: 1,
      update_seq: expect.stringMatching(/^3-/),
      instance_start_time: expect.any(String),
      compact_running: false,
    });
    expect((await client().ask('HEAD', path)).status).toBe(200);
  });

  test('keeps its security object', async () => {
    const path = await client().database();
    expect((await client().get(`${path}/_security`)).body).toEqual({
      members: { roles: ['_admin'] },
      admins: { roles: ['_admin'] },
    });
    const security = { admins: { names: ['head'], roles: [] }, members: { names: [], roles: ['station-7'] } };
    expect((await client().put(`${path}/_security`, security)).body).toEqual({ ok: true });
    expect((await client().get(`${path}/_security`)).body).toEqual(security);
    expect((await client().put(`${path}/_security`, { admins: 1 })).status).toBeGreaterThanOrEqual(400);
    expect((await client().get(`${path}/_security`)).body).toEqual(security);
  });

  test('confirms that what it answered for is stored', async () => {
    const path = await client().database();
    const reply = await client().post(`${path}/_ensure_full_commit`, {});
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ ok: true, instance_start_time: expect.any(String) });
  });

  test('starts tidying up when asked and answers at once', async () => {
    const path = await client().database();
    expect((await client().post(`${path}/_compact`, {})).status).toBe(202);
    expect((await client().post(`${path}/_view_cleanup`, {})).status).toBe(202);
    expect((await client().get(`${path}/_compact`)).status).toBe(405);
  });

  test('keeps a thousand revisions by name', async () => {
    const path = await client().database();
    expect((await client().get(`${path}/_revs_limit`)).body).toBe(1000);
  });

  test('is not deleted by a request meant for a document', async () => {
    const path = await client().database();
    expect((await client().delete(`${path}?rev=1-abc`)).status).toBe(400);
    expect((await client().get(path)).status).toBe(200);
  });
});
