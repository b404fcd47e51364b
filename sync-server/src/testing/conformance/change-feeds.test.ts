import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ids, seeded, type Changes, type Row } from './couch-changes.js';
import { onEachCouch, query, type CouchClient } from './couch-client.js';

/** Reads a feed that does not end by itself until enough of it is there. */
async function readUntil(
  client: CouchClient,
  path: string,
  enough: (text: string) => boolean,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string> {
  const leaving = new AbortController();
  const response = await client.raw('GET', path, { signal: leaving.signal });
  let text = '';
  let started = false;
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (enough(text)) return text;
      if (!started) {
        started = true;
        await meanwhile();
      }
    }
  } finally {
    leaving.abort();
  }
  return text;
}

onEachCouch('a feed of changes', (client) => {
  /** Where a feed goes on from: `now` is when the question arrives, which may be behind the change that is waited for. */
  const placeIn = async (path: string): Promise<string> =>
    encodeURIComponent((await client().get<Changes>(`${path}/_changes`)).body.last_seq);

  test('by long polling answers at once when there is something', async () => {
    const path = await seeded(client());
    const reply = await client().get<Changes>(`${path}/_changes?feed=longpoll&since=0&limit=1`);
    expect(reply.body.results).toHaveLength(1);
  });

  test('by long polling waits for the next change and ends with it', async () => {
    const path = await seeded(client());
    const since = await placeIn(path);
    const started = Date.now();
    const waiting = client().get<Changes>(`${path}/_changes?feed=longpoll&since=${since}&timeout=55000`);
    await wait(300);
    await client().put(`${path}/late`, { v: 1 });
    const { body } = await waiting;
    expect(ids(body)).toEqual(['late']);
    expect(Date.now() - started).toBeLessThan(40_000);
  });

  test('by long polling gives up after the time it was given', async () => {
    const path = await seeded(client());
    const { body } = await client().get<Changes>(`${path}/_changes?feed=longpoll&since=now&timeout=300`);
    expect(body).toMatchObject({ results: [], pending: 0, last_seq: expect.any(String) });
  });

  test('by long polling does not wake for changes its filter hides', async () => {
    const path = await seeded(client());
    const since = await placeIn(path);
    const waiting = client().post<Changes>(
      `${path}/_changes?feed=longpoll&since=${since}&filter=_doc_ids&timeout=55000`,
      {
        doc_ids: ['wanted'],
      },
    );
    await wait(200);
    await client().put(`${path}/other`, {});
    await wait(200);
    await client().put(`${path}/wanted`, {});
    expect(ids((await waiting).body)).toEqual(['wanted']);
  });

  test('that is continuous sends a line for each change as it comes', async () => {
    const path = await seeded(client());
    const address = `${path}/_changes?feed=continuous&include_docs=true&heartbeat=5000`;
    const text = await readUntil(
      client(),
      address,
      (so) => so.includes('"live-2"'),
      async () => {
        await client().put(`${path}/live-1`, { v: 1 });
        await client().put(`${path}/live-2`, { v: 2 });
      },
    );
    const rows = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Row);
    expect(rows.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['a', 'b', 'c', 'd', 'e', 'live-1', 'live-2']),
    );
    expect(rows.find(({ id }) => id === 'live-2')?.doc).toMatchObject({ v: 2 });
  });

  test('that is continuous ends after its limit or its time, and says where', async () => {
    const path = await seeded(client());
    const limited = await client().get(`${path}/_changes?feed=continuous&limit=2`);
    const lines = limited.text.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2] ?? '')).toEqual({ last_seq: expect.any(String), pending: expect.any(Number) });
    const timed = await client().get(`${path}/_changes?feed=continuous&since=now&timeout=300`);
    expect(JSON.parse(timed.text)).toEqual({ last_seq: expect.any(String), pending: 0 });
  });

  test('shows that it is alive', async () => {
    const path = await seeded(client());
    const address = `${path}/_changes?feed=continuous&since=now&heartbeat=100`;
    const text = await readUntil(client(), address, (so) => so.length >= 3);
    expect(text).toMatch(/^\n+$/);
  });

  test('is also spoken as server-sent events', async () => {
    const path = await seeded(client());
    const reply = await client().get(`${path}/_changes?feed=eventsource&limit=2&timeout=500`);
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    expect(reply.text.match(/^data: \{"seq":/gm)).toHaveLength(2);
    expect(reply.text.match(/^id: "/gm)).toHaveLength(2);
  });

  test('ends when its database is deleted', async () => {
    const path = await seeded(client());
    const feed = client().raw('GET', `${path}/_changes?feed=continuous&since=now&heartbeat=1000`);
    const response = await feed;
    await wait(200);
    await client().delete(path);
    const ended = response.text().then(
      () => 'ended',
      () => 'ended',
    );
    expect(await Promise.race([ended, wait(30_000, 'still open')])).toBe('ended');
  });

  test('takes ids by a query as well', async () => {
    const path = await seeded(client());
    const address = `${path}/_changes${query({ doc_ids: ['d'] })}&filter=_doc_ids&feed=longpoll`;
    expect(ids((await client().get<Changes>(address)).body)).toEqual(['d']);
  });
});
