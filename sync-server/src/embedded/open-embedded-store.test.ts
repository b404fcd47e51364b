import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataFolderInUse } from './data-folder.js';
import { openEmbeddedStore, type EmbeddedStore, type EmbeddedStoreOptions } from './open-embedded-store.js';

const OWNER = { user: 'tram', password: 'only-for-tests' };
const authorization = `Basic ${Buffer.from('tram:only-for-tests').toString('base64')}`;

let dataDir: string;
const opened: EmbeddedStore[] = [];
const started: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tram-store-'));
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const store of opened.splice(0)) await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(options: Partial<EmbeddedStoreOptions> = {}): Promise<EmbeddedStore> {
  const store = await openEmbeddedStore({ dataDir, ...OWNER, ...options });
  opened.push(store);
  return store;
}

async function close(store: EmbeddedStore): Promise<void> {
  opened.splice(opened.indexOf(store), 1);
  await store.close();
}

const ask = (url: string, method = 'GET', body?: unknown): Promise<Response> =>
  fetch(url, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const json = async <T>(reply: Promise<Response>): Promise<T> => (await (await reply).json()) as T;

/** The store in a process of its own, to be ended without warning. */
async function startProcess(): Promise<{ url: string; child: ChildProcess }> {
  const script = fileURLToPath(new URL('../testing/embedded-store-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['-C', 'source', '--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { url: line.toString('utf8').trim(), child };
}

test('the store listens on this machine only, on a free port', async () => {
  const store = await open();
  expect(store.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(store.user).toBe('tram');
});

test('what was answered for is there after the process was killed', async () => {
  const { url, child } = await startProcess();
  const ended = once(child, 'exit');
  await ask(`${url}/ward`, 'PUT');
  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let at = 0; ; at += 1) {
      const reply = await ask(`${url}/ward/p${at}`, 'PUT', { at });
      if (reply.status === 201) acknowledged.push(`p${at}`);
      if (at === 40) child.kill('SIGKILL');
    }
  })();
  await expect(writing).rejects.toThrow();
  await ended;
  const store = await open();
  const { rows } = await json<{ rows: { id: string; error?: string }[] }>(
    ask(`${store.url}/ward/_all_docs`, 'POST', { keys: acknowledged }),
  );
  expect(acknowledged.length).toBeGreaterThan(40);
  expect(rows.filter(({ error }) => error !== undefined)).toEqual([]);
});

test('databases, documents, local documents, settings and views are there after closing and opening again', async () => {
  const first = await open();
  await ask(`${first.url}/ward`, 'PUT');
  await ask(`${first.url}/ward/p`, 'PUT', { v: 1 });
  await ask(`${first.url}/ward/_local/x`, 'PUT', { v: 2 });
  await ask(`${first.url}/ward/_security`, 'PUT', { members: { roles: ['station'] } });
  await ask(`${first.url}/ward/_design/d`, 'PUT', {
    views: { v: { map: 'function (doc) { emit(doc.v); }' } },
  });
  await json(ask(`${first.url}/ward/_design/d/_view/v`));
  const before = await json<{ last_seq: string }>(ask(`${first.url}/ward/_changes`));
  const { uuid } = await json<{ uuid: string }>(ask(`${first.url}/`));
  await close(first);
  const again = await open();
  expect(await json(ask(`${again.url}/`))).toMatchObject({ uuid });
  expect(await json(ask(`${again.url}/_all_dbs`))).toEqual(['ward']);
  expect(await json(ask(`${again.url}/ward/p`))).toMatchObject({ v: 1 });
  expect(await json(ask(`${again.url}/ward/_local/x`))).toMatchObject({ v: 2 });
  expect(await json(ask(`${again.url}/ward/_security`))).toEqual({ members: { roles: ['station'] } });
  expect(await json(ask(`${again.url}/ward/_design/d/_view/v`))).toMatchObject({ total_rows: 1 });
  expect(await json(ask(`${again.url}/ward/_changes?since=${before.last_seq}`))).toMatchObject({
    results: [],
  });
});

test('a second store is kept out of a data folder in use, in this process or another', async () => {
  await open();
  await expect(openEmbeddedStore({ dataDir, ...OWNER })).rejects.toBeInstanceOf(DataFolderInUse);
});

test('a port that is taken is said so, and the data folder is free again', async () => {
  const store = await open();
  const other = await mkdtemp(join(tmpdir(), 'tram-store-'));
  const port = Number(new URL(store.url).port);
  await expect(openEmbeddedStore({ dataDir: other, port, ...OWNER })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  const fine = await openEmbeddedStore({ dataDir: other, ...OWNER });
  await fine.close();
  await rm(other, { recursive: true, force: true });
});

test('closing ends feeds that wait and finishes writes that are under way', async () => {
  // However busy the machine is: that nobody is cut off while the store could still answer is what is asked here.
  const store = await open({ graceMs: 15_000 });
  await ask(`${store.url}/ward`, 'PUT');
  const feed = await ask(`${store.url}/ward/_changes?feed=continuous&since=now&heartbeat=300000`);
  const longPoll = ask(`${store.url}/ward/_changes?feed=longpoll&since=now&heartbeat=300000`);
  const writes = Array.from({ length: 20 }, (_, at) => ask(`${store.url}/ward/p${at}`, 'PUT', { at }));
  const settled = Promise.allSettled(writes);
  const missed = longPoll.catch(() => undefined);
  await writes[0];
  // Would wait for the heartbeat of five minutes, longer than a test may take, if it waited for the readers.
  await close(store);
  expect(await feed.text()).toContain('last_seq');
  await missed;
  const answered = (await settled).filter(
    (write) => write.status === 'fulfilled' && write.value.status === 201,
  ).length;
  const again = await open();
  const { doc_count } = await json<{ doc_count: number }>(ask(`${again.url}/ward`));
  expect(doc_count).toBeGreaterThanOrEqual(answered);
});

test('a feed that is in the middle of telling when the store closes says how far it got', async () => {
  const store = await open({ graceMs: 60_000 });
  await ask(`${store.url}/ward`, 'PUT');
  // More than the line holds: half of it is still to be read from the disk.
  const docs = Array.from({ length: 800 }, (_, at) => ({ _id: `p${at}`, note: 'x'.repeat(40_000) }));
  await ask(`${store.url}/ward/_bulk_docs`, 'POST', { docs });
  const feed = await ask(`${store.url}/ward/_changes?feed=continuous&include_docs=true`);
  const parts: Uint8Array[] = [];
  let closing: Promise<void> | undefined;
  for await (const part of feed.body ?? []) {
    parts.push(part);
    closing ??= close(store);
  }
  await closing;
  const lines = Buffer.concat(parts).toString().trim().split('\n');
  const end = JSON.parse(lines.pop() ?? '') as { last_seq: string; pending: number };
  expect(lines.length + end.pending).toBe(800);
  expect(end.pending).toBeGreaterThan(0);
  expect((JSON.parse(lines.pop() ?? '') as { seq: string }).seq).toBe(end.last_seq);
});

test('a reader who leaves takes the feed along', async () => {
  const failures: unknown[] = [];
  const store = await open({ log: (event) => failures.push(event) });
  await ask(`${store.url}/ward`, 'PUT');
  const leaving = new AbortController();
  const feeds = Array.from({ length: 30 }, async (_, at) => {
    const kind = ['continuous', 'longpoll', 'eventsource'][at % 3];
    const reply = await fetch(`${store.url}/ward/_changes?feed=${kind}&since=now&heartbeat=20`, {
      headers: { authorization },
      signal: leaving.signal,
    });
    return reply.text();
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  leaving.abort();
  await Promise.allSettled(feeds);
  for (let at = 0; at < 5; at += 1) await ask(`${store.url}/ward/p${at}`, 'PUT', {});
  await close(store);
  expect(failures).toEqual([]);
});

test('a reader who is slow is waited for, and gets everything', async () => {
  const store = await open();
  await ask(`${store.url}/ward`, 'PUT');
  for (let page = 0; page < 4; page += 1) {
    const docs = Array.from({ length: 500 }, (_, at) => ({ _id: `${page}-${at}`, note: 'x'.repeat(2000) }));
    await ask(`${store.url}/ward/_bulk_docs`, 'POST', { docs });
  }
  const reply = await ask(`${store.url}/ward/_changes?include_docs=true`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { results } = (await reply.json()) as { results: unknown[] };
  expect(results).toHaveLength(2000);
});

test('answers are packed only for those beyond this machine who ask for it', async () => {
  const near = await open();
  await ask(`${near.url}/ward`, 'PUT');
  const docs = Array.from({ length: 100 }, (_, at) => ({ _id: `p${at}` }));
  await ask(`${near.url}/ward/_bulk_docs`, 'POST', { docs });
  expect((await ask(`${near.url}/ward/_design_docs`)).headers.get('content-encoding')).toBeNull();
  await close(near);
  const far = await open({ gzipReplies: true });
  const keys = docs.map(({ _id }) => ({ id: _id }));
  const reply = await ask(`${far.url}/ward/_bulk_get`, 'POST', { docs: keys });
  expect(reply.headers.get('content-encoding')).toBe('gzip');
  expect(((await reply.json()) as { results: unknown[] }).results).toHaveLength(100);
  expect(gunzipSync(await packed(`${far.url}/ward/_bulk_get`, { docs: keys })).toString()).toContain('"p99"');
});

/** The bytes as they travel: fetch would unpack them. */
async function packed(url: string, body: unknown): Promise<Buffer> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', 'accept-encoding': 'gzip' },
      },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });
}

test('a body beyond the limit is refused in words, packed or not', async () => {
  const store = await open({ bodyLimitBytes: 100_000 });
  await ask(`${store.url}/ward`, 'PUT');
  const plain = await ask(`${store.url}/ward/big`, 'PUT', { note: 'x'.repeat(200_000) });
  expect(plain.status).toBe(413);
  expect(await plain.json()).toEqual({ error: 'too_large', reason: 'the request entity is too large' });
  const { gzipSync } = await import('node:zlib');
  const bomb = await fetch(`${store.url}/ward/bomb`, {
    method: 'PUT',
    headers: { authorization, 'content-encoding': 'gzip' },
    body: new Uint8Array(gzipSync(JSON.stringify({ note: '0'.repeat(50_000_000) }))),
  });
  expect(bomb.status).toBe(413);
  expect((await ask(`${store.url}/ward/small`, 'PUT', { note: 'x' })).status).toBe(201);
});
