// Replication between stores, by hand over the protocol, and by CouchDB's own replicator where there is one.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbeddedStore } from '#embedded/open-embedded-store.js';
import { couchesUnderTest, type OpenCouch } from '../couch-under-test.js';
import { CouchClient, type Written } from './couch-client.js';

const hash = (letter: string): string => letter.repeat(32);

/** Six hundred encounters, three branches of a person, a design, an odd id, a photo. */
const OPEN_REVISIONS = 606;

async function embedded(): Promise<OpenCouch> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tram-replica-'));
  const store = await openEmbeddedStore({ dataDir, user: 'tram', password: 'only-for-tests' });
  return {
    ...store,
    prefix: '',
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A station's work: many records, an edited one, a deleted one, a conflict, a design, an attachment, odd ids. */
async function fill(client: CouchClient): Promise<string> {
  const path = await client.database();
  const docs = Array.from({ length: 600 }, (_, at) => ({
    _id: `encounter:${at}`,
    at,
    note: 'Khám sức khỏe định kỳ',
  }));
  const { body } = await client.post<Written[]>(`${path}/_bulk_docs`, { docs });
  await client.put(`${path}/encounter:1`, { _rev: body[1]?.rev, at: 1, edited: true });
  await client.delete(`${path}/encounter:2?rev=${body[2]?.rev}`);
  await client.post(`${path}/_bulk_docs`, {
    new_edits: false,
    docs: ['a', 'b', 'd'].map((letter) => ({
      _id: 'person:1',
      _rev: `2-${hash(letter)}`,
      _revisions: { start: 2, ids: [hash(letter), hash('0')] },
      ...(letter === 'd' ? { _deleted: true } : { name: letter }),
    })),
  });
  await client.put(`${path}/_design/counts`, { views: { all: { map: 'function (doc) { emit(doc.at); }' } } });
  await client.put(`${path}/${encodeURIComponent('Đặng/1')}`, { odd: true });
  await client.put(`${path}/photo`, {
    _attachments: {
      small: { content_type: 'text/plain', data: Buffer.from('nhỏ').toString('base64') },
      large: { content_type: 'application/octet-stream', data: Buffer.alloc(200_000, 5).toString('base64') },
    },
  });
  return path;
}

interface Revision {
  _id: string;
  _rev: string;
  _attachments?: Record<string, { digest?: string; revpos?: number }>;
}

/** Everything a database holds that replication must carry: all open revisions with their ancestry and data. */
async function contents(client: CouchClient, path: string): Promise<Map<string, Revision[]>> {
  const changes = await client.get<{ results: { id: string }[] }>(`${path}/_changes`);
  const docs = changes.body.results.map(({ id }) => ({ id }));
  const found = await client.post<{ results: { id: string; docs: { ok: Revision }[] }[] }>(
    `${path}/_bulk_get?revs=true&attachments=true`,
    { docs },
  );
  return new Map(
    found.body.results
      .map(({ id, docs: revisions }): [string, Revision[]] => [
        id,
        revisions.map(({ ok }) => withoutDigests(ok)).sort((a, b) => (a._rev < b._rev ? -1 : 1)),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** CouchDB takes the digest of what it stores, packed or not; the data is what counts. */
function withoutDigests(revision: Revision): Revision {
  for (const attachment of Object.values(revision._attachments ?? {})) {
    delete attachment.digest;
    delete attachment.revpos;
  }
  return revision;
}

/** What every replicator does, page by page, with a checkpoint on the target. */
async function replicate(
  source: CouchClient,
  from: string,
  target: CouchClient,
  to: string,
): Promise<number> {
  const checkpoint = `${to}/_local/replication`;
  const known = await target.get<{ seq?: string; _rev?: string }>(checkpoint);
  let since = known.body.seq ?? '0';
  let carried = 0;
  for (;;) {
    const page = await source.get<{
      results: { id: string; changes: { rev: string }[] }[];
      last_seq: string;
    }>(`${from}/_changes?style=all_docs&limit=100&since=${encodeURIComponent(since)}`);
    if (page.body.results.length === 0) break;
    const offered = Object.fromEntries(
      page.body.results.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)]),
    );
    const missing = await target.post<Record<string, { missing: string[] }>>(`${to}/_revs_diff`, offered);
    const wanted = Object.entries(missing.body).flatMap(([id, difference]) =>
      difference.missing.map((rev) => ({ id, rev })),
    );
    if (wanted.length > 0) {
      const found = await source.post<{ results: { docs: { ok: object }[] }[] }>(
        `${from}/_bulk_get?revs=true&attachments=true`,
        { docs: wanted },
      );
      const docs = found.body.results.flatMap(({ docs: revisions }) => revisions.map(({ ok }) => ok));
      const stored = await target.post(`${to}/_bulk_docs`, { new_edits: false, docs });
      expect(stored.body).toEqual([]);
      carried += docs.length;
    }
    since = page.body.last_seq;
    await target.post(`${to}/_ensure_full_commit`, {});
    const before = await target.get<{ _rev?: string }>(checkpoint);
    await target.put(checkpoint, { ...(before.body._rev ? { _rev: before.body._rev } : {}), seq: since });
  }
  return carried;
}

describe.each(couchesUnderTest())('between an embedded store and $name', (other) => {
  let here: CouchClient;
  let there: CouchClient;
  beforeAll(async () => {
    here = new CouchClient(await embedded());
    there = new CouchClient(await other.open());
  });
  afterAll(async () => {
    await here.couch.close();
    await there.couch.close();
  });

  test('every open revision arrives, and a second run carries nothing', async () => {
    const from = await fill(here);
    const to = await there.database();
    expect(await replicate(here, from, there, to)).toBe(OPEN_REVISIONS);
    expect(await contents(there, to)).toEqual(await contents(here, from));
    expect(await replicate(here, from, there, to)).toBe(0);
  });

  test('edits on both sides meet as a conflict that both see alike', async () => {
    const from = await here.database();
    const to = await there.database();
    const { body } = await here.put(`${from}/person:9`, { name: 'first' });
    await replicate(here, from, there, to);
    await here.put(`${from}/person:9`, { _rev: body.rev, name: 'here' });
    await there.put(`${to}/person:9`, { _rev: body.rev, name: 'there' });
    await replicate(here, from, there, to);
    await replicate(there, to, here, from);
    const ours = await here.get(`${from}/person:9?conflicts=true`);
    const theirs = await there.get(`${to}/person:9?conflicts=true`);
    expect(ours.body).toEqual(theirs.body);
    expect(ours.body).toMatchObject({ _conflicts: [expect.stringMatching(/^2-/)] });
  });
});

const couchDb = couchesUnderTest().find((couch) => !couch.isEmbedded);

describe.runIf(couchDb)("CouchDB's own replicator", () => {
  let ours: CouchClient;
  let couch: CouchClient;
  beforeAll(async () => {
    ours = new CouchClient(await embedded());
    if (!couchDb) throw new Error('runs only with a CouchDB');
    couch = new CouchClient(await couchDb.open());
  });
  afterAll(async () => {
    await ours.couch.close();
    await couch.couch.close();
  });

  const address = ({ couch: { url, user, password } }: CouchClient, path: string): string =>
    url.replace('://', `://${user}:${encodeURIComponent(password)}@`) + path;

  /** CouchDB counts on from the sessions before. */
  async function run(source: string, target: string): Promise<Record<string, number>> {
    const reply = await couch.post<{ ok: true; history?: Record<string, number>[] }>('/_replicate', {
      source,
      target,
    });
    expect(reply.body).toMatchObject({ ok: true });
    return reply.body.history?.[0] ?? {};
  }

  test('pulls a whole station out of the embedded store', async () => {
    const from = await fill(ours);
    const to = await couch.database();
    const session = await run(address(ours, from), address(couch, to));
    expect(session).toMatchObject({ docs_written: OPEN_REVISIONS, doc_write_failures: 0 });
    expect(await contents(couch, to)).toEqual(await contents(ours, from));
    await ours.put(`${from}/later`, { v: 1 });
    expect(await run(address(ours, from), address(couch, to))).toMatchObject({
      docs_written: OPEN_REVISIONS + 1,
    });
  });

  test('pushes a whole station into the embedded store, and then only what changed', async () => {
    const from = await fill(couch);
    const to = await ours.database();
    const session = await run(address(couch, from), address(ours, to));
    expect(session).toMatchObject({ docs_written: OPEN_REVISIONS, doc_write_failures: 0 });
    expect(await contents(ours, to)).toEqual(await contents(couch, from));
    const photo = await couch.get<Revision>(`${from}/photo`);
    const edited = await couch.put(`${from}/photo`, { ...photo.body, note: 'edited' });
    expect(edited.status).toBe(201);
    expect(await run(address(couch, from), address(ours, to))).toMatchObject({
      docs_written: OPEN_REVISIONS + 1,
      doc_write_failures: 0,
    });
    expect(await contents(ours, to)).toEqual(await contents(couch, from));
  });

  test('carries attachments on through a store that pulled them and one that is pulled from', async () => {
    const first = await fill(couch);
    const middle = await ours.database();
    const last = await couch.database();
    await run(address(couch, first), address(ours, middle));
    const photo = await ours.get<Revision>(`${middle}/photo`);
    expect((await ours.put(`${middle}/photo`, { ...photo.body, note: 'from the station' })).status).toBe(201);
    await run(address(ours, middle), address(couch, last));
    await run(address(ours, middle), address(couch, first));
    expect(await contents(couch, last)).toEqual(await contents(ours, middle));
    expect(await contents(couch, first)).toEqual(await contents(ours, middle));
  });
});
