import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedStore, type EmbeddedStore } from './open-embedded-store.js';

const authorization = `Basic ${Buffer.from('tram:only-for-tests').toString('base64')}`;

let dataDir: string;
let store: EmbeddedStore;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tram-tidying-'));
  store = await openEmbeddedStore({ dataDir, user: 'tram', password: 'only-for-tests' });
});

afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ask = (url: string, method = 'GET', body?: unknown): Promise<Response> =>
  fetch(url, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const json = async <T>(reply: Promise<Response>): Promise<T> => (await (await reply).json()) as T;

test('compaction gives up old bodies and unused attachments, and nothing else', async () => {
  await ask(`${store.url}/ward`, 'PUT');
  const data = Buffer.alloc(1000, 3).toString('base64');
  const kept = Buffer.alloc(1000, 4).toString('base64');
  const first = await json<{ rev: string }>(
    ask(`${store.url}/ward/p`, 'PUT', { v: 1, _attachments: { old: { data }, both: { data: kept } } }),
  );
  const second = await json<{ rev: string }>(
    ask(`${store.url}/ward/p`, 'PUT', { _rev: first.rev, v: 2, _attachments: { both: { stub: true } } }),
  );
  const branches = ['a', 'b'].map((letter) => ({ _id: 'c', _rev: `1-${letter.repeat(32)}`, letter }));
  await ask(`${store.url}/ward/_bulk_docs`, 'POST', { new_edits: false, docs: branches });
  expect((await ask(`${store.url}/ward/_compact`, 'POST', {})).status).toBe(202);
  await expect
    .poll(async () => (await json<{ compact_running: boolean }>(ask(`${store.url}/ward`))).compact_running)
    .toBe(false);
  expect((await ask(`${store.url}/ward/p?rev=${first.rev}`)).status).toBe(404);
  expect(await json(ask(`${store.url}/ward/p?revs_info=true`))).toMatchObject({
    v: 2,
    _revs_info: [
      { rev: second.rev, status: 'available' },
      { rev: first.rev, status: 'missing' },
    ],
  });
  expect((await ask(`${store.url}/ward/p/both`)).status).toBe(200);
  const adopt = {
    _rev: second.rev,
    _attachments: { old: { stub: true, digest: digestOf(data), length: 1000, revpos: 9 } },
  };
  expect((await ask(`${store.url}/ward/p`, 'PUT', adopt)).status).toBe(412);
  expect(await json(ask(`${store.url}/ward/c?conflicts=true`))).toMatchObject({ letter: 'b' });
  expect((await ask(`${store.url}/ward/c?rev=1-${'a'.repeat(32)}`)).status).toBe(200);
  const { results } = await json<{ results: unknown[] }>(ask(`${store.url}/ward/_changes?include_docs=true`));
  expect(results).toHaveLength(2);
});

test('every database is compacted when the whole store is', async () => {
  for (const name of ['ward', 'desk']) {
    await ask(`${store.url}/${name}`, 'PUT');
    const { rev } = await json<{ rev: string }>(ask(`${store.url}/${name}/p`, 'PUT', { v: 1 }));
    await ask(`${store.url}/${name}/p`, 'PUT', { _rev: rev, v: 2 });
    expect((await ask(`${store.url}/${name}/p?rev=${rev}`)).status).toBe(200);
  }
  expect(await store.compact()).toBe(2);
  for (const name of ['ward', 'desk']) {
    expect(await json(ask(`${store.url}/${name}/p?revs_info=true`))).toMatchObject({
      v: 2,
      _revs_info: [{ status: 'available' }, { status: 'missing' }],
    });
  }
});

const digestOf = (base64: string): string =>
  `md5-${createHash('md5').update(Buffer.from(base64, 'base64')).digest('base64')}`;

test('a view that no design document names any more is swept out', async () => {
  await ask(`${store.url}/ward`, 'PUT');
  await ask(`${store.url}/ward/p`, 'PUT', { v: 1 });
  const design = { views: { v: { map: 'function (doc) { emit(doc.v); }' } } };
  const { rev } = await json<{ rev: string }>(ask(`${store.url}/ward/_design/d`, 'PUT', design));
  expect(await json(ask(`${store.url}/ward/_design/d/_view/v`))).toMatchObject({ total_rows: 1 });
  await ask(`${store.url}/ward/_design/d?rev=${rev}`, 'DELETE');
  expect((await ask(`${store.url}/ward/_view_cleanup`, 'POST', {})).status).toBe(202);
  await ask(`${store.url}/ward/_design/d`, 'PUT', design);
  expect(await json(ask(`${store.url}/ward/_design/d/_view/v`))).toMatchObject({
    total_rows: 1,
    rows: [{ key: 1 }],
  });
});
