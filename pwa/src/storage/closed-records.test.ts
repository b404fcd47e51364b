// A tablet on whose disk records were torn, or sealed under a key nobody has any more, and its server.

import { documentId } from '@tram/shared-schema/document/ids.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { CompareRequest } from '@tram/shared-schema/sync/compare.js';
import { FIXTURE_MS } from '@tram/shared-schema/fixtures/builders.js';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fetchClosedRecords } from '#sync/fetch-closed-records.js';
import type { SyncServer } from '#sync/sync-server.js';
import { storeOn } from '#testing/contracts/rxdb-store.js';
import { editedPerson, sampleEncounter, samplePerson, ulidOf } from '#testing/contracts/sample-documents.js';
import { sealingOf, testSealing } from '#testing/test-sealing.js';
import { createClosedNotes } from './closed-records.js';
import { dexieStationStorage } from './dexie-station-storage.js';
import { databaseNameOf, openStationDatabase } from './open-database.js';
import { createRxdbClosedRecords } from './rxdb-closed-records.js';
import type { Sealing } from './sealing.js';

const stationId = documentId('station', ulidOf(717_171));
const place = { epoch: 'e1', cursor: '1' };
const person = samplePerson(10);
const visit = sampleEncounter(20, person);
const unsent = samplePerson(13);

let factories: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
beforeEach(() => {
  factories = { indexedDB: new IDBFactory(), IDBKeyRange };
});

async function open(sealing: Sealing = testSealing) {
  const notes = createClosedNotes();
  const disk = dexieStationStorage({ sealing, factories, onClosed: notes.note });
  const database = await openStationDatabase({ ...disk, stationId, multiInstance: false });
  const store = storeOn(database);
  const closed = createRxdbClosedRecords(database, notes);
  return {
    ...store,
    closed,
    async close() {
      closed.close();
      await store.close();
    },
    /** What a worker sees of everybody. */
    async look() {
      await store.documents.readAll('person', () => undefined);
      await store.documents.eventsOf(person._id);
    },
    fetch: (server: Pick<SyncServer, 'compare'>) =>
      fetchClosedRecords({ closed, server, journal: store.journal }, new AbortController().signal),
  };
}

/** Answers what it holds of what it is asked for; `hidden` it holds and does not show. */
function serverWith(held: readonly TramDocument[], hidden: readonly string[] = []) {
  const asked: string[] = [];
  const compare = (request: CompareRequest): ReturnType<SyncServer['compare']> => {
    const ids = 'ids' in request ? request.ids : [];
    asked.push(...ids);
    const documents = held.filter(({ _id }) => ids.includes(_id));
    const known = new Set<string>([...documents.map(({ _id }) => _id), ...hidden]);
    return Promise.resolve(
      ok({
        reply: {
          ...{ epoch: request.epoch, serverTime: instantAt(FIXTURE_MS), cursor: '9' },
          ...{ through: ids.at(-1) ?? '', differing: [], missing: [], documents },
          lacks: ids.filter((id) => !known.has(id)),
        },
        contact: { serverTime: instantAt(FIXTURE_MS), offsetMs: 0 },
      }),
    );
  };
  return { compare, asked };
}

async function tear(collection: 'registry' | 'events', id: string): Promise<void> {
  const names = (await factories.indexedDB.databases()).map(({ name = '' }) => name);
  const name = names.find(
    (one) => one.includes(databaseNameOf(stationId)) && one.endsWith(`--${collection}`),
  );
  const dexie = await new Dexie(name ?? '', factories).open();
  await dexie
    .table('docs')
    .where('id')
    .equals(id)
    .modify((row: { doc: string }) => {
      row.doc = row.doc.slice(0, -4);
    });
  dexie.close();
}

/** One person and visit that the server has, one person it has not; all three torn. */
async function tornTablet(): Promise<void> {
  const store = await open();
  await store.journal.storePage([person, visit, samplePerson(11)], place);
  await store.documents.add([unsent]);
  await store.close();
  await tear('registry', person._id);
  await tear('events', visit._id);
  await tear('registry', unsent._id);
}

describe('a record that does not open', () => {
  it('comes again from the server that has it, as the server has it now', async () => {
    await tornTablet();
    const store = await open();
    await store.look();
    expect(store.closed.fetchable.value.toSorted()).toEqual([visit._id, person._id].toSorted());
    const heard: string[] = [];
    store.documents.onWritten((written) => heard.push(...written.map(({ doc }) => doc._id)));
    const newer = editedPerson(person, { phone: '0912000001' });
    expect(await store.fetch(serverWith([newer, visit]))).toEqual(ok(undefined));
    expect(await store.documents.get('person', person._id)).toEqual({ doc: newer, syncState: 'accepted' });
    expect(await store.documents.eventsOf(person._id)).toEqual([{ doc: visit, syncState: 'accepted' }]);
    expect(heard.toSorted()).toEqual([visit._id, person._id].toSorted());
    expect(store.closed.fetchable.value).toEqual([]);
    // It is a record like any other again: it is changed, kept over a restart, and sent.
    await store.documents.change('person', person._id, (doc) => editedPerson(doc, { address: 'Thôn Ễ' }));
    await store.close();
    const again = await open();
    expect((await again.documents.get('person', person._id))?.doc.address).toBe('Thôn Ễ');
    expect((await again.journal.takeOutgoing(10, 1_000_000)).map(({ doc }) => doc._id)).toEqual([person._id]);
    await again.close();
  });

  it('that was never sent is not asked for, not written over, and named with what is known of it', async () => {
    await tornTablet();
    await tear('events', visit._id);
    const store = await open();
    await store.look();
    const server = serverWith([person, visit, unsent]);
    await store.fetch(server);
    expect(server.asked).not.toContain(unsent._id);
    // Also where the server sends it unasked, as it does when another tablet carried it there.
    await store.closed.answered([unsent._id], [unsent], []);
    expect(await store.documents.get('person', unsent._id)).toBeUndefined();
    expect(store.closed.onlyHere.value).toMatchObject([{ id: unsent._id, isDraft: false }]);
    expect(await store.documents.unsent()).toEqual({ waiting: 1, refused: 0 });
    await store.close();
  });

  it('that the server does not have either is said to be only here, and asked for once', async () => {
    await tornTablet();
    const store = await open();
    await store.look();
    const server = serverWith([person]);
    await store.fetch(server);
    await store.look();
    await store.fetch(server);
    expect(server.asked.filter((id) => id === visit._id)).toHaveLength(1);
    expect(store.closed.onlyHere.value).toContainEqual(
      expect.objectContaining({ id: visit._id, personId: person._id, day: '2026-03-02' }),
    );
    await store.close();
  });

  it('that this account may not read any more is nobody’s work here', async () => {
    await tornTablet();
    const store = await open();
    await store.look();
    await store.fetch(serverWith([person], [visit._id]));
    expect(store.closed.fetchable.value).toEqual([]);
    expect(store.closed.onlyHere.value.map(({ id }) => id)).toEqual([unsent._id]);
    await store.close();
  });

  it('stays to be fetched where the line breaks', async () => {
    await tornTablet();
    const store = await open();
    await store.look();
    const broken = { compare: () => Promise.resolve(err({ kind: 'unreachable' } as const)) };
    expect(await store.fetch(broken)).toEqual(err({ kind: 'unreachable' }));
    expect(store.closed.fetchable.value).toHaveLength(2);
    await store.close();
  });

  it('for want of its key comes again under the one at hand; what was never sent opens under its own', async () => {
    const former = await open();
    await former.journal.storePage([person], place);
    await former.documents.add([unsent]);
    await former.close();
    const store = await open(await sealingOf('another'));
    await store.look();
    await store.fetch(serverWith([person, unsent]));
    expect((await store.documents.get('person', person._id))?.doc).toEqual(person);
    expect(store.closed.onlyHere.value.map(({ id }) => id)).toEqual([unsent._id]);
    await store.close();
    const again = await open();
    expect(await again.documents.get('person', unsent._id)).toEqual({ doc: unsent, syncState: 'local' });
    await again.close();
  });

  it('is told of once, so that the server is asked as soon as it may be and not again and again', async () => {
    await tornTablet();
    const store = await open();
    let told = 0;
    store.closed.onFetchable(() => (told += 1));
    await store.documents.get('person', person._id);
    await store.documents.get('person', person._id);
    await store.documents.get('person', unsent._id);
    expect(told).toBe(1);
    await store.close();
  });
});
