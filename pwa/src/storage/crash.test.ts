// What is left when a write fails half-way, or the tablet dies: nothing acknowledged is gone, and what was read from the
// server is never believed to be further than it is.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { RxStorage } from 'rxdb';
import { afterEach, describe, expect, it } from 'vitest';
import { failingStorage } from '#testing/contracts/failing-storage.js';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  editedPerson,
  sampleEncounter,
  sampleHamlet,
  sampleHousehold,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';

const quota = (): Error => new DOMException('QuotaExceededError', 'AbortError');
const person = samplePerson(10);
const firstPage: readonly TramDocument[] = [person, sampleEncounter(20, person), sampleHamlet(30)];
const secondPage: readonly TramDocument[] = [
  editedPerson(person, { phone: '0912000001' }),
  samplePerson(11),
  sampleEncounter(21, person),
  sampleHamlet(31),
];
const first = { epoch: 'e1', cursor: '1' };
const second = { epoch: 'e1', cursor: '2' };
/** More writes than any of the acts below makes. */
const STEPS = Array.from({ length: 14 }, (_, step) => step);
const HOW = ['before', 'after'] as const;

function failingTablet() {
  const failing = failingStorage(getRxStorageMemory() as RxStorage<unknown, unknown>, quota);
  const tablet = newTablet({ storage: failing.storage });
  return { failing, open: async () => storeOn(await tablet.open()) };
}

async function holds(store: TabletStore, docs: readonly TramDocument[]): Promise<boolean> {
  const found = await Promise.all(docs.map((doc) => store.documents.get(doc.type, doc._id)));
  return found.every((stored, n) => sameJson(stored?.doc, docs[n]));
}

describe('a tablet whose storage fails', () => {
  let open: TabletStore[] = [];
  afterEach(async () => {
    await Promise.all(open.map((store) => store.close()));
    open = [];
  });
  const started = async (tablet: ReturnType<typeof failingTablet>): Promise<TabletStore> => {
    const store = await tablet.open();
    open.push(store);
    return store;
  };
  const restarted = async (tablet: ReturnType<typeof failingTablet>): Promise<TabletStore> => {
    await Promise.all(open.splice(0).map((store) => store.close()));
    return started(tablet);
  };

  for (const how of HOW) {
    it(`never believes it has read a page that it has not, cut off ${how} any write`, async () => {
      for (const step of STEPS) {
        const tablet = failingTablet();
        const before = await started(tablet);
        await before.journal.storePage(firstPage, first);
        tablet.failing.failAfter(step, how);
        const stored = await before.journal.storePage(secondPage, second);
        tablet.failing.heal();

        const after = await restarted(tablet);
        const place = await after.journal.position();
        expect([first, second]).toContainEqual(place);
        if (stored.ok) expect(place).toEqual(second);
        if (place.cursor === second.cursor) expect(await holds(after, secondPage)).toBe(true);
        expect((await after.journal.storePage(secondPage, second)).ok).toBe(true);
        expect(await holds(after, [...firstPage.slice(1), ...secondPage])).toBe(true);
        expect(await after.journal.position()).toEqual(second);
        expect(await after.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
      }
    });

    it(`saves a person and her visit whole on the second try, cut off ${how} any write`, async () => {
      const docs = [sampleHousehold(40), person, sampleEncounter(20, person)];
      for (const step of STEPS.slice(0, 4)) {
        const tablet = failingTablet();
        const store = await started(tablet);
        tablet.failing.failAfter(step, how);
        const added = await store.documents.add(docs);
        tablet.failing.heal();
        if (step < 2) expect(added).toEqual({ ok: false, error: { kind: 'storage-full' } });
        const after = await restarted(tablet);
        if (added.ok) expect(await holds(after, docs)).toBe(true);
        expect((await after.documents.add(docs)).ok).toBe(true);
        expect(await holds(after, docs)).toBe(true);
        expect(await after.documents.unsent()).toEqual({ waiting: 3, refused: 0 });
      }
    });

    it(`sends again whatever was not surely settled, cut off ${how} any write`, async () => {
      const docs = [person, samplePerson(11), sampleEncounter(20, person)];
      for (const step of STEPS.slice(0, 6)) {
        const tablet = failingTablet();
        const store = await started(tablet);
        await store.documents.add(docs);
        tablet.failing.failAfter(step, how);
        const sent = await store.journal.takeOutgoing(500, 1_000_000);
        const settled = await store.journal.settle(
          sent,
          sent.map(({ doc }) => ({ id: doc._id, kind: 'accepted' })),
        );
        tablet.failing.heal();
        expect(sent).toHaveLength(3);
        const after = await restarted(tablet);
        if (settled.ok) expect(await after.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
        const again = await after.journal.takeOutgoing(500, 1_000_000);
        await after.journal.settle(
          again,
          again.map(({ doc }) => ({ id: doc._id, kind: 'accepted' })),
        );
        expect(await after.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 3 });
        expect(await holds(after, docs)).toBe(true);
      }
    });

    it(`compares with a new server to the end even when that is cut off ${how} any write`, async () => {
      for (const step of STEPS) {
        const tablet = failingTablet();
        const store = await started(tablet);
        await store.journal.storePage(secondPage, second);
        const [lacks, differs] = [samplePerson(11), sampleEncounter(20, person)];
        const compare = async ({ comparison }: typeof store.journal): Promise<boolean> => {
          const before = await comparison.place('e2');
          const taken = before ? { ok: true } : await comparison.take([differs], [lacks._id]);
          const place = { after: lacks._id, cursor: '9', done: 2 };
          const moved = taken.ok ? await comparison.moveTo('e2', place) : taken;
          return moved.ok && (await comparison.finish('e2', '9')).ok;
        };
        tablet.failing.failAfter(step, how);
        await compare(store.journal);
        tablet.failing.heal();
        const after = await restarted(tablet);
        const place = await after.journal.position();
        // Either the old epoch still stands, and the server will say so again, or everything was compared.
        if (place.epoch !== 'e1')
          expect((await after.documents.get('person', lacks._id))?.syncState).toBe('local');
        expect(await compare(after.journal)).toBe(true);
        expect(await after.journal.position()).toEqual({ epoch: 'e2', cursor: '9' });
        expect((await after.documents.get('person', lacks._id))?.syncState).toBe('local');
        expect(await after.documents.get('encounter', differs._id)).toBeDefined();
      }
    });

    it(`has the server’s word beside whatever it calls accepted, cut off ${how} any write`, async () => {
      for (const step of STEPS.slice(0, 6)) {
        const tablet = failingTablet();
        const store = await started(tablet);
        const docs = [person, sampleEncounter(20, person)];
        await store.documents.add(docs);
        const sent = await store.journal.takeOutgoing(500, 1_000_000);
        tablet.failing.failAfter(step, how);
        if ((await store.journal.keepWitness({ epoch: 'e1', witness: 'word' })).ok)
          await store.journal.settle(
            sent,
            sent.map(({ doc }) => ({ id: doc._id, kind: 'accepted' })),
          );
        tablet.failing.heal();
        const after = await restarted(tablet);
        const { atServer } = await after.documents.counts();
        if (atServer > 0) expect(await after.journal.witnesses()).toEqual(['word']);
      }
    });
  }

  it('can still send when it is too full to mark what it sends', async () => {
    const tablet = failingTablet();
    const store = await started(tablet);
    await store.documents.add([person]);
    tablet.failing.failAfter(0, 'before');
    expect(await store.journal.takeOutgoing(10, 1000)).toHaveLength(1);
    tablet.failing.heal();
    expect((await store.documents.get('person', person._id))?.syncState).toBe('local');
  });

  it('throws what no storage said: a fault of ours must not look like a full disk', async () => {
    const failing = failingStorage(
      getRxStorageMemory() as RxStorage<unknown, unknown>,
      () => new TypeError('ours'),
    );
    const store = storeOn(await newTablet({ storage: failing.storage }).open());
    open.push(store);
    failing.failAfter(0, 'before');
    await expect(store.documents.add([person])).rejects.toThrow(TypeError);
  });
});
