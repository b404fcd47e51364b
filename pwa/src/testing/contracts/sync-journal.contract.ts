// What every book of sync owes: nothing lost, nothing sent that need not be, a position never ahead of the documents.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { PushResult, Refusal } from '@tram/shared-schema/sync/wire.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '#sync/sync-journal.js';
import {
  ACCOUNT_ID,
  editedPerson,
  MORNING_MS,
  REPLICA_ID,
  sampleEncounter,
  sampleHamlet,
  sampleHousehold,
  samplePerson,
} from './sample-documents.js';
import type { TabletStore, TabletStoreUnderTest } from './tablet-store.js';

const OTHER = 'tablet0002' as ReplicaId;
const EPOCH = 'e1';
const at = (cursor: string) => ({ epoch: EPOCH, cursor });
const invalid: Refusal = { kind: 'invalid', field: 'name', rule: 'maxLength' };
const acceptAll = (sent: readonly Outgoing[]): PushResult[] =>
  sent.map(({ doc }) => ({ id: doc._id, kind: 'accepted' }));
const received = <D extends TramDocument>(doc: D): D => ({
  ...doc,
  receivedAt: instantAt(MORNING_MS + 5000),
  receivedBy: { accountId: ACCOUNT_ID, replicaId: REPLICA_ID },
});

export function syncJournalContract({ name, make }: TabletStoreUnderTest): void {
  describe(`the book of sync on ${name}`, () => {
    let place: ReturnType<TabletStoreUnderTest['make']>;
    let store: TabletStore;
    beforeEach(async () => {
      place = make();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
    });
    const stateOf = async (doc: TramDocument) => (await store.documents.get(doc.type, doc._id))?.syncState;
    const take = () => store.journal.takeOutgoing(500, 1_000_000);
    const idsOf = (sent: readonly Outgoing[]): string[] => sent.map(({ doc }) => doc._id);
    const person = samplePerson(10);

    it('stands nowhere at first, and at the last stored page after that', async () => {
      expect(await store.journal.position()).toEqual({});
      expect(
        (await store.journal.storePage([person, sampleEncounter(20, person), sampleHamlet(30)], at('1'))).ok,
      ).toBe(true);
      expect((await store.journal.storePage([], at('2'))).ok).toBe(true);
      expect(await store.journal.position()).toEqual(at('2'));
      await store.close();
      store = await place.open();
      expect(await store.journal.position()).toEqual(at('2'));
    });

    it('changes nothing when a page is stored twice', async () => {
      const page = [person, sampleEncounter(20, person), sampleHousehold(40), sampleHamlet(30)];
      await store.journal.storePage(page, at('1'));
      const heard: unknown[] = [];
      store.documents.onWritten((docs) => heard.push(...docs));
      await store.journal.storePage(page, at('1'));
      await store.journal.storePage([...page, ...page], at('1'));
      expect(heard).toEqual([]);
      expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 3 });
      expect(await take()).toEqual([]);
    });

    it('keeps the newer state when an older page comes again', async () => {
      const newer = editedPerson(person, { phone: '0912000001' }, OTHER);
      await store.journal.storePage([newer], at('2'));
      await store.journal.storePage([person], at('1'));
      expect((await store.documents.get('person', person._id))?.doc).toEqual(newer);
    });

    it('merges a pulled state into unsent work, which goes on waiting', async () => {
      await store.journal.storePage([person], at('1'));
      await store.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' }));
      const theirs = editedPerson(person, { address: 'Thôn Mới' }, OTHER);
      await store.journal.storePage([theirs], at('2'));
      const stored = await store.documents.get('person', person._id);
      expect(stored?.doc).toMatchObject({ phone: '0912000001', address: 'Thôn Mới' });
      expect(stored?.syncState).toBe('local');
      expect(idsOf(await take())).toEqual([person._id]);
    });

    it('sees in a page that the server has it already, and sends it no more', async () => {
      await store.documents.add([person]);
      await take();
      await store.journal.storePage([received(person)], at('1'));
      expect(await stateOf(person)).toBe('accepted');
      expect(await take()).toEqual([]);
    });

    it('keeps a document of an unknown type as it came and takes its newest state', async () => {
      const unknown = {
        ...person,
        _id: 'stool-sample:00000000000000000000000001',
        type: 'stool-sample',
        lot: 'zz',
      } as unknown as TramDocument;
      const later = { ...unknown, lot: 'aa' } as unknown as TramDocument;
      await store.journal.storePage([unknown], at('1'));
      await store.journal.storePage([later], at('2'));
      expect(await store.documents.get(unknown.type, unknown._id)).toEqual({
        doc: later,
        syncState: 'accepted',
      });
      expect(await take()).toEqual([]);
    });

    it('takes people before their visits, the oldest first, and marks them as sent', async () => {
      const [second, first] = [samplePerson(11), samplePerson(5)];
      await store.documents.add([sampleEncounter(20, second), second, first, sampleHousehold(40)]);
      const sent = await take();
      expect(idsOf(sent)).toEqual([
        sampleHousehold(40)._id,
        first._id,
        second._id,
        sampleEncounter(20, second)._id,
      ]);
      expect(await stateOf(first)).toBe('sent');
      expect(await store.documents.unsent()).toEqual({ waiting: 4, refused: 0 });
    });

    it('keeps a batch within its bounds, and lets one that is too large go alone', async () => {
      const people = Array.from({ length: 6 }, (_, n) =>
        samplePerson(50 + n, { note: 'x'.repeat(n === 0 ? 900 : 50) }),
      );
      await store.documents.add(people);
      expect(idsOf(await store.journal.takeOutgoing(500, 400))).toEqual([people[0]?._id]);
      expect(await store.journal.takeOutgoing(2, 1_000_000)).toHaveLength(2);
    });

    it('offers again what was sent and never answered', async () => {
      await store.documents.add([person]);
      await take();
      await store.close();
      store = await place.open();
      expect(await stateOf(person)).toBe('sent');
      expect(idsOf(await take())).toEqual([person._id]);
      expect((await store.journal.release(await take())).ok).toBe(true);
      expect(await stateOf(person)).toBe('local');
    });

    it('calls accepted what the server accepted', async () => {
      await store.documents.add([person, sampleEncounter(20, person)]);
      const sent = await take();
      expect((await store.journal.settle(sent, acceptAll(sent))).ok).toBe(true);
      expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 2 });
      expect(await take()).toEqual([]);
    });

    it('leaves waiting what was edited while the answer was on its way', async () => {
      await store.documents.add([person]);
      const sent = await take();
      await store.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' }));
      await store.journal.settle(sent, acceptAll(sent));
      expect(await stateOf(person)).toBe('local');
      const again = await take();
      expect(again[0]?.doc).toMatchObject({ phone: '0912000001' });
      await store.journal.settle(again, acceptAll(again));
      expect(await stateOf(person)).toBe('accepted');
    });

    it('takes in what the server merged, also into an edit made meanwhile', async () => {
      await store.documents.add([person]);
      const sent = await take();
      await store.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' }));
      const theirs = mergeDocuments(person, editedPerson(person, { address: 'Thôn Mới' }, OTHER));
      await store.journal.settle(sent, [{ id: person._id, kind: 'merged', document: theirs }]);
      const stored = await store.documents.get('person', person._id);
      expect(stored?.syncState).toBe('local');
      expect(stored?.doc).toMatchObject({ phone: '0912000001', address: 'Thôn Mới' });
      const again = await take();
      await store.journal.settle(again, [
        { id: person._id, kind: 'merged', document: again[0]?.doc ?? person },
      ]);
      expect(await stateOf(person)).toBe('merged');
    });

    it('sets a refused document aside with its reason, until a worker mends it', async () => {
      const good = samplePerson(11);
      await store.documents.add([person, good]);
      const sent = await take();
      await store.journal.settle(sent, [
        { id: person._id, kind: 'refused', refusal: invalid },
        { id: good._id, kind: 'accepted' },
      ]);
      expect(await store.documents.withState('refused')).toEqual([
        { doc: person, syncState: 'refused', refusal: invalid },
      ]);
      expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 1, atServer: 1 });
      expect(await take()).toEqual([]);
      await store.documents.change('person', person._id, (doc) => editedPerson(doc, { name: 'Người Mẫu' }));
      expect(await store.documents.get('person', person._id)).not.toHaveProperty('refusal');
      expect(idsOf(await take())).toEqual([person._id]);
    });

    it('offers a refused document again as it is, and leaves every other as it stands', async () => {
      const accepted = samplePerson(11);
      await store.journal.storePage([accepted], at('1'));
      await store.documents.add([person]);
      const refusal: Refusal = { kind: 'not-allowed' };
      await store.journal.settle(await take(), [{ id: person._id, kind: 'refused', refusal }]);
      expect(await stateOf(person)).toBe('refused');
      for (const { _id } of [person, accepted])
        expect(await store.documents.sendAgain('person', _id)).toEqual({ ok: true, value: undefined });
      expect(await store.documents.get('person', person._id)).toEqual({ doc: person, syncState: 'local' });
      expect(await stateOf(accepted)).toBe('accepted');
      expect(idsOf(await take())).toEqual([person._id]);
      const nobody = await store.documents.sendAgain('person', samplePerson(12)._id);
      expect(nobody).toEqual({ ok: false, error: { kind: 'not-found' } });
    });

    it('keeps a refusal when an older state of the document is pulled, and drops it when the server has the same', async () => {
      await store.journal.storePage([person], at('1'));
      await store.documents.change('person', person._id, (doc) => editedPerson(doc, { phone: '0912000001' }));
      const sent = await take();
      await store.journal.settle(sent, [{ id: person._id, kind: 'refused', refusal: invalid }]);
      await store.journal.storePage([received(person)], at('2'));
      expect(await store.documents.get('person', person._id)).toMatchObject({
        syncState: 'refused',
        refusal: invalid,
      });
      await store.journal.storePage([received((sent[0]?.doc ?? person) as typeof person)], at('3'));
      expect(await store.documents.get('person', person._id)).not.toHaveProperty('refusal');
      expect(await stateOf(person)).toBe('accepted');
    });
  });
}
