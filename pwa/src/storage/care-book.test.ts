// What every care book promises, on documents in memory and on the real store.

import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { RegistryRecord, TramDocument } from '@tram/shared-schema/document/document-types.js';
import { editRegistry, keepCurrent, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { PersonDocId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import {
  aContact,
  aDose,
  aFollowUp,
  anEnrolment,
  aPregnancy,
  aVaccineLot,
} from '@tram/shared-schema/fixtures/care-builders.js';
import { careFactOf } from '@tram/shared-schema/due/care-fact.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { CareBook } from '#due/care-book.js';
import { CARE_BOOKS, yieldToScreen, type CarePlace } from '#testing/contracts/care-books.js';

const child = aPerson();
const mother = aPerson({ _id: fixtureId('person', 2) });
const doseOn = (n: number, day: string, fields: Partial<Dose> = {}): Dose =>
  aDose({
    _id: fixtureId('dose', n),
    givenOn: day as LocalDate,
    occurredAt: `${day}T02:00:00.000Z` as Dose['occurredAt'],
    ...fields,
  });
const EDITOR = {
  nowMs: Date.parse('2026-06-02T02:00:00.000Z'),
  replicaId: 'tablet0001' as ReplicaId,
  accountId: fixtureId('account'),
};
const idsOf = (book: CareBook, personId: PersonDocId = child._id) => book.of(personId).map(({ id }) => id);

describe.each(CARE_BOOKS)('what the station knows of care, %s', (_name, make) => {
  const open: CarePlace[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((place) => place.close()));
  });
  async function place(...docs: readonly TramDocument[]): Promise<CarePlace> {
    const made = await make();
    open.push(made);
    if (docs.length > 0) await made.receive(docs);
    return made;
  }

  it('holds the facts of everybody, oldest first, as the documents say them', async () => {
    const docs = [doseOn(2, '2026-03-01'), doseOn(1, '2026-05-01'), doseOn(3, '2026-01-01')];
    const others = [aPregnancy({ personId: mother._id }), aFollowUp({ personId: mother._id })];
    const { book } = await place(child, mother, ...docs, ...others);
    const held = await book();
    expect(held.ready.value).toBe(true);
    expect(idsOf(held)).toEqual([3, 2, 1].map((n) => fixtureId('dose', n)));
    expect(held.of(child._id)).toContainEqual(careFactOf(docs[0] as TramDocument));
    expect([...held.people()].sort()).toEqual([child._id, mother._id]);
    expect(
      held
        .of(mother._id)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['follow-up', 'pregnancy']);
    expect(held.of(fixtureId('person', 9))).toEqual([]);
  });

  it('knows who was ever registered as pregnant, also by another record of hers', async () => {
    const other = aPerson({ _id: fixtureId('person', 3), replacedBy: mother._id });
    const { documents, book } = await place(child, mother, other, aPregnancy({ personId: other._id }));
    const held = await book();
    expect([mother, other, child].map(({ _id }) => held.hasRegistered(_id, 'pregnancy'))).toEqual([
      true,
      true,
      false,
    ]);
    expect(held.hasRegistered(mother._id, 'enrolment')).toBe(false);
    await documents.change('pregnancy', aPregnancy()._id, (doc) => ({
      ...doc,
      endedOn: '2026-11-20' as LocalDate,
      outcome: 'recorded-by-mistake',
    }));
    expect(held.hasRegistered(mother._id, 'pregnancy')).toBe(false);
  });

  it('knows a dose at once when it is saved or comes from the server, and says whose it is', async () => {
    const { documents, receive, book } = await place(child, mother);
    const held = await book();
    const heard: (readonly PersonDocId[] | undefined)[] = [];
    held.onChanged((ids) => heard.push(ids && [...ids]));
    await documents.add([doseOn(1, '2026-05-01'), aContact({ personId: mother._id })]);
    expect(idsOf(held)).toEqual([fixtureId('dose', 1)]);
    await receive([doseOn(2, '2026-06-01')]);
    expect(idsOf(held)).toHaveLength(2);
    expect(heard).toEqual([[child._id, mother._id], [child._id]]);
  });

  it('says nothing where what was written is no care', async () => {
    const { documents, book } = await place(child);
    const held = await book();
    let heard = 0;
    held.onChanged(() => (heard += 1));
    await documents.add([mother]);
    expect(heard).toBe(0);
  });

  it('forgets a dose that was entered in error, and takes the corrected one', async () => {
    const wrong = doseOn(1, '2026-05-01');
    const { documents, book } = await place(child, wrong, doseOn(2, '2026-06-01'));
    const held = await book();
    await documents.saveTogether(
      [{ type: 'dose', id: wrong._id, change: (doc) => moveStatus(doc, 'amended', EDITOR) }],
      [doseOn(3, '2026-05-02', { amends: wrong._id })],
    );
    expect(idsOf(held)).toEqual([fixtureId('dose', 3), fixtureId('dose', 2)]);
    await documents.change('dose', fixtureId('dose', 2), (doc) =>
      moveStatus(doc, 'entered-in-error', EDITOR),
    );
    expect(idsOf(held)).toEqual([fixtureId('dose', 3)]);
    await documents.change('dose', fixtureId('dose', 3), (doc) =>
      moveStatus(doc, 'entered-in-error', EDITOR),
    );
    expect([...held.people()]).toEqual([]);
    expect(idsOf(await book())).toEqual([]);
  });

  it.each([
    ['vaccine-lot', aVaccineLot()],
    ['pregnancy', aPregnancy()],
    ['enrolment', anEnrolment()],
  ] as const)('knows which %s two tablets wrote differently, until somebody chose', async (type, doc) => {
    const written = (note: string, n: number) =>
      editRegistry(doc as RegistryRecord, { note }, { ...EDITOR, replicaId: `tablet000${n}` as ReplicaId });
    const differing = mergeRegistry(written('một', 2), written('hai', 3));
    const { documents, receive, book } = await place(child, differing);
    const held = await book();
    expect(held.differing.value).toEqual([differing]);
    const [lost] = openDisagreements(differing);
    if (!lost) throw new Error('one value lost');
    await documents.change(type, doc._id, (stored) => keepCurrent(stored as never, lost, EDITOR));
    expect(held.differing.value).toEqual([]);
    await receive([mergeRegistry(differing, doc)]);
    expect(held.differing.value).toEqual([]);
  });

  it('takes an enrolment as it was changed last', async () => {
    const enrolment = anEnrolment();
    const { documents, book } = await place(child, enrolment);
    const held = await book();
    await documents.change('enrolment', enrolment._id, (doc) => ({ ...doc, standing: 'died' }));
    expect(held.of(child._id)).toMatchObject([{ kind: 'enrolment', standing: 'died' }]);
  });

  it('gives the facts of all records of a person, asked for by any, and says that joining may concern anybody', async () => {
    const { documents, book } = await place(
      child,
      mother,
      doseOn(1, '2026-05-01'),
      doseOn(2, '2026-04-01', { personId: mother._id }),
    );
    const held = await book();
    expect([...held.people()]).toHaveLength(2);
    const heard: unknown[] = [];
    held.onChanged((ids) => heard.push(ids));
    await documents.change('person', mother._id, (doc) => ({ ...doc, replacedBy: child._id }));
    expect(heard).toContain(undefined);
    expect([...held.people()]).toEqual([child._id]);
    for (const asked of [child._id, mother._id])
      expect(idsOf(held, asked)).toEqual([fixtureId('dose', 2), fixtureId('dose', 1)]);
    heard.splice(0);
    await documents.add([doseOn(3, '2026-06-01', { personId: mother._id })]);
    expect(heard).toEqual([new Set([child._id])]);
  });

  it('takes in a page of many without being told one by one', async () => {
    const { receive, book } = await place(child);
    const held = await book();
    const many = Array.from({ length: 300 }, (_, n) =>
      doseOn(n + 1, '2026-05-01', { personId: fixtureId('person', 10 + (n % 7)) }),
    );
    const told = new Promise<void>((resolve) => held.onChanged(() => resolve()));
    await receive(many);
    await told;
    while ([...held.people()].length < 7) await yieldToScreen();
    await expect.poll(() => idsOf(held, fixtureId('person', 10)).length).toBe(43);
  });
});
