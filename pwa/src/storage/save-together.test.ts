// A save of several records that is cut off anywhere is there whole or not at all, and loses nothing that was written
// meanwhile.

import type { Person } from '@tram/shared-schema/people/person.js';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { RxStorage } from 'rxdb';
import { afterEach, describe, expect, it } from 'vitest';
import { failingStorage } from '#testing/contracts/failing-storage.js';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  editedPerson,
  sampleEncounter,
  sampleHousehold,
  sampleHouseholdChange,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';

const quota = (): Error => new DOMException('QuotaExceededError', 'AbortError');
const people = [samplePerson(10), samplePerson(11)];
const household = sampleHousehold(40);
const added = [household, sampleEncounter(20, samplePerson(10)), sampleHouseholdChange(50, household)];
const moved = (doc: Person): Person => editedPerson(doc, { householdId: household._id });
const changes = people.map(({ _id }) => ({ type: 'person' as const, id: _id, change: moved }));
/** More writes than the save makes. */
const STEPS = Array.from({ length: 16 }, (_, step) => step);

let open: TabletStore[] = [];
afterEach(async () => {
  await Promise.all(open.map((store) => store.close()));
  open = [];
});
const started = async (tablet: { open(): Promise<TabletStore> }): Promise<TabletStore> => {
  const store = await tablet.open();
  open.push(store);
  return store;
};
const restarted = async (tablet: { open(): Promise<TabletStore> }): Promise<TabletStore> => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  return started(tablet);
};
function failingTablet() {
  const failing = failingStorage(getRxStorageMemory() as RxStorage<unknown, unknown>, quota);
  const tablet = newTablet({ storage: failing.storage });
  return { failing, open: async () => storeOn(await tablet.open()) };
}

/** Of each document whether it is as the save leaves it. */
async function signs({ documents }: TabletStore): Promise<readonly boolean[]> {
  const persons = await Promise.all(people.map(({ _id }) => documents.get('person', _id)));
  const others = await Promise.all(added.map(({ type, _id }) => documents.get(type, _id)));
  return [
    ...persons.map((stored) => stored?.doc.householdId === household._id),
    ...others.map((stored) => stored !== undefined),
  ];
}

describe('several records saved as one', () => {
  it.each(['before', 'after'] as const)(
    'are all there or none of them, cut off %s any write',
    async (how) => {
      const outcomes = new Set<boolean>();
      for (const step of STEPS) {
        const tablet = failingTablet();
        const store = await started(tablet);
        await store.documents.add(people);
        tablet.failing.failAfter(step, how);
        const saved = await store.documents.saveTogether(changes, added);
        tablet.failing.heal();
        const after = await restarted(tablet);
        const found = await signs(after);
        expect(new Set(found).size, `step ${step}`).toBe(1);
        if (saved.ok) expect(found[0], `step ${step}`).toBe(true);
        outcomes.add(found[0] ?? false);

        expect((await after.documents.saveTogether(changes, added)).ok).toBe(true);
        expect(await signs(after)).toEqual([true, true, true, true, true]);
        expect(await after.documents.unsent()).toEqual({ waiting: 5, refused: 0 });
        expect(
          (await after.documents.get('person', people[0]?._id ?? ''))?.doc.stamps?.['householdId']?.n,
        ).toBe(1);
      }
      // Once its first row is on the disk it is a save, whatever becomes of the rest.
      expect(outcomes).toEqual(new Set(how === 'after' ? [true] : [true, false]));
    },
  );

  it('keep what was written of them between the save and its end', async () => {
    const tablet = failingTablet();
    const store = await started(tablet);
    await store.documents.add(people);
    const [first] = people;
    if (!first) throw new Error('there are two people');
    // The row of the save is on the disk; nothing of it is in its place.
    tablet.failing.failAfter(1, 'before');
    expect((await store.documents.saveTogether(changes, added)).ok).toBe(false);
    tablet.failing.heal();
    expect((await store.documents.get('person', first._id))?.doc.householdId).toBeUndefined();
    await store.documents.change('person', first._id, (doc) => editedPerson(doc, { phone: '0912000001' }));

    const after = await restarted(tablet);
    expect(await signs(after)).toEqual([true, true, true, true, true]);
    expect((await after.documents.get('person', first._id))?.doc.phone).toBe('0912000001');
  });

  it('are not among what is read as records', async () => {
    const tablet = failingTablet();
    const store = await started(tablet);
    await store.documents.add(people);
    tablet.failing.failAfter(1, 'before');
    await store.documents.saveTogether(changes, added);
    tablet.failing.heal();
    const read: string[] = [];
    await store.documents.readAll('person', (page) => read.push(...page.map(({ doc }) => doc._id)));
    expect(read).toEqual(people.map(({ _id }) => _id));
    expect(await store.documents.unsent()).toEqual({ waiting: 2, refused: 0 });
  });
});
