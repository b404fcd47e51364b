import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachCouch, type Refusal } from './couch-client.js';

onEachCouch('a server', (client) => {
  test('welcomes whoever asks, also without credentials', async () => {
    const reply = await fetch(`${client().couch.url}/`);
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({
      couchdb: 'Welcome',
      version: expect.stringMatching(/^3\.4/),
      uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      vendor: { name: expect.any(String) },
    });
  });

  test('says that it is up without credentials', async () => {
    const reply = await fetch(`${client().couch.url}/_up`);
    expect(await reply.json()).toMatchObject({ status: 'ok' });
  });

  test('lists no databases to a stranger', async () => {
    const reply = await fetch(`${client().couch.url}/_all_dbs`);
    expect(reply.status).toBe(401);
    expect(await reply.json()).toEqual({ error: 'unauthorized', reason: 'You are not a server admin.' });
  });

  test('shows a stranger nothing of a database', async () => {
    const path = await client().database();
    for (const address of [path, `${path}/_all_docs`, `${path}/x`, `${path}/_changes`]) {
      const reply = await fetch(client().couch.url + address);
      expect(reply.status, address).toBe(401);
      expect(await reply.json()).toMatchObject({ error: 'unauthorized' });
    }
  });

  /** A name of its own: CouchDB locks an account out after a few wrong passwords. */
  const stranger = (): string => `stranger-${randomUUID()}`;

  test('refuses a wrong password in words', async () => {
    const authorization = `Basic ${Buffer.from(`${stranger()}:wrong`).toString('base64')}`;
    const reply = await client().get<Refusal>('/_all_dbs', { headers: { authorization } });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ error: 'unauthorized', reason: 'Name or password is incorrect.' });
  });

  test('refuses credentials it cannot read', async () => {
    const reply = await client().get<Refusal>('/_all_dbs', { headers: { authorization: 'Basic zzz' } });
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe('bad_request');
  });

  test('tells who is asking', async () => {
    const known = await client().get('/_session');
    expect(known.body).toMatchObject({
      ok: true,
      userCtx: { name: client().couch.user, roles: ['_admin'] },
      info: { authenticated: 'default' },
    });
    const unknown = await fetch(`${client().couch.url}/_session`);
    expect(await unknown.json()).toMatchObject({ ok: true, userCtx: { name: null, roles: [] } });
  });

  test('lets a session cookie stand for the password', async () => {
    const { user, password, url } = client().couch;
    const login = await fetch(`${url}/_session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: user, password }),
    });
    expect(login.status).toBe(200);
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${url}/_all_dbs`, { headers: { cookie } })).status).toBe(200);
  });

  test('opens no session for a wrong password', async () => {
    const reply = await client().post<Refusal>('/_session', { name: stranger(), password: 'wrong' });
    expect(reply.status).toBe(401);
    expect(reply.body.error).toBe('unauthorized');
  });

  test('gives as many ids as asked for', async () => {
    const reply = await client().get<{ uuids: string[] }>('/_uuids?count=5');
    expect(new Set(reply.body.uuids).size).toBe(5);
    expect(reply.body.uuids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect((await client().get('/_uuids?count=x')).status).toBe(400);
    expect((await client().get('/_uuids?count=100000')).status).toBe(400);
  });

  test('answers an unknown address with not found', async () => {
    const reply = await client().get<Refusal>('/_nothing_here');
    expect(reply.status).toBe(404);
    expect(reply.body).toEqual({ error: 'not_found', reason: 'Database does not exist.' });
  });

  test('names the methods an address takes', async () => {
    const reply = await client().post<Refusal>('/_all_dbs', {});
    expect(reply.status).toBe(405);
    expect(reply.body.error).toBe('method_not_allowed');
    expect(reply.headers.get('allow')).toContain('GET');
  });
});
