// Two tabs of one tablet: each has its own connection, both see what either writes.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { storeOn } from '#testing/contracts/rxdb-store.js';
import { editedPerson, samplePerson, ulidOf } from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { testSealing } from '#testing/test-sealing.js';
import { dexieStationStorage } from './dexie-station-storage.js';
import { databaseNameOf, openStationDatabase } from './open-database.js';

const stationId = documentId('station', ulidOf(424242));

describe('two tabs on one tablet', () => {
  const open: TabletStore[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((store) => store.close()));
  });

  async function twoTabs(): Promise<[TabletStore, TabletStore]> {
    const factories = { indexedDB: new IDBFactory(), IDBKeyRange };
    const openTab = async (tab: string): Promise<TabletStore> => {
      const { storage, ...disk } = dexieStationStorage({ sealing: testSealing, factories });
      // RxDB lets a process open a name once; a second tab is another process, so here it is another storage's name.
      const own = Object.assign(storage, { name: `dexie-${tab}` });
      return storeOn(await openStationDatabase({ storage: own, ...disk, stationId, multiInstance: true }));
    };
    const tabs: [TabletStore, TabletStore] = [await openTab('one'), await openTab('two')];
    open.push(...tabs);
    return tabs;
  }

  it('tells a tab what the other wrote', async () => {
    const [one, two] = await twoTabs();
    const person = samplePerson(10);
    const heard: StoredDocument[] = [];
    two.documents.onWritten((docs) => heard.push(...docs));
    await one.documents.add([person]);
    await expect.poll(() => heard).toEqual([{ doc: person, syncState: 'local' }]);
    expect(await two.documents.unsent()).toEqual({ waiting: 1, refused: 0 });
  });

  it('tells a tab what the other received', async () => {
    const [one, two] = await twoTabs();
    const [person, known] = [samplePerson(10), samplePerson(11)];
    await one.documents.add([known]);
    const heard: StoredDocument[] = [];
    two.documents.onWritten((docs) => heard.push(...docs));
    await one.journal.storePage([person, known], { epoch: 'e1', cursor: '1' });
    // The known person's first state may be heard too; what counts is what was heard last.
    const last = () => new Map(heard.map(({ doc, syncState }) => [doc._id, syncState]));
    await expect
      .poll(() => [person, known].map(({ _id }) => last().get(_id)))
      .toEqual(['accepted', 'accepted']);
  });

  it('tells a tab nothing but which records were written', async () => {
    const [one, two] = await twoTabs();
    const told = new BroadcastChannel(`tram-rows-${databaseNameOf(stationId)}`);
    const messages: unknown[] = [];
    told.addEventListener('message', ({ data }) => messages.push(data));
    const person = samplePerson(10);
    await one.documents.add([person]);
    await two.journal.storePage([samplePerson(11)], { epoch: 'e1', cursor: '1' });
    await expect.poll(() => messages.length).toBeGreaterThanOrEqual(2);
    told.close();
    expect(JSON.stringify(messages)).toContain(person._id);
    expect(JSON.stringify(messages)).not.toContain(person.name);
  });

  it('loses neither of two edits made in two tabs at once', async () => {
    const [one, two] = await twoTabs();
    const person = samplePerson(10);
    await one.documents.add([person]);
    await Promise.all([
      one.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' })),
      two.documents.change('person', person._id, (doc) => editedPerson(doc, { address: 'Thôn Mới' })),
    ]);
    const [seenByOne, seenByTwo] = await Promise.all([
      one.documents.get('person', person._id),
      two.documents.get('person', person._id),
    ]);
    expect(seenByOne?.doc).toMatchObject({ phone: '0912000001', address: 'Thôn Mới' });
    expect(sameJson(seenByOne, seenByTwo)).toBe(true);
  });
});
