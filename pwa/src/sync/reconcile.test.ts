import { documentId } from '@tram/shared-schema/document/ids.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { RUN_LENGTH } from '@tram/shared-schema/sync/compare.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createFakeSyncServer,
  type FakeSyncServer,
  type LineFault,
} from '#testing/contracts/fake-sync-server.js';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  editedPerson,
  MORNING_MS,
  REPLICA_ID,
  sampleEncounter,
  samplePerson,
  ulidOf,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { createPushPace } from './push-pace.js';
import type { RoundParts } from './round-parts.js';
import { runSync } from './run-sync.js';

type Progress = Parameters<RoundParts['onProgress']>[0];

describe('a server that was set back or replaced', () => {
  let fake: FakeSyncServer;
  let fault: LineFault;
  let store: TabletStore;
  let place: ReturnType<typeof newTablet>;
  let progress: Progress[];
  let asked: string[];
  beforeEach(async () => {
    fault = 'none';
    fake = createFakeSyncServer(() => fault, 500);
    place = newTablet();
    store = storeOn(await place.open());
    progress = [];
    asked = [];
  });
  afterEach(() => store.close());

  const sync = (server: Partial<RoundParts['server']> = {}, signal = new AbortController().signal) =>
    runSync({
      server: {
        ...fake.server,
        push(request, sending) {
          asked.push(...request.documents.map(({ _id }) => `push ${_id}`));
          return fake.server.push(request, sending);
        },
        compare(request, comparing) {
          asked.push('runs' in request ? 'runs' : 'entries');
          return fake.server.compare(request, comparing);
        },
        ...server,
      },
      journal: store.journal,
      replicaId: REPLICA_ID,
      pace: createPushPace(),
      nowMs: () => MORNING_MS,
      signal,
      onProgress: (said) => progress.push(said),
    });
  const people = (from: number, count: number): TramDocument[] =>
    Array.from({ length: count }, (_, n) => samplePerson(from + n));
  const done = { waiting: 0, refused: 0 };

  it('gets back what it lost, and only that, though nobody said that there was a restore', async () => {
    await store.documents.add(people(100, 400));
    await sync();
    const backup = fake.changes();
    const lost = [samplePerson(600), sampleEncounter(700, samplePerson(600))];
    await store.documents.add(lost);
    await sync();
    fake.restoreTo(backup);
    asked = [];
    expect((await sync()).ok).toBe(true);
    expect(asked).toEqual(['runs', 'entries', 'entries', ...lost.map(({ _id }) => `push ${_id}`)]);
    expect(fake.held.size).toBe(402);
    expect(await store.documents.counts()).toEqual({ ...done, atServer: 402 });
  });

  it('gets back a change of a record it still has, also one only this tablet ever saw acknowledged', async () => {
    await store.documents.add([samplePerson(10), samplePerson(11)]);
    await sync();
    const backup = fake.changes();
    const edit = (phone: string) =>
      store.documents.change('person', samplePerson(10)._id, (doc) => editedPerson(doc, { phone }));
    await edit('0912000001');
    // The answer comes, and nothing after it: the tablet never reads how far the server was.
    await sync({ pull: () => Promise.resolve({ ok: false, error: { kind: 'unreachable' } }) });
    expect(await store.documents.counts()).toEqual({ ...done, atServer: 2 });
    fake.restoreTo(backup);
    await sync();
    expect(fake.held.get(samplePerson(10)._id)).toMatchObject({ phone: '0912000001' });
  });

  it('is given everything when it is empty, in few questions', async () => {
    await store.documents.add([...people(100, 350), sampleEncounter(600, samplePerson(100))]);
    await sync();
    fake.restoreTo(0);
    fake.renew();
    asked = [];
    expect((await sync()).ok).toBe(true);
    expect(asked.filter((what) => !what.startsWith('push'))).toEqual(['runs']);
    expect(fake.held.size).toBe(351);
    expect(await store.documents.counts()).toEqual({ ...done, atServer: 351 });
  });

  it('tells the worker how far it is, in records compared of all that are here', async () => {
    await store.documents.add(people(100, 250));
    await sync();
    fake.renew();
    progress = [];
    await sync();
    const compared = progress.flatMap((said) => said.compared ?? []);
    expect(compared).toEqual([
      { done: 0, total: 250 },
      { done: 250, total: 250 },
    ]);
    expect(progress.find((said) => said.compared)?.phase).toBe('comparing');
  });

  it('goes on from where the line was cut, also after the app was closed', async () => {
    const held = 85 * RUN_LENGTH;
    const docs = Array.from({ length: held }, (_, n) => ({
      ...samplePerson(1),
      _id: documentId('person', ulidOf(10_000 + n)),
    }));
    await store.journal.storePage(docs, { epoch: 'old', cursor: '9' });
    await store.documents.add([samplePerson(5)]);
    fault = 'none';
    let answers = 0;
    const compare: RoundParts['server']['compare'] = (request, signal) => {
      answers += 1;
      return answers === 2
        ? Promise.resolve({ ok: false, error: { kind: 'unreachable' } })
        : fake.server.compare(request, signal);
    };
    expect(await sync({ compare })).toEqual({ ok: false, error: { kind: 'unreachable' } });
    await store.close();
    store = storeOn(await place.open());
    progress = [];
    // A worker writes meanwhile, among the records already compared and among the others.
    await store.documents.add([samplePerson(2)]);
    expect(await store.journal.position()).toMatchObject({ epoch: 'old' });
    const before = answers;
    expect((await sync({ compare })).ok).toBe(true);
    expect(answers - before).toBe(1);
    expect(progress.find((said) => said.compared)?.compared?.done).toBe(80 * RUN_LENGTH);
    expect(fake.held.size).toBe(held + 2);
    expect(await store.documents.unsent()).toEqual(done);
  });

  it.each(['lost-request', 'server-trouble'] as const)(
    'loses nothing when one question after the other goes wrong: %s',
    async (how) => {
      await store.documents.add(people(100, 30));
      await sync();
      fake.restoreTo(10);
      const theirs = samplePerson(900);
      await fake.server.push(
        { protocol: 1, replicaId: REPLICA_ID, documents: [theirs] },
        new AbortController().signal,
      );
      let rounds = 0;
      for (let isDone = false; !isDone; rounds += 1) {
        expect(rounds).toBeLessThan(40);
        let left = rounds;
        const failing = <A extends unknown[], R>(call: (...args: A) => R) => {
          return (...args: A): R => {
            fault = left-- === 0 ? how : 'none';
            return call(...args);
          };
        };
        const { pull, push, compare } = fake.server;
        isDone = (await sync({ pull: failing(pull), push: failing(push), compare: failing(compare) })).ok;
      }
      fault = 'none';
      expect(fake.held.size).toBe(31);
      expect(await store.documents.get('person', theirs._id)).toBeDefined();
      expect(await store.documents.unsent()).toEqual(done);
    },
  );
});
