// What every DocumentStore promises. Run on the embedded store always, on CouchDB where one is named.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editRegistry, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId, type ReplicaId, type StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newUlid } from '#new-ulid.js';
import type { DocumentStore, Revision } from '#ports.js';
import { encounter, household, NOW_MS, NURSE, OTHER_TABLET, person, TABLET, ulidOf } from '../documents.js';
import { pagesSince } from '../read-pages.js';

export interface StoreUnderTest {
  readonly store: DocumentStore;
  /** Puts a second leaf beside the winner, as replication between two servers does. */
  addConflict(stationId: StationId, document: TramDocument): Promise<void>;
  countConflicts(stationId: StationId, id: string): Promise<number>;
  /**
   * Of the database as it stands now, its epoch and these documents at the revisions they have; what is answered puts
   * them in the place of all that is there then.
   */
  backUp(stationId: StationId, ids: readonly string[]): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const editor = (
  replicaId: ReplicaId,
  nowMs = NOW_MS,
): { nowMs: number; replicaId: ReplicaId; accountId: typeof NURSE } => ({
  nowMs,
  replicaId,
  accountId: NURSE,
});
const inStation = <D extends TramDocument>(stationId: StationId, doc: D): D => ({ ...doc, stationId });

export function documentStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`documents on ${name}`, () => {
    let under: StoreUnderTest;
    let store: DocumentStore;
    const newStation = async (): Promise<StationId> => {
      const stationId = documentId('station', newUlid(Date.now(), { bytes: randomBytes }));
      await store.createStation(stationId);
      return stationId;
    };
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(() => under.close());

    const stored = async (stationId: StationId, id: TramDocument['_id']): Promise<TramDocument | undefined> =>
      (await store.readDocuments(stationId, [id])).get(id);

    it('keeps a document as it was written, accents, empty texts and all', async () => {
      const stationId = await newStation();
      const doc = inStation(
        stationId,
        person(1, { note: 'Đặng Thị Ửng \u0000 "\\ 😀 \u2028', ...{ later: { a: [1.5, null, ''] } } }),
      );
      await store.writeDocuments(stationId, [doc]);
      expect(await stored(stationId, doc._id)).toEqual(doc);
    });

    it('answers for what is missing by leaving it out', async () => {
      const stationId = await newStation();
      await store.writeDocuments(stationId, [inStation(stationId, person(1))]);
      const found = await store.readDocuments(stationId, [person(1)._id, person(2)._id]);
      expect([...found.keys()]).toEqual([person(1)._id]);
    });

    it('changes nothing when a page is written a second time', async () => {
      const stationId = await newStation();
      const docs = [person(1), person(2), encounter(1), household(1)].map((doc) => inStation(stationId, doc));
      await store.writeDocuments(stationId, docs);
      const cursor = (await pagesSince(store, stationId)).at(-1)?.cursor;
      expect(await store.writeDocuments(stationId, docs)).toEqual(docs);
      expect(await pagesSince(store, stationId, cursor)).toEqual([]);
    });

    it('merges the edits two tablets made to different fields of one person', async () => {
      const stationId = await newStation();
      const base = inStation(stationId, person(1));
      await store.writeDocuments(stationId, [base]);
      const phone = editRegistry<Person>(base, { phone: '0900000001' }, editor(TABLET));
      const note = editRegistry<Person>(base, { note: 'Dị ứng' }, editor(OTHER_TABLET));
      await Promise.all([store.writeDocuments(stationId, [phone]), store.writeDocuments(stationId, [note])]);
      expect(await stored(stationId, base._id)).toMatchObject({ phone: '0900000001', note: 'Dị ứng' });
    });

    it('keeps the value that lost when many tablets edit one field at the same moment', async () => {
      const stationId = await newStation();
      const base = inStation(stationId, person(1));
      await store.writeDocuments(stationId, [base]);
      const tablets = Array.from({ length: 8 }, (_, n) => `tablet000${n}` as ReplicaId);
      await Promise.all(
        tablets.map((tablet, n) =>
          store.writeDocuments(stationId, [
            editRegistry<Person>(base, { phone: `090000000${n}` }, editor(tablet)),
          ]),
        ),
      );
      const merged = (await stored(stationId, base._id)) as Person;
      const phones = [merged.phone, ...openDisagreements(merged).map(({ value }) => value)];
      expect(phones.sort()).toEqual(tablets.map((_, n) => `090000000${n}`));
    });

    it('decides again when another writer came between', async () => {
      const stationId = await newStation();
      const base = inStation(stationId, person(1));
      await store.writeDocuments(stationId, [base]);
      const seen: (string | undefined)[] = [];
      const addLetter = (letter: string): Revision<string> => ({
        id: base._id,
        probablyNew: false,
        decide: (doc) => {
          const note = `${(doc as Person).note ?? ''}${letter}`;
          if (letter === 'a') seen.push((doc as Person).note);
          return { write: { ...(doc as Person), note }, outcome: note };
        },
      });
      const outcomes = await Promise.all(
        ['a', 'b', 'c'].map((letter) => store.reviseDocuments(stationId, [addLetter(letter)])),
      );
      const note = ((await stored(stationId, base._id)) as Person).note ?? '';
      expect([...note].sort().join('')).toBe('abc');
      expect(outcomes.flat()).toContain(note);
    });

    it('does not trust the guess that a document is new', async () => {
      const stationId = await newStation();
      const base = inStation(stationId, person(1));
      await store.writeDocuments(stationId, [base]);
      const outcome = await store.reviseDocuments(stationId, [
        { id: base._id, probablyNew: true, decide: (doc) => ({ outcome: doc?._id }) },
        { id: person(2)._id, probablyNew: true, decide: (doc) => ({ outcome: doc?._id }) },
      ]);
      expect(outcome).toEqual([base._id, undefined]);
    });

    it('refuses to revise one document twice at once', async () => {
      const stationId = await newStation();
      const doc = inStation(stationId, person(1));
      await expect(store.writeDocuments(stationId, [doc, doc])).rejects.toThrow(RangeError);
    });

    it('merges what replication between two servers left in conflict, and loses neither side', async () => {
      const stationId = await newStation();
      const base = inStation(stationId, person(1));
      await store.writeDocuments(stationId, [base]);
      const here = editRegistry<Person>(base, { phone: '0900000001' }, editor(TABLET));
      const there = editRegistry<Person>(
        base,
        { phone: '0900000002', note: 'Từ điểm trạm' },
        editor(OTHER_TABLET),
      );
      await store.writeDocuments(stationId, [here]);
      await under.addConflict(stationId, there);
      expect(await under.countConflicts(stationId, base._id)).toBe(1);
      await store.writeDocuments(stationId, [base]);
      expect(await stored(stationId, base._id)).toEqual(mergeDocuments(here, there));
      expect(await under.countConflicts(stationId, base._id)).toBe(0);
    });

    it('lists reference documents by their kind', async () => {
      const stationId = await newStation();
      await store.writeDocuments(
        stationId,
        [person(2), person(1), household(1)].map((doc) => inStation(stationId, doc)),
      );
      const listed = await store.listDocuments(stationId, 'person');
      expect(listed.map(({ _id }) => _id)).toEqual([person(1)._id, person(2)._id]);
    });

    it('gives of one kind those made last, newest first', async () => {
      const stationId = await newStation();
      await store.writeDocuments(
        stationId,
        [person(2), person(3), person(1), household(1)].map((doc) => inStation(stationId, doc)),
      );
      const newest = await store.newestDocuments(stationId, 'person', 2);
      expect(newest.map(({ _id }) => _id)).toEqual([person(3)._id, person(2)._id]);
      expect(await store.newestDocuments(stationId, 'encounter', 2)).toEqual([]);
    });

    it('keeps its epoch while it lives and changes it when it was restored', async () => {
      const stationId = await newStation();
      const first = await store.epoch(stationId);
      await store.createStation(stationId);
      expect(await store.epoch(stationId)).toEqual(first);
      const at = instantAt(NOW_MS);
      const renewed = await store.renewEpoch(stationId, at);
      expect(renewed.epoch).not.toBe(first?.epoch);
      expect(await store.epoch(stationId)).toEqual({ epoch: renewed.epoch, renewedAt: at });
    });

    it('says that a station is not there', async () => {
      const nowhere = documentId('station', ulidOf(999_999));
      expect(await store.epoch(nowhere)).toBeUndefined();
      expect(await store.openChanges(nowhere, { pageBytes: 1000 })).toMatchObject({
        error: { kind: 'no-station' },
      });
    });

    it('says that a cursor is not one of its own', async () => {
      const stationId = await newStation();
      for (const since of ['now', '-1', 'abc', '1; drop', '../x', `${'9'.repeat(30)}`]) {
        const changes = await store.openChanges(stationId, { pageBytes: 1000, since });
        expect(changes, since).toMatchObject({ error: { kind: 'unknown-cursor' } });
      }
    });
  });
}
