// Two releases at one station: the tablet that was updated last must not undo what the others know, nor lose its own.

import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { FIRST_RELEASE } from '@tram/shared-schema/fixtures/first-release.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import { liftEncounter, liftPerson } from '#testing/contracts/second-release.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';

const released = FIRST_RELEASE as unknown as readonly (Person | Encounter)[];
const person = released[0] as Person;
const visit = released[3] as Encounter;
const worker = (replica: string, nowMs: number) => ({
  nowMs,
  accountId: person.createdBy.accountId as AccountId,
  replicaId: replica as ReplicaId,
});
const lifted = liftPerson(person) as Person;
/** As a newer release might write it: fields and values this one has never heard of. */
const newer = {
  ...editRegistry(lifted, { lifeStatus: 'in-care-home' as Person['lifeStatus'] }, worker('tablet0002', 2000)),
  bloodGroup: 'O',
} as Person;

describe('a record of a newer release and an edit from an older tablet', () => {
  const edited = editRegistry(person, { phone: '0300000999' }, worker('tablet0003', 3000));

  it('come together with both, whichever comes first', () => {
    const both = {
      schemaVersion: 2,
      phones: [{ number: '0300000123' }],
      bloodGroup: 'O',
      lifeStatus: 'in-care-home',
    };
    expect(mergeDocuments(newer, edited)).toMatchObject({ ...both, phone: '0300000999' });
    expect(mergeDocuments(edited, newer)).toEqual(mergeDocuments(newer, edited));
  });

  it('a visit lifted here and withdrawn on an older tablet is both', () => {
    const withdrawn = { ...visit, status: 'entered-in-error' } as Encounter;
    const merged = mergeDocuments(liftEncounter(visit) as Encounter, withdrawn);
    expect(merged).toMatchObject({
      schemaVersion: 2,
      status: 'entered-in-error',
      reasonWords: ['Ho', 'sốt nhẹ 2 ngày'],
    });
  });
});

describe('a tablet that was not updated yet', () => {
  let store: TabletStore;
  beforeEach(async () => {
    store = storeOn(await newTablet().open());
    await store.journal.storePage([person, visit], { epoch: 'e1', cursor: '1' });
  });
  afterEach(() => store.close());

  it('keeps what it does not understand of a newer record, and sends it back whole with its own edit', async () => {
    await store.journal.storePage([newer, liftEncounter(visit) as Encounter], { epoch: 'e1', cursor: '2' });
    const changed = await store.documents.change('person', person._id, (doc) =>
      editRegistry(doc, { note: 'Nghe kém' }, worker('tablet0001', 4000)),
    );
    expect(changed.ok).toBe(true);
    const [outgoing] = await store.journal.takeOutgoing(10, 100_000);
    expect(outgoing?.doc).toMatchObject({
      schemaVersion: 2,
      bloodGroup: 'O',
      lifeStatus: 'in-care-home',
      phones: [{ number: '0300000123' }],
      note: 'Nghe kém',
    });
    expect((await store.documents.get('encounter', visit._id))?.doc).toMatchObject({
      schemaVersion: 2,
      reasonWords: ['Ho', 'sốt nhẹ 2 ngày'],
    });
  });

  it('does not lose its own unsent edit when the newer record arrives', async () => {
    await store.documents.change('person', person._id, (doc) =>
      editRegistry(doc, { phone: '0300000777' }, worker('tablet0001', 1000)),
    );
    await store.journal.storePage([newer], { epoch: 'e1', cursor: '2' });
    expect(await store.documents.unsent()).toEqual({ waiting: 1, refused: 0 });
    expect((await store.documents.get('person', person._id))?.doc).toMatchObject({
      phone: '0300000777',
      bloodGroup: 'O',
      schemaVersion: 2,
    });
  });
});
