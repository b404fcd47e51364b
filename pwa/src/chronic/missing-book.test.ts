// The list of who is missing: who stands on it, and that one person's record changes one row.

import { signal } from '@preact/signals';
import { aContact, aFollowUp, anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { careFactOf, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { describe, expect, it } from 'vitest';
import { createMemoryPersonDirectory } from '#testing/memory-person-directory.js';
import { createMemoryTabletDocuments } from '#testing/memory-tablet-documents.js';
import { createMissingBook, type MissingBook } from './missing/missing-book.js';
import type { MissingFilter } from './missing/missing-view.js';

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

interface OpenedBook {
  book: MissingBook;
  write: (doc: TramDocument) => void;
  change: (id: PersonDocId, fields: Partial<Person>) => Promise<unknown>;
  /** Whose facts were asked for. */
  asked: PersonDocId[];
}

async function openBook(docs: readonly TramDocument[]): Promise<OpenedBook> {
  const documents = createMemoryTabletDocuments();
  documents.receive([
    aPerson({ _id: AWAY, name: 'Vi Văn Vắng' }),
    aPerson({ _id: COMING, name: 'Vi Thị Đến' }),
  ]);
  let facts: readonly CareFact[] = docs.flatMap((doc) => careFactOf(doc) ?? []);
  const asked: PersonDocId[] = [];
  const listeners = new Set<(whose: ReadonlySet<PersonDocId> | undefined) => void>();
  const book = createMissingBook({
    directory: await createMemoryPersonDirectory(documents),
    today: () => TODAY,
    yieldToScreen: () => Promise.resolve(),
    afterPaint: (work) => work(),
    nowMs: () => 0,
    onFault(error) {
      throw error;
    },
    careBook: {
      ready: signal(true),
      of(personId) {
        asked.push(personId);
        return facts.filter((fact) => fact.personId === personId);
      },
      hasRegistered: (personId, kind) =>
        facts.some((fact) => fact.personId === personId && fact.kind === kind),
      people: () => new Set(facts.map(({ personId }) => personId)),
      onChanged(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  await expect.poll(() => book.listed.value).toBeDefined();
  asked.length = 0;
  return {
    book,
    asked,
    change: (id, fields) => documents.change('person', id, (doc) => ({ ...doc, ...fields })),
    write(doc) {
      const fact = careFactOf(doc);
      if (!fact) throw new Error('it says something for lists');
      facts = [...facts, fact];
      listeners.forEach((listener) => listener(new Set([fact.personId])));
    },
  };
}

function shown(book: MissingBook, filter: Partial<MissingFilter> = {}): readonly PersonDocId[] {
  book.filter.value = { reason: 'missing', hamletId: undefined, ...filter };
  return (book.view.value?.lines ?? []).flatMap((line) =>
    line.kind === 'person' ? line.person.personId : [],
  );
}

describe('who is missing', () => {
  it('is whoever was expected yesterday, and not whoever is expected today', async () => {
    const { book } = await openBook([
      ...[enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-20')],
      ...[enrolled(COMING, 2), visit(COMING, 2, '2026-11-21')],
    ]);
    expect(shown(book)).toEqual([AWAY]);
    expect(shown(book, { reason: 'due' })).toEqual([COMING]);
    expect(book.view.value?.counts).toMatchObject({ missing: 1, due: 1, overdue: 1, snoozed: 0 });
  });

  it('leaves the list with a call that says they come, and is on the list of those who wait', async () => {
    const { book, write } = await openBook([enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-10')]);
    write(aContact({ personId: AWAY, result: 'coming', againOn: '2026-11-24' as LocalDate }));
    await expect.poll(() => shown(book)).toEqual([]);
    expect(shown(book, { reason: 'snoozed' })).toHaveLength(1);
  });

  it('is to be visited at home where the number is wrong', async () => {
    const { book, write } = await openBook([enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-10')]);
    write(aContact({ personId: AWAY, result: 'wrong-number', againOn: TODAY }));
    await expect.poll(() => book.listed.value?.[0]?.needsHomeVisit).toBe(true);
    expect(book.view.value?.homeVisits).toBe(1);
  });

  it('of another hamlet is not among those of this one', async () => {
    const { book } = await openBook([enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-10')]);
    expect(shown(book, { hamletId: 'hamlet:other' })).toEqual([]);
  });

  it('is looked up again alone when something of theirs is written, and stands where it belongs', async () => {
    const { book, write, asked } = await openBook([
      ...[enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-20')],
      ...[enrolled(COMING, 2), visit(COMING, 2, '2026-11-21')],
    ]);
    write(visit(COMING, 3, '2026-11-01'));
    await expect.poll(() => shown(book)).toEqual([COMING, AWAY]);
    expect(asked).toEqual([COMING]);
  });

  it('follows a record that says they died, and asks nothing of the others', async () => {
    const { book, change, asked } = await openBook([
      ...[enrolled(AWAY, 1), visit(AWAY, 1, '2026-11-20')],
      ...[enrolled(COMING, 2), visit(COMING, 2, '2026-11-01')],
    ]);
    await change(COMING, { lifeStatus: 'deceased' });
    await expect.poll(() => shown(book)).toEqual([AWAY]);
    expect(asked).toEqual([COMING]);
  });
});
