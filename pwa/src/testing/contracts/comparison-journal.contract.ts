// What every book of sync owes when the server began anew: nothing lost, nothing deleted, nothing offered that need not be.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { stateEntry } from '@tram/shared-schema/sync/compare.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
const at = (cursor: string) => ({ epoch: 'e1', cursor });
const received = <D extends TramDocument>(doc: D): D => ({
  ...doc,
  receivedAt: instantAt(MORNING_MS + 5000),
  receivedBy: { accountId: ACCOUNT_ID, replicaId: REPLICA_ID },
});

export function comparisonJournalContract({ name, make }: TabletStoreUnderTest): void {
  describe(`comparing with a server that began anew, on ${name}`, () => {
    let place: ReturnType<TabletStoreUnderTest['make']>;
    let store: TabletStore;
    beforeEach(async () => {
      place = make();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
    });
    const reopened = async (): Promise<void> => {
      await store.close();
      store = await place.open();
    };
    const stored = (doc: TramDocument) => store.documents.get(doc.type, doc._id);
    const waiting = async () =>
      (await store.journal.takeOutgoing(500, 1_000_000)).map(({ doc }) => doc._id as string);
    const person = samplePerson(10);

    it('names everything held, sent or not, in the order of ids, piece after piece', async () => {
      const pulled = [person, sampleEncounter(20, person), sampleHousehold(40), sampleHamlet(30)];
      await store.journal.storePage(pulled, at('7'));
      await store.documents.add([samplePerson(11), sampleEncounter(21, person)]);
      const all = [...pulled, samplePerson(11), sampleEncounter(21, person)].map(stateEntry);
      const inOrder = all.toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect(await store.journal.comparison.entries('', 100)).toEqual(inOrder);
      expect(await store.journal.comparison.count()).toBe(5);
      for (const limit of [1, 2, 4]) {
        const read: unknown[] = [];
        for (let after = ''; ;) {
          const piece = await store.journal.comparison.entries(after, limit);
          expect(piece.length).toBeLessThanOrEqual(limit);
          const last = piece.at(-1);
          if (!last) break;
          read.push(...piece);
          [after] = last;
        }
        expect(read).toEqual(inOrder);
      }
    });

    it('offers again what the server lacks, and nothing else', async () => {
      const visit = sampleEncounter(20, person);
      await store.journal.storePage([person, samplePerson(11), visit, sampleHamlet(30)], at('7'));
      const lacks = [person._id, visit._id, sampleHamlet(30)._id, 'person:unknown'];
      expect((await store.journal.comparison.take([], lacks)).ok).toBe(true);
      expect(await waiting()).toEqual([person._id, visit._id]);
      expect((await stored(samplePerson(11)))?.syncState).toBe('accepted');
    });

    it('leaves work that waits as it is, and a refusal with its reason', async () => {
      const bad = samplePerson(11);
      await store.documents.add([person, bad]);
      const sent = await store.journal.takeOutgoing(500, 1_000_000);
      const refusal = { kind: 'invalid', field: 'name', rule: 'maxLength' } as const;
      const answers = sent.map(({ doc }) => ({ id: doc._id, kind: 'refused' as const, refusal }));
      await store.journal.settle(sent.slice(1), answers);
      await store.journal.comparison.take([], [person._id, bad._id]);
      expect((await stored(person))?.syncState).toBe('sent');
      expect(await stored(bad)).toMatchObject({ syncState: 'refused', refusal });
    });

    it('takes no answer of the old server for what is offered to the new one', async () => {
      await store.documents.add([person]);
      const sent = await store.journal.takeOutgoing(500, 1_000_000);
      await store.journal.storePage([received(person)], at('7'));
      await store.journal.comparison.take([], [person._id]);
      await store.journal.settle(sent, [{ id: person._id, kind: 'accepted' }]);
      expect(await waiting()).toEqual([person._id]);
    });

    it('merges both ways: what the server has beside is taken in, what it has less of is sent', async () => {
      const mine = editedPerson(person, { phone: '0912000001' });
      const theirs = editedPerson(person, { address: 'Thôn Mới' }, OTHER);
      await store.journal.storePage([mine, samplePerson(11)], at('7'));
      const newer = editedPerson(samplePerson(11), { phone: '0912000002' }, OTHER);
      const unknown = samplePerson(12);
      await store.journal.comparison.take([theirs, newer, unknown], []);
      expect((await stored(person))?.doc).toEqual(mergeDocuments(mine, theirs));
      expect(await stored(newer)).toEqual({ doc: newer, syncState: 'accepted' });
      expect(await stored(unknown)).toEqual({ doc: unknown, syncState: 'accepted' });
      expect(await waiting()).toEqual([person._id]);
    });

    it('does not send a record again because the server says otherwise when it received it', async () => {
      await store.journal.storePage([received(person)], at('7'));
      await store.journal.comparison.take([person], []);
      expect(await waiting()).toEqual([]);
    });

    it('remembers how far it came, and the old position, until it is finished', async () => {
      await store.journal.storePage([person], at('7'));
      expect(await store.journal.comparison.place('e2')).toBeUndefined();
      const come = { after: person._id, cursor: '3', done: 1 };
      await store.journal.comparison.moveTo('e2', come);
      await reopened();
      expect(await store.journal.comparison.place('e2')).toEqual(come);
      expect(await store.journal.comparison.place('e3')).toBeUndefined();
      expect(await store.journal.position()).toEqual(at('7'));
      expect((await store.journal.comparison.finish('e2', '3')).ok).toBe(true);
      await reopened();
      expect(await store.journal.position()).toEqual({ epoch: 'e2', cursor: '3' });
      expect(await store.documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 1 });
    });

    it('keeps the server’s word for what it had, and its epoch before anything was read from it', async () => {
      expect(await store.journal.witnesses()).toEqual([]);
      expect(await store.journal.position()).toEqual({});
      await store.journal.keepWitness({ epoch: 'e1', witness: 'first' });
      await store.journal.keepWitness({ epoch: 'e1', witness: 'second' });
      await reopened();
      expect(await store.journal.witnesses()).toEqual(['second']);
      expect(await store.journal.position()).toEqual({ epoch: 'e1' });
      await store.journal.storePage([person], at('7'));
      expect(await store.journal.position()).toEqual(at('7'));
    });
  });
}
