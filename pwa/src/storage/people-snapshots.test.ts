// The next morning: what was kept of the people, and what was written since, show everybody as they are.

import type { Person } from '@tram/shared-schema/people/person.js';
import { openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  bytesSealing,
  keptTablet,
  powerSwitch,
  type KeptTablet,
  type Start,
} from '#testing/kept-people-tablet.js';
import {
  editedPerson,
  sampleEncounter,
  sampleHamlet,
  sampleHousehold,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import { createHeldPeople } from './held-people.js';
import type { BytesSealing } from './sealed-bytes.js';
import { readKeptPeople } from './people-snapshots.js';

const at = (cursor: string) => ({ epoch: 'e1' as Epoch, cursor: cursor as Cursor });
const home = sampleHousehold(40, { headPersonId: samplePerson(10)._id });
const hamlet = sampleHamlet(30, { name: 'Đồng Mít' });
const head = samplePerson(10, { name: 'Trần Văn Chủ', householdId: home._id, hamletId: hamlet._id });
const child = samplePerson(11, { name: 'Trần Thị Con', householdId: home._id, personalId: '001080000011' });
const other = samplePerson(12, { name: 'Lê Văn Khác', insurance: { number: 'GD4010123456789' } });
const firstPage = [hamlet, home, head, child, other];

describe('people kept from one start to the next', () => {
  let sealing: BytesSealing;
  const started: Start[] = [];
  beforeAll(async () => {
    sealing = await bytesSealing();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((start) => start.close()));
    vi.restoreAllMocks();
  });
  async function start(tablet: KeptTablet, options?: Parameters<KeptTablet['start']>[0]): Promise<Start> {
    const begun = await tablet.start(options);
    started.push(begun);
    await begun.directory.loaded;
    return begun;
  }
  async function again(tablet: KeptTablet): Promise<Start> {
    await Promise.all(started.splice(0).map((one) => one.close()));
    return start(tablet);
  }
  /** A tablet that was filled, and kept its people. */
  async function filled(): Promise<{ tablet: KeptTablet; morning: Start }> {
    const tablet = keptTablet(sealing);
    const first = await start(tablet);
    await first.journal.storePage(firstPage, at('1'));
    await first.untilQuiet();
    return { tablet, morning: await again(tablet) };
  }
  const byId = (people: readonly { id: string }[]) => [...people].sort((a, b) => (a.id < b.id ? -1 : 1));

  /** Everybody is shown and found as if every record had been read. */
  async function expectAllAsStored({ documents, directory }: Start): Promise<void> {
    const all = createHeldPeople();
    const differing: string[] = [];
    for (const type of ['hamlet', 'household', 'person'] as const) {
      await documents.readAll(type, (page) =>
        page.forEach(({ doc }) => {
          all.take(doc);
          if (doc.type === 'person' && openDisagreements(doc).length > 0) differing.push(doc._id);
        }),
      );
    }
    expect(directory.size.value).toBe(all.size);
    for (const person of all.inOrder()) {
      expect(directory.find(person.id)).toEqual(person);
      expect(directory.search(person.name, 50).map(({ id }) => id)).toContain(person.id);
      expect(byId(directory.withName(person.name))).toEqual(byId(all.withName(person.name)));
      for (const number of [person.personalId, person.insuranceNumber])
        if (number !== undefined)
          expect(byId(directory.withNumber(number))).toEqual(byId(all.withNumber(number)));
    }
    for (const [householdId] of all.households()) {
      expect(byId(directory.membersOf(householdId))).toEqual(byId(all.membersOf(householdId)));
      expect(directory.headOf(householdId)).toEqual(all.headOf(householdId));
    }
    expect(directory.differing.value.map(({ _id }) => _id).sort()).toEqual(differing.sort());
  }

  it('are there without reading one record of theirs', async () => {
    const { morning } = await filled();
    expect(morning.readWhole).toEqual(['hamlet']);
    expect(await morning.freshRows()).toBe(0);
    expect(morning.directory.search('dong mit', 5).map(({ entry }) => entry.name)).toEqual(['Trần Văn Chủ']);
    await expectAllAsStored(morning);
  });

  it('are shown as they are, whatever was registered, edited, received and renamed since', async () => {
    const { tablet, morning } = await filled();
    await morning.documents.add([samplePerson(13, { name: 'Đỗ Thị Mới', householdId: home._id })]);
    await morning.documents.change('person', head._id, (doc) => editedPerson(doc, { name: 'Trần Văn Đổi' }));
    await morning.documents.change('person', child._id, (doc) =>
      editedPerson(doc, { personalId: '001080000099' }),
    );
    const renamed = { ...hamlet, name: 'Đồng Dừa', updatedAt: '2026-04-01T00:00:00.000Z' as never };
    await morning.journal.storePage(
      [renamed, samplePerson(14), editedOther(), sampleEncounter(20, child)],
      at('2'),
    );
    const next = await again(tablet);
    expect(next.readWhole).toEqual(['hamlet']);
    expect(next.directory.find(child._id)?.householdHeadName).toBe('Trần Văn Đổi');
    expect(next.directory.find(head._id)?.hamletName).toBe('Đồng Dừa');
    expect(next.directory.withNumber('001080000011')).toEqual([]);
    await expectAllAsStored(next);
    await next.untilQuiet();
    expect(await next.freshRows()).toBe(0);
    const last = await again(tablet);
    expect(last.readWhole).toEqual(['hamlet']);
    await expectAllAsStored(last);
  });
  const editedOther = (): Person => editedPerson(other, { phone: '0912000009' }, 'tablet0009' as ReplicaId);

  it('that two tablets wrote differently are still to be looked at on the next day', async () => {
    const { tablet, morning } = await filled();
    const differing = mergeRegistry(
      editedPerson(other, { phone: '0912000001' }, 'tablet0002' as ReplicaId),
      editedPerson(other, { phone: '0912000002' }, 'tablet0003' as ReplicaId),
    );
    await morning.journal.storePage([differing], at('2'));
    await morning.untilQuiet();
    const next = await again(tablet);
    expect(await next.freshRows()).toBe(0);
    expect(next.directory.differing.value.map(({ _id }) => _id)).toEqual([other._id]);
    await expectAllAsStored(next);
  });

  it('cost a first fill no mark on a row, and have one on every row that comes after they were kept', async () => {
    const tablet = keptTablet(sealing);
    const first = await start(tablet);
    await first.journal.storePage(firstPage, at('1'));
    expect(await first.freshRows()).toBe(0);
    await first.untilQuiet();
    await first.journal.storePage([samplePerson(15)], at('2'));
    expect(await first.freshRows()).toBe(1);
  });

  it('are read whole from the records where what was kept is under another key, torn or gone', async () => {
    const { tablet } = await filled();
    const parts = { indexedDB: tablet.indexedDB, databaseName: tablet.databaseName };
    const other = await bytesSealing('k2');
    const sameNameOtherKey = await bytesSealing('k1');
    for (const wrong of [other, sameNameOtherKey]) {
      const kept = await readKeptPeople({ ...parts, sealing: wrong });
      expect(kept?.id).toBeDefined();
      expect(kept?.people).toBeUndefined();
    }
    await Promise.all(started.splice(0).map((one) => one.close()));
    const next = await start(tablet, { sealing: other });
    expect(next.readWhole).toEqual(['hamlet', 'household', 'person']);
    await expectAllAsStored(next);
    // Kept anew under the key there is now.
    await next.untilQuiet();
    await Promise.all(started.splice(0).map((one) => one.close()));
    expect((await start(tablet, { sealing: other })).readWhole).toEqual(['hamlet']);
    expect(await readKeptPeople({ ...parts, databaseName: 'never-made', sealing })).toEqual({});
    expect((await tablet.indexedDB.databases()).map(({ name }) => name)).not.toContain('never-made');
  });

  it('are never lost or out of date, whichever of its writes a tablet still made before it went dark', async () => {
    const isOk = async (done: Promise<Result<unknown, unknown>>): Promise<boolean> => (await done).ok;
    const day: ((start: Start) => Promise<boolean>)[] = [
      ({ documents }) =>
        isOk(documents.change('person', head._id, (doc) => editedPerson(doc, { name: 'Trần Văn Đổi' }))),
      ({ journal }) => isOk(journal.storePage([editedOther(), samplePerson(17)], at('2'))),
      (start) => start.untilQuiet().then(() => true),
      ({ documents }) =>
        isOk(documents.change('household', home._id, (doc) => ({ ...doc, headPersonId: child._id }))),
      ({ journal }) =>
        isOk(journal.comparison.take([editedPerson(child, { note: 'từ máy chủ' })], [head._id])),
      (start) => start.untilQuiet().then(() => true),
    ];
    const power = powerSwitch();
    let isWhole = false;
    for (let writes = 0; !isWhole; writes++) {
      if (writes > 60) throw new Error('a day that never ends');
      const { tablet, morning } = await filled();
      power.offAfter(writes);
      isWhole = true;
      for (const act of day) isWhole = (await act(morning)) && isWhole;
      // Keeping people says nothing when it fails.
      isWhole &&= (await morning.freshRows()) === 0;
      power.on();
      await expectAllAsStored(await again(tablet));
    }
  }, 180_000);

  it('are kept by one of two tabs, and neither believes it has kept what the other wrote', async () => {
    const { tablet } = await filled();
    await Promise.all(started.splice(0).map((one) => one.close()));
    const one = await start(tablet, { tab: 'one' });
    const two = await start(tablet, { tab: 'two' });
    await two.documents.change('person', other._id, (doc) => editedPerson(doc, { name: 'Lê Văn Hai' }));
    await one.untilQuiet();
    await one.documents.change('person', child._id, (doc) => editedPerson(doc, { name: 'Trần Thị Ba' }));
    await two.untilQuiet();
    await two.documents.add([samplePerson(18)]);
    await two.untilQuiet();
    await one.untilQuiet();
    const next = await again(tablet);
    expect(next.readWhole).toEqual(['hamlet']);
    expect(next.directory.find(other._id)?.name).toBe('Lê Văn Hai');
    expect(next.directory.find(child._id)?.name).toBe('Trần Thị Ba');
    await expectAllAsStored(next);
  });

  it('begin anew where the browser gave the records up', async () => {
    const { tablet } = await filled();
    await Promise.all(started.splice(0).map((one) => one.close()));
    for (const { name } of await tablet.indexedDB.databases())
      await new Promise((resolve) => {
        tablet.indexedDB.deleteDatabase(name ?? '').onsuccess = resolve;
      });
    const next = await start(tablet);
    expect(next.directory.size.value).toBe(0);
    await next.journal.storePage([head], at('1'));
    await expect.poll(() => next.directory.size.value).toBe(1);
    await expectAllAsStored(next);
  });
});
