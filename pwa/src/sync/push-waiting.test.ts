import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { PushResult } from '@tram/shared-schema/sync/wire.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  MORNING_MS,
  REPLICA_ID,
  sampleEncounter,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { createPushPace, type PushPace } from './push-pace.js';
import { pushWaiting } from './push-waiting.js';
import { runSync } from './run-sync.js';
import type { SyncServer } from './sync-server.js';

const contact = { serverTime: instantAt(MORNING_MS), offsetMs: 0 };
type Push = SyncServer['push'];

describe('sending what waits', () => {
  let store: TabletStore;
  let pace: PushPace;
  let batches: string[][];
  beforeEach(async () => {
    store = storeOn(await newTablet().open());
    pace = createPushPace();
    batches = [];
  });
  afterEach(() => store.close());

  const answered = (results: readonly PushResult[]): ReturnType<Push> =>
    Promise.resolve(ok({ reply: { epoch: 'e1', serverTime: contact.serverTime, results }, contact }));
  const accepting: Push = ({ documents }) =>
    answered(documents.map(({ _id }) => ({ id: _id, kind: 'accepted' })));
  function send(push: Push = accepting, signal = new AbortController().signal) {
    return pushWaiting({
      server: {
        push: (request, pushSignal) => {
          batches.push(request.documents.map(({ _id }) => _id));
          return push(request, pushSignal);
        },
      },
      journal: store.journal,
      replicaId: REPLICA_ID,
      pace,
      nowMs: () => MORNING_MS,
      signal,
    });
  }
  const people = (count: number, note = '') =>
    Array.from({ length: count }, (_, n) => samplePerson(10 + n, note === '' ? {} : { note }));

  it('asks the server nothing when nothing waits', async () => {
    expect(await send()).toEqual(ok({ documents: 0 }));
    expect(batches).toEqual([]);
  });

  it('goes in batches the line can carry, larger while it carries them', async () => {
    await store.documents.add(people(300, 'x'.repeat(600)));
    expect(await send()).toEqual(ok({ documents: 300, contact }));
    expect(batches.length).toBeGreaterThan(2);
    expect(batches[0]?.length).toBeLessThan(batches[1]?.length ?? 0);
    expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 300 });
  });

  it('sets aside one document that is too large, without troubling the server with it', async () => {
    await store.documents.add([samplePerson(10, { note: 'x'.repeat(70_000) }), samplePerson(11)]);
    expect((await send()).ok).toBe(true);
    expect(batches.flat()).toEqual([samplePerson(11)._id]);
    expect((await store.documents.withState('refused'))[0]?.refusal).toEqual({ kind: 'too-large' });
  });

  it('finds the one document that makes the server turn a whole batch away', async () => {
    const bad = samplePerson(14)._id;
    await store.documents.add(people(9));
    const push: Push = (request, signal) =>
      request.documents.some(({ _id }) => _id === bad)
        ? Promise.resolve(err({ kind: 'batch-refused', field: 'documents', rule: 'depth' }))
        : accepting(request, signal);
    expect(await send(push)).toMatchObject({ ok: true, value: { documents: 8 } });
    expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 1, atServer: 8 });
    expect((await store.documents.withState('refused'))[0]).toMatchObject({
      doc: { _id: bad },
      refusal: { kind: 'invalid', field: 'documents', rule: 'depth' },
    });
  });

  it('leaves everything waiting when no answer comes, and goes smaller next time', async () => {
    await store.documents.add([...people(3), sampleEncounter(50, samplePerson(10))]);
    const before = pace.bytes;
    expect(await send(() => Promise.resolve(err({ kind: 'unreachable' })))).toEqual(
      err({ kind: 'unreachable' }),
    );
    expect(pace.bytes).toBeLessThan(before);
    expect((await store.documents.withState('local')).length).toBe(4);
  });

  it('does not send for ever what the server passes over in its answer', async () => {
    await store.documents.add(people(2));
    expect(await send(() => answered([]))).toEqual(err({ kind: 'server-trouble' }));
    expect(batches).toHaveLength(1);
    expect(await store.documents.unsent()).toEqual({ waiting: 2, refused: 0 });
  });

  it('stops between two batches when told to', async () => {
    await store.documents.add(people(300, 'x'.repeat(600)));
    const leaving = new AbortController();
    const push: Push = (request, signal) => {
      leaving.abort();
      return accepting(request, signal);
    };
    expect(await send(push, leaving.signal)).toEqual(err({ kind: 'unreachable' }));
    expect(batches).toHaveLength(1);
    expect((await store.documents.withState('sent')).length).toBe(0);
  });

  it('gives up on a server that begins anew again and again', async () => {
    let epochs = 1;
    const changed = () =>
      Promise.resolve(err({ kind: 'epoch-changed', epoch: `e${(epochs += 1)}` } as const));
    await store.journal.storePage([samplePerson(10)], { epoch: 'e1', cursor: '1' });
    const round = await runSync({
      server: { pull: changed, push: changed, compare: changed },
      journal: store.journal,
      replicaId: REPLICA_ID,
      pace,
      nowMs: () => MORNING_MS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(round).toMatchObject({ ok: false, error: { kind: 'epoch-changed' } });
    expect(epochs).toBeLessThan(6);
  });

  it('stops reading at a page the tablet has no room for', async () => {
    let tried = 0;
    const storePage = () => {
      tried += 1;
      return Promise.resolve(err({ kind: 'storage-full' } as const));
    };
    const round = await runSync({
      server: {
        push: accepting,
        async pull(_from, onPage, signal) {
          for (const cursor of ['1', '2', '3']) {
            if (signal.aborted) return err({ kind: 'unreachable' });
            await onPage({ epoch: 'e1', documents: [], cursor, pending: 0 }, contact);
          }
          return ok({ ...contact, epoch: 'e1' });
        },
        compare: () => Promise.resolve(err({ kind: 'unreachable' })),
      },
      journal: { ...store.journal, storePage },
      replicaId: REPLICA_ID,
      pace,
      nowMs: () => MORNING_MS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(round).toEqual(err({ kind: 'storage-full' }));
    expect(tried).toBe(1);
  });
});
