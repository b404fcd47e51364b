// What every store of a tablet owes the features. Run on each adapter.

import type { Person } from '@tram/shared-schema/people/person.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '#documents/tablet-documents.js';
import {
  editedPerson,
  MORNING_MS,
  sampleEncounter,
  sampleHamlet,
  sampleHousehold,
  sampleHouseholdChange,
  samplePerson,
} from './sample-documents.js';
import type { TabletStore, TabletStoreUnderTest } from './tablet-store.js';

const HOUR_MS = 3_600_000;
const day = (text: string): LocalDate => text as LocalDate;
const idsOf = (stored: readonly StoredDocument[]): string[] => stored.map(({ doc }) => doc._id);

export function tabletDocumentsContract({ name, make }: TabletStoreUnderTest): void {
  describe(`the tablet's documents on ${name}`, () => {
    let place: ReturnType<TabletStoreUnderTest['make']>;
    let store: TabletStore;
    beforeEach(async () => {
      place = make();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
    });
    const readPeople = async (): Promise<StoredDocument<Person>[]> => {
      const people: StoredDocument<Person>[] = [];
      await store.documents.readAll('person', (page) => people.push(...page));
      return people;
    };

    it('keeps a new person whole and says it is only here', async () => {
      const person = samplePerson(10, { address: 'Thôn Đồng Mít', oldIdNumbers: ['123456789'] });
      expect(await store.documents.add([person])).toEqual({ ok: true, value: undefined });
      expect(await store.documents.get('person', person._id)).toEqual({ doc: person, syncState: 'local' });
    });

    it('finds nobody where there is nobody, and nothing under another type', async () => {
      const person = samplePerson(10);
      await store.documents.add([person]);
      expect(await store.documents.get('person', samplePerson(11)._id)).toBeUndefined();
      expect(await store.documents.get('household', person._id)).toBeUndefined();
    });

    it('has everything again after the app was closed', async () => {
      const person = samplePerson(10);
      const visit = sampleEncounter(20, person);
      await store.documents.add([person, visit]);
      await store.close();
      store = await place.open();
      expect((await store.documents.get('person', person._id))?.doc).toEqual(person);
      expect(idsOf(await store.documents.eventsOf(person._id))).toEqual([visit._id]);
      expect(await store.documents.unsent()).toEqual({ waiting: 2, refused: 0 });
    });

    it('takes the same save twice as one', async () => {
      const person = samplePerson(10);
      await store.documents.add([person]);
      const written: string[] = [];
      const stop = store.documents.onWritten((docs) => written.push(...idsOf(docs)));
      expect((await store.documents.add([person])).ok).toBe(true);
      stop();
      expect(written).toEqual([]);
      expect(await store.documents.unsent()).toEqual({ waiting: 1, refused: 0 });
    });

    it('changes a document on top of what stands', async () => {
      const person = samplePerson(10);
      await store.documents.add([person]);
      const changed = await store.documents.change('person', person._id, (doc) =>
        editedPerson(doc, { phone: '0912000001' }),
      );
      expect(changed.ok && changed.value.phone).toBe('0912000001');
      expect((await store.documents.get('person', person._id))?.doc.phone).toBe('0912000001');
    });

    it('loses no change when many are made at once', async () => {
      const person = samplePerson(10, { note: '' });
      await store.documents.add([person]);
      const letters = [...'abcdefghijkl'];
      const changes = letters.map((letter) =>
        store.documents.change('person', person._id, (doc) =>
          editedPerson(doc, { note: `${doc.note ?? ''}${letter}` }),
        ),
      );
      expect((await Promise.all(changes)).every((result) => result.ok)).toBe(true);
      const note = (await store.documents.get('person', person._id))?.doc.note ?? '';
      expect([...note].sort()).toEqual(letters);
      const stamp = (await store.documents.get('person', person._id))?.doc.stamps?.['note'];
      expect(stamp?.n).toBe(letters.length);
    });

    it('says that what should be changed is not here', async () => {
      const changed = await store.documents.change('person', samplePerson(10)._id, (doc) => doc);
      expect(changed).toEqual({ ok: false, error: { kind: 'not-found' } });
    });

    it('writes nothing where a change changes nothing', async () => {
      const person = samplePerson(10);
      await store.journal.storePage([person], { epoch: 'e1', cursor: '1' });
      const changed = await store.documents.change('person', person._id, (doc) => doc);
      expect(changed.ok).toBe(true);
      expect((await store.documents.get('person', person._id))?.syncState).toBe('accepted');
    });

    it('changes several and adds others as one save, which waits to be sent', async () => {
      const [person, household] = [samplePerson(10), sampleHousehold(40)];
      const visit = sampleEncounter(20, person);
      await store.journal.storePage([person], { epoch: 'e1', cursor: '1' });
      const change = (doc: Person): Person => editedPerson(doc, { phone: '0912000001' });
      const save = () =>
        store.documents.saveTogether([{ type: 'person', id: person._id, change }], [household, visit]);
      expect(await save()).toEqual({ ok: true, value: undefined });
      expect((await store.documents.get('person', person._id))?.doc.phone).toBe('0912000001');
      expect((await store.documents.get('household', household._id))?.doc).toEqual(household);
      expect(idsOf(await store.documents.eventsOf(person._id))).toEqual([visit._id]);
      expect(await store.documents.unsent()).toEqual({ waiting: 3, refused: 0 });
      expect((await save()).ok).toBe(true);
      expect((await store.documents.get('person', person._id))?.doc.stamps?.['phone']?.n).toBe(1);
    });

    it('writes nothing of a save where one of its documents is not here', async () => {
      const [person, missing] = [samplePerson(10), samplePerson(11)];
      await store.documents.add([person]);
      const change = (doc: Person): Person => editedPerson(doc, { phone: '0912000001' });
      const both = [person, missing].map(({ _id }) => ({ type: 'person' as const, id: _id, change }));
      const saved = await store.documents.saveTogether(both, [sampleHousehold(40)]);
      expect(saved).toEqual({ ok: false, error: { kind: 'not-found' } });
      expect((await store.documents.get('person', person._id))?.doc).toEqual(person);
      expect(await store.documents.get('household', sampleHousehold(40)._id)).toBeUndefined();
    });

    it('shows what happened to a household, apart from what happened to people', async () => {
      const change = sampleHouseholdChange(50, sampleHousehold(40));
      const person = samplePerson(10);
      await store.documents.add([person, sampleEncounter(20, person), sampleHousehold(40), change]);
      expect(idsOf(await store.documents.eventsOf(sampleHousehold(40)._id))).toEqual([change._id]);
    });

    it("never lets a worker write the server's reference data", async () => {
      const hamlet = sampleHamlet(30);
      expect(() => store.documents.add([hamlet])).toThrow(RangeError);
      await store.journal.storePage([hamlet], { epoch: 'e1', cursor: '1' });
      await expect(store.documents.change('hamlet', hamlet._id, (doc) => doc)).rejects.toThrow(RangeError);
    });

    it('reads every person in pages, each once, and only people', async () => {
      const people = Array.from({ length: 1203 }, (_, n) => samplePerson(100 + n));
      await store.journal.storePage([...people, sampleHousehold(5000), sampleHamlet(5001)], {
        epoch: 'e1',
        cursor: '1',
      });
      expect((await readPeople()).map(({ doc }) => doc._id)).toEqual(people.map(({ _id }) => _id));
    });

    it("reads hamlets and workers too, though a worker's card carries the account's id", async () => {
      const hamlet = sampleHamlet(30);
      const worker = {
        ...hamlet,
        _id: 'account:0000000000000000000000000Z',
        type: 'worker',
        displayName: 'Y sĩ Mẫu',
        role: 'worker',
      };
      await store.journal.storePage([hamlet, worker as unknown as TramDocument], {
        epoch: 'e1',
        cursor: '1',
      });
      const read: string[] = [];
      await store.documents.readAll('worker', (page) => read.push(...page.map(({ doc }) => doc.displayName)));
      await store.documents.readAll('hamlet', (page) => read.push(...page.map(({ doc }) => doc.name)));
      expect(read).toEqual(['Y sĩ Mẫu', 'Thôn 30']);
    });

    it("shows a person's visits, the newest first, and nobody else's", async () => {
      const [person, other] = [samplePerson(10), samplePerson(11)];
      const visit = (n: number, hoursLater: number, whose = person) =>
        sampleEncounter(n, whose, { occurredAt: instantAt(MORNING_MS + hoursLater * HOUR_MS) });
      await store.documents.add([
        person,
        other,
        visit(20, 1),
        visit(21, 0),
        visit(22, 50),
        visit(23, 2, other),
      ]);
      expect(idsOf(await store.documents.eventsOf(person._id)).map((id) => id.slice(-1))).toEqual(
        ['P', 'M', 'N'].map((_, i) => visit([22, 20, 21][i] ?? 0, 0)._id.slice(-1)),
      );
    });

    it("counts a visit to the station's own day: 06:30 in Hà Nội is still yesterday in London", async () => {
      const person = samplePerson(10);
      const early = sampleEncounter(20, person, { occurredAt: instantAt(Date.UTC(2026, 2, 1, 23, 30)) });
      const late = sampleEncounter(21, person, { occurredAt: instantAt(Date.UTC(2026, 2, 2, 16, 59)) });
      const tomorrow = sampleEncounter(22, person, { occurredAt: instantAt(Date.UTC(2026, 2, 2, 17, 0)) });
      await store.documents.add([early, late, tomorrow]);
      expect(idsOf(await store.documents.eventsBetween(day('2026-03-02'), day('2026-03-02')))).toEqual([
        late._id,
        early._id,
      ]);
      expect(idsOf(await store.documents.eventsBetween(day('2026-03-02'), day('2026-03-03')))).toHaveLength(
        3,
      );
      expect(await store.documents.eventsBetween(day('2026-03-04'), day('2026-03-09'))).toEqual([]);
    });

    it('finds the visits of a day whether they were sent or not', async () => {
      const person = samplePerson(10);
      await store.journal.storePage([person, sampleEncounter(20, person)], { epoch: 'e1', cursor: '1' });
      await store.documents.add([sampleEncounter(21, person)]);
      const visits = await store.documents.eventsBetween(day('2026-03-02'), day('2026-03-02'));
      expect(visits.map(({ syncState }) => syncState).sort()).toEqual(['accepted', 'local']);
    });

    it('counts what waits and what the server has', async () => {
      const person = samplePerson(10);
      await store.journal.storePage([person, sampleHamlet(30)], { epoch: 'e1', cursor: '1' });
      await store.documents.add([sampleEncounter(20, person), sampleHousehold(40)]);
      expect(await store.documents.counts()).toEqual({ waiting: 2, refused: 0, atServer: 1 });
      expect(idsOf(await store.documents.withState('local')).sort()).toEqual([
        sampleEncounter(20, person)._id,
        sampleHousehold(40)._id,
      ]);
    });

    it('tells what was written before the writer goes on, pulled documents too', async () => {
      const person = samplePerson(10);
      const heard: StoredDocument[] = [];
      const stop = store.documents.onWritten((docs) => heard.push(...docs));
      await store.documents.add([person]);
      expect(heard).toEqual([{ doc: person, syncState: 'local' }]);
      await store.journal.storePage([sampleHamlet(30)], { epoch: 'e1', cursor: '1' });
      expect(heard.map(({ doc, syncState }) => [doc.type, syncState])).toEqual([
        ['person', 'local'],
        ['hamlet', 'accepted'],
      ]);
      stop();
      await store.documents.add([samplePerson(11)]);
      expect(heard).toHaveLength(2);
    });
  });
}
