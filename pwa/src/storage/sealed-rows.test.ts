// A station's records as they lie on the disk: nothing of a person in clear, and what does not open stops nothing else.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { storeOn } from '#testing/contracts/rxdb-store.js';
import {
  editedPerson,
  sampleEncounter,
  sampleHamlet,
  samplePerson,
  ulidOf,
} from '#testing/contracts/sample-documents.js';
import { sealingOf, testSealing } from '#testing/test-sealing.js';
import { createClosedNotes } from './closed-records.js';
import { dexieStationStorage } from './dexie-station-storage.js';
import { openStationDatabase, databaseNameOf } from './open-database.js';
import { ownRow, writeOwnRow } from './own-rows.js';
import { sealClearRecords } from './seal-clear-records.js';
import { plainSealing, type Sealing } from './sealing.js';
import { COLLECTIONS, rowOf, type CollectionName } from './station-row.js';

const stationId = documentId('station', ulidOf(626_262));
const first = { epoch: 'e1', cursor: '1' };
const second = { epoch: 'e1', cursor: '2' };
const person = samplePerson(10);
const visit = sampleEncounter(20, person);

let factories: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
beforeEach(() => {
  factories = { indexedDB: new IDBFactory(), IDBKeyRange };
});

async function open(sealing: Sealing = testSealing) {
  const closed = createClosedNotes();
  const disk = dexieStationStorage({ sealing, factories, onClosed: closed.note });
  const database = await openStationDatabase({ ...disk, stationId, multiInstance: false });
  return {
    ...storeOn(database),
    tables: database.tables,
    closed: () => closed.fetchable.value.length + closed.onlyHere.value.length,
  };
}

async function onDisk<T>(collection: CollectionName, work: (rows: Dexie.Table) => Promise<T>): Promise<T> {
  const names = (await factories.indexedDB.databases()).map(({ name = '' }) => name);
  const name = names.find(
    (one) => one.includes(databaseNameOf(stationId)) && one.endsWith(`--${collection}`),
  );
  const dexie = await new Dexie(name ?? '', factories).open();
  const done = await work(dexie.table('docs'));
  dexie.close();
  return done;
}
const wholeDisk = async (): Promise<string> =>
  JSON.stringify(await Promise.all(COLLECTIONS.map((name) => onDisk(name, (rows) => rows.toArray()))));

/** As a disk gives back a page it did not write whole. */
const tear = (collection: CollectionName, id: string): Promise<unknown> =>
  onDisk(collection, (rows) =>
    rows
      .where('id')
      .equals(id)
      .modify((row: { doc: string }) => {
        row.doc = row.doc.slice(0, -4);
      }),
  );

async function refuse(store: Awaited<ReturnType<typeof open>>): Promise<void> {
  const sent = await store.journal.takeOutgoing(10, 1_000_000);
  await store.journal.settle(
    sent,
    sent.map(({ doc }) => ({
      id: doc._id,
      kind: 'refused',
      refusal: { kind: 'invalid', field: 'note', message: 'Ghi chú của Người Mẫu' } as never,
    })),
  );
}

it('nothing of a person, a visit or a refusal lies on the disk, whichever way it came there', async () => {
  const store = await open();
  await store.journal.storePage([person, visit, sampleHamlet(30)], first);
  await store.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' }));
  await store.documents.add([samplePerson(11), sampleEncounter(21, person)]);
  await refuse(store);
  await store.journal.storePage([editedPerson(person, { address: 'Thôn Ễ' }), samplePerson(12)], second);
  const disk = await wholeDisk();
  expect(disk).toContain(person._id);
  // Whole words and quoted keys: three letters such as "Ghi" turn up in sealed bytes by chance, once in some thousand runs.
  expect(disk).not.toMatch(/Mẫu|0912000001|Thôn|Ghi chú|(?:name|reason|birthDate)\\*":/);
  const refused = await store.documents.withState('refused');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.refusal).toMatchObject({ field: 'note' });
  await store.close();
});

describe('records that do not open', () => {
  async function tornStore() {
    const store = await open();
    const others = [samplePerson(11), samplePerson(12)];
    await store.journal.storePage([person, ...others, visit], first);
    await store.documents.add([samplePerson(13), samplePerson(14)]);
    await store.close();
    for (const id of [person._id, samplePerson(13)._id]) await tear('registry', id);
    return { others };
  }
  const registryRows = () => onDisk('registry', (rows) => rows.toArray());

  it('are told and passed over; the rest is read and sent', async () => {
    const { others } = await tornStore();
    const store = await open();
    const read: string[] = [];
    await store.documents.readAll('person', (docs) => read.push(...docs.map(({ doc }) => doc._id)));
    expect(read).toEqual([...others.map(({ _id }) => _id), samplePerson(14)._id]);
    expect(store.closed()).toBe(2);
    expect(await store.documents.get('person', person._id)).toBeUndefined();
    expect(await store.documents.unsent()).toEqual({ waiting: 2, refused: 0 });
    // One at a time: what does not open comes first and must not hide what does.
    expect((await store.journal.takeOutgoing(1, 1_000_000)).map(({ doc }) => doc._id)).toEqual([
      samplePerson(14)._id,
    ]);
    await store.close();
  });

  it('are written over neither by a page from the server nor by a worker, who is told', async () => {
    await tornStore();
    const before = await registryRows();
    const store = await open();
    const same = [editedPerson(person, { phone: '0912000001' }), samplePerson(13)];
    expect((await store.journal.storePage([...same, samplePerson(15)], second)).ok).toBe(true);
    expect(await store.documents.get('person', samplePerson(15)._id)).toBeDefined();
    expect(await store.documents.add([samplePerson(13)])).toEqual({
      ok: false,
      error: { kind: 'storage-failed' },
    });
    expect(await store.documents.change('person', person._id, (doc) => doc)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
    await sealClearRecords({
      tables: store.tables,
      yieldToScreen: () => Promise.resolve(),
      onFault: (fault) => expect(fault).toBeUndefined(),
    }).done;
    await store.close();
    const after = await registryRows();
    const torn = (rows: readonly { id: string }[]) =>
      rows.filter(({ id }) => id === person._id || id === samplePerson(13)._id);
    expect(torn(after)).toEqual(torn(before));
  });

  it('open again under the key they were sealed with', async () => {
    const store = await open();
    await store.documents.add([person, visit]);
    await store.close();
    const other = await open(await sealingOf('another'));
    expect(await other.documents.eventsOf(person._id)).toEqual([]);
    expect(await other.documents.unsent()).toEqual({ waiting: 2, refused: 0 });
    expect(other.closed()).toBe(1);
    await other.documents.add([samplePerson(11)]);
    await other.close();
    const again = await open();
    expect(await again.documents.get('person', person._id)).toEqual({ doc: person, syncState: 'local' });
    expect(await again.documents.eventsOf(person._id)).toHaveLength(1);
    await again.close();
  });
});

describe('a record kept for a newer version', () => {
  async function keptStore(): Promise<void> {
    const older = await open();
    const { personId: _personId, day: _day, ...row } = rowOf(person, 'accepted', 0);
    await older.tables.reference.insert([row], () => undefined);
    await writeOwnRow(older.tables.reference, ownRow('reference', '~known-types', { types: ['hamlet'] }));
    await older.close();
  }

  it('moves home when it opens, also where somebody without its key came first', async () => {
    await keptStore();
    await (await open(await sealingOf('another'))).close();
    const store = await open();
    expect((await store.documents.get('person', person._id))?.doc).toEqual(person);
    await store.close();
  });

  it('stays where it is while what stands at its home does not open', async () => {
    await keptStore();
    const foreign = await open(await sealingOf('another'));
    await foreign.documents.add([person]);
    await foreign.close();
    await (await open()).close();
    expect(await onDisk('reference', (rows) => rows.get(person._id))).toBeDefined();
  });
});

describe('records an older version laid down in clear', () => {
  const MANY = 450;
  async function clearStore(): Promise<void> {
    const older = await open(plainSealing);
    const people = Array.from({ length: MANY }, (_, n) => samplePerson(1_000 + n));
    await older.journal.storePage([...people, person, visit], first);
    await older.documents.add([samplePerson(11)]);
    await refuse(older);
    await older.close();
  }
  const parts = (store: Awaited<ReturnType<typeof open>>, stepsBeforeStop = Infinity) => {
    let steps = 0;
    return {
      tables: store.tables,
      yieldToScreen: () => {
        steps += 1;
        if (steps >= stepsBeforeStop) throw new DOMException('closed', 'InvalidStateError');
        return Promise.resolve();
      },
      onFault: (fault: unknown) => expect(fault).toBeUndefined(),
    };
  };

  it('are read as they are, and sealed behind everything else', async () => {
    await clearStore();
    expect(await wholeDisk()).toContain(person.name);
    const store = await open();
    expect((await store.documents.get('person', person._id))?.doc).toEqual(person);
    await sealClearRecords(parts(store)).done;
    expect(await wholeDisk()).not.toMatch(/Mẫu|Ghi chú/);
    expect((await store.documents.get('person', person._id))?.doc).toEqual(person);
    expect((await store.documents.withState('refused'))[0]?.refusal).toMatchObject({ field: 'note' });
    expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 1, atServer: MANY + 2 });
    expect(await store.journal.position()).toEqual(first);
    await store.close();
  });

  it('are sealed from where it stopped when the tablet went dark', async () => {
    await clearStore();
    for (const _start of [1, 2, 3, 4, 5, 6]) {
      const store = await open();
      await sealClearRecords(parts(store, 1)).done;
      await store.close();
    }
    expect(await wholeDisk()).not.toContain('Mẫu');
  });

  it('are not sealed over what somebody wrote meanwhile', async () => {
    await clearStore();
    const store = await open();
    const sealing = sealClearRecords(parts(store));
    const changed = store.documents.change('person', person._id, (doc) =>
      editedPerson(doc, { phone: '0912000001' }),
    );
    await Promise.all([sealing.done, changed]);
    expect((await store.documents.get('person', person._id))?.doc.phone).toBe('0912000001');
    expect(await store.documents.unsent()).toEqual({ waiting: 1, refused: 1 });
    expect(await wholeDisk()).not.toContain('0912000001');
    await store.close();
  });
});
