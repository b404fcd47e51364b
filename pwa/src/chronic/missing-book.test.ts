// The list of who is missing: who stands on it, and that one person's record changes one row.

import { signal } from '@preact/signals';
import { aContact, aFollowUp, anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { careFactOf, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { describe, expect, it } from 'vitest';
import { createMemoryPersonDirectory } from '#testing/memory-person-directory.js';
import { createMemoryTabletDocuments } from '#testing/memory-tablet-documents.js';
import { createMissingBook, filtered, type MissingBook } from './missing/missing-book.js';

const TODAY = '2026-11-21' as LocalDate;
const [AWAY, COMING] = [fixtureId('person', 1), fixtureId('person', 2)];
const enrolled = (personId: PersonDocId, turn: number) =>
  anEnrolment({ _id: fixtureId('enrolment', turn), personId, enrolledOn: '2026-06-01' as LocalDate });
const visit = (personId: PersonDocId, turn: number, nextOn: string) =>
  aFollowUp({
    _id: fixtureId('follow-up', turn),
    personId,
    occurredAt: '2026-10-01T02:00:00.000Z' as FollowUp['occurredAt'],
    nextOn: nextOn as LocalDate,
    medicines: [],
  });

async function openBook(docs: readonly TramDocument[]): Promise<{
  book: MissingBook;
  write: (doc: TramDocument) => void;
}> {
  const documents = createMemoryTabletDocuments();
  documents.receive([
    aPerson({ _id: AWAY, name: 'Vi Văn Vắng' }),
    aPerson({ _id: COMING, name: 'Vi Thị Đến' }),
  ]);
  let facts: readonly CareFact[] = docs.flatMap((doc) => careFactOf(doc) ?? []);
  const listeners = new Set<(whose: ReadonlySet<PersonDocId> | undefined) => void>();
  const book = createMissingBook({
    directory: await createMemoryPersonDirectory(documents),
    today: () => TODAY,
    yieldToScreen: () => Promise.resolve(),
    afterPaint: (work) => work(),
    careBook: {
      ready: signal(true),
      differing: signal([]),
      hasPregnancy: () => false,
      of: (personId) => facts.filter((fact) => fact.personId === personId),
      people: () => new Set(facts.map(({ personId }) => personId)),
      onChanged(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  await expect.poll(() => book.listed.value).toBeDefined();
  return {
    book,
    write(doc) {
      const fact = careFactOf(doc);
      if (!fact) throw new Error('it says something for lists');
      facts = [...facts, fact];
      listeners.forEach((listener) => listener(new Set([fact.personId])));
    },
  };
}

const missing = (book: MissingBook): readonly PersonDocId[] =>
  filtered(book.listed.value ?? [], 'missing', undefined).map(({ personId }) => personId);

describe('who is missing', () => {
  it('is whoever was expected yesterday, and not whoever is expected today', async () => {
    const { book } = await openBook([
      ...[enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-20')],
      ...[enrolled(COMING, 2), visit(COMING, 2, '2026-11-21')],
    ]);
    expect(missing(book)).toEqual([AWAY]);
    expect(filtered(book.listed.value ?? [], 'due', undefined).map(({ personId }) => personId)).toEqual([
      COMING,
    ]);
  });

  it('leaves the list with a call that says they come, and is on the list of those who wait', async () => {
    const { book, write } = await openBook([enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-10')]);
    write(aContact({ personId: AWAY, result: 'coming', againOn: '2026-11-24' as LocalDate }));
    expect(missing(book)).toEqual([]);
    expect(filtered(book.listed.value ?? [], 'snoozed', undefined)).toHaveLength(1);
  });

  it('is to be visited at home where the number is wrong', async () => {
    const { book, write } = await openBook([enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-10')]);
    write(aContact({ personId: AWAY, result: 'wrong-number', againOn: TODAY }));
    expect(book.listed.value?.[0]?.needsHomeVisit).toBe(true);
  });

  it('of another hamlet is not among those of this one', async () => {
    const { book } = await openBook([enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-10')]);
    expect(filtered(book.listed.value ?? [], 'missing', 'hamlet:other')).toEqual([]);
  });
});
