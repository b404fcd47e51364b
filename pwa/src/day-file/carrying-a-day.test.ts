// @vitest-environment node
// A day's work leaving a tablet as a file and coming to another tablet of the station.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  ACCOUNT_ID,
  editedPerson,
  MORNING_MS,
  sampleEncounter,
  sampleHousehold,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import { dexieStorage, newTablet } from '#testing/contracts/rxdb-store.js';
import {
  A,
  B,
  C,
  countsOf,
  createDesks,
  madeBy,
  stateOn,
  takenBy,
  type DeskUnderTest,
} from '#testing/day-file-desk.js';
import type { BringFailure } from './day-file-server.js';
import { deliverCarried } from './deliver-carried.js';
import { makeDayFile } from './make-day-file.js';

const EPOCH = 'e1';

const by = (replicaId: ReplicaId) => ({ createdBy: { accountId: ACCOUNT_ID, replicaId } });

describe('a day file between two tablets of a station', () => {
  const desks = createDesks();
  afterEach(() => desks.shutAll());
  const person = samplePerson(10, by(A));
  const visit = sampleEncounter(20, person, by(A));

  for (const [name, storage] of [
    ['memory', undefined],
    ['IndexedDB', dexieStorage],
  ] as const) {
    it(`brings people and visits that were never sent, and leaves them waiting on both (${name})`, async () => {
      const [a, b] = [await desks.open(A), await desks.open(B, { place: newTablet(storage?.()) })];
      await a.store.documents.add([person, visit, sampleHousehold(40, by(A))]);
      const file = await madeBy(a);
      expect(file).toMatchObject({ unsent: 3, others: 0, carried: 0 });
      const taken = await takenBy(b, file.content);
      expect(taken.fault).toBeUndefined();
      expect(countsOf(taken)).toEqual([{ new: 3, merged: 0, known: 0, refused: 0 }]);
      expect((await b.store.documents.get('encounter', visit._id))?.doc).toEqual(visit);
      for (const tablet of [a, b]) expect(await stateOn(tablet, visit)).toBe('local');
      expect(await b.store.documents.unsent()).toEqual({ waiting: 3, refused: 0 });
    });
  }

  it('changes nothing the second time', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    await a.store.documents.add([person, visit]);
    const { content } = await madeBy(a);
    await takenBy(b, content);
    expect(countsOf(await takenBy(b, content))).toEqual([{ new: 0, merged: 0, known: 2, refused: 0 }]);
    expect(countsOf(await takenBy(a, content))).toEqual([{ new: 0, merged: 0, known: 2, refused: 0 }]);
    expect(await b.desk.carried.names()).toHaveLength(1);
  });

  it('merges field by field what both tablets changed, and the answer of the server to the old state is none to the new', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    for (const { store } of [a, b]) await store.journal.storePage([person], { epoch: EPOCH, cursor: '1' });
    const change = ({ store }: DeskUnderTest, changes: object, replicaId: ReplicaId) =>
      store.documents.change('person', person._id, (doc) => editedPerson(doc, changes, replicaId));
    await change(a, { phone: '0912000001' }, A);
    await change(b, { address: 'Thôn Mới' }, B);
    const sent = await b.store.journal.takeOutgoing(10, 1_000_000);
    expect(countsOf(await takenBy(b, (await madeBy(a)).content))).toEqual([
      { new: 0, merged: 1, known: 0, refused: 0 },
    ]);
    await b.store.journal.settle(sent, [{ id: person._id, kind: 'accepted' }]);
    const stored = await b.store.documents.get('person', person._id);
    expect(stored?.doc).toMatchObject({ phone: '0912000001', address: 'Thôn Mới' });
    expect(stored?.syncState).toBe('local');
  });

  it('offers to the server again what a file adds to a record the server has', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    for (const { store } of [a, b]) await store.journal.storePage([person], { epoch: EPOCH, cursor: '1' });
    await a.store.documents.change('person', person._id, (doc) =>
      editedPerson(doc, { phone: '0912000001' }, A),
    );
    await takenBy(b, (await madeBy(a)).content);
    expect(await stateOn(b, person)).toBe('local');
  });

  it('holds everything changed since a day where that is asked for, and believes the other tablet about the server only in the same epoch', async () => {
    const [a, same, other] = [await desks.open(A), await desks.open(B), await desks.open(C)];
    const old = samplePerson(11, { createdAt: '2020-01-01T00:00:00.000Z' as never });
    await a.store.journal.storePage([old, person], { epoch: EPOCH, cursor: '1' });
    await a.store.documents.add([visit]);
    await same.store.journal.storePage([], { epoch: EPOCH, cursor: '1' });
    const file = await madeBy(a, { sinceMs: MORNING_MS - 1000 });
    expect(file).toMatchObject({ unsent: 1, others: 1 });
    for (const tablet of [same, other]) expect((await takenBy(tablet, file.content)).fault).toBeUndefined();
    expect(await stateOn(same, person)).toBe('accepted');
    expect(await stateOn(same, old)).toBeUndefined();
    expect(await stateOn(other, person)).toBe('local');
    // Only what the server may lack is carried there.
    expect(await same.desk.carried.names()).toHaveLength(1);
  });

  it('says nothing of anybody in its name and its readable beginning', async () => {
    const a = await desks.open(A);
    await a.store.documents.add([person]);
    const { name, content } = await madeBy(a);
    expect(name).toBe('tram-20260302-0800-tablet000a.tram');
    const bytes = new Uint8Array(await content.arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).not.toContain('Mẫu');
    expect(text).not.toContain(person._id);
    expect(JSON.parse(text.split('\n')[1] ?? '')).toEqual({
      format: 1,
      stationId: a.desk.stationId,
      keyId: a.desk.keyId,
      replicaId: A,
      madeAt: '2026-03-02T01:00:01.000Z',
      count: 1,
    });
  });

  it('is not made where there is nothing to put into it', async () => {
    expect(await makeDayFile((await desks.open(A)).desk, {})).toEqual({
      ok: false,
      error: { kind: 'nothing-to-write' },
    });
  });

  it('goes on from tablet to tablet: what one carries for others leaves with its own', async () => {
    const [a, b, c] = [await desks.open(A), await desks.open(B), await desks.open(C)];
    await a.store.documents.add([person]);
    await takenBy(b, (await madeBy(a)).content);
    await b.store.documents.add([sampleEncounter(21, person, by(B))]);
    const file = await madeBy(b);
    expect(file.carried).toBe(1);
    const taken = await takenBy(c, file.content);
    expect(taken.fault).toBeUndefined();
    expect(taken.parts.map(({ replicaId }) => replicaId)).toEqual([A, B]);
    expect(await c.desk.carried.names()).toHaveLength(2);
  });

  it('forgets a carried file once the server has answered, and keeps one that waits for a person', async () => {
    const [a, b] = [await desks.open(A), await desks.open(B)];
    await a.store.documents.add([person]);
    await takenBy(b, (await madeBy(a)).content);
    const brought: number[] = [];
    const deliver = (
      fault?: 'device-revoked' | 'tampered',
      trouble?: BringFailure,
      tried = new Set<string>(),
    ) =>
      deliverCarried({
        stationId: b.desk.stationId,
        carried: b.desk.carried,
        tried,
        signal: new AbortController().signal,
        server: {
          bring(_station, content) {
            brought.push(content.size);
            if (trouble) return Promise.resolve({ ok: false, error: trouble });
            const said = { epoch: EPOCH, serverTime: '2026-03-02T01:00:00.000Z' as never, parts: [] };
            const refused = fault && { fault: { kind: fault, replicaId: A } as const };
            return Promise.resolve({ ok: true, value: { ...said, ...refused } });
          },
        },
      });
    for (const trouble of [{ kind: 'unreachable' }, { kind: 'server-trouble', retryAfterMs: 5000 }] as const)
      expect(await deliver(undefined, trouble)).toEqual({ ok: false, error: trouble });
    // What is wrong with somebody else's file does not hold up the tablet's own work, nor is it tried at every round.
    for (const kind of ['too-large', 'server-trouble', 'not-allowed'] as const) {
      const once = new Set<string>();
      for (const _time of [1, 2]) expect((await deliver(undefined, { kind }, once)).ok).toBe(true);
    }
    expect(brought).toHaveLength(5);
    const tried = new Set<string>();
    for (const _time of [1, 2]) expect((await deliver('device-revoked', undefined, tried)).ok).toBe(true);
    expect(brought).toHaveLength(6);
    expect(await b.desk.carried.names()).toHaveLength(1);
    expect((await deliver()).ok).toBe(true);
    expect(await b.desk.carried.names()).toEqual([]);
    expect(brought[0]).toBeGreaterThan(200);
  });
});
