import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { aPerson, fixtureId, type Overrides } from '@tram/shared-schema/fixtures/builders.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { createCandidatePairs, type CandidatePairs } from './candidate-pairs.js';
import { joinRecords, sayTwoPeople } from './link-records.js';

const idOf = (n: number): PersonDocId => fixtureId('person', n);
const [A, B, C] = [idOf(1), idOf(2), idOf(3)];

/** Nothing in common with anybody of another number. */
const somebody = (n: number, fields: Overrides<Person> = {}): Person =>
  aPerson({
    _id: idOf(n),
    name: `Người Mẫu ${String.fromCharCode(64 + n)}`,
    birthDate: `19${50 + n}-06-07` as LocalDate,
    personalId: undefined,
    phone: undefined,
    ...fields,
  });
const twice = (n: number): Person =>
  somebody(n, { name: 'Lò Thị Thử', birthDate: '1987-02-13' as LocalDate });

let desk: TestDesk;
let pairs: CandidatePairs;
let rested: (() => void)[];
let yields: number;
beforeEach(async () => {
  desk = await openTestDesk();
  rested = [];
  yields = 0;
  let ms = 0;
  pairs = createCandidatePairs({
    documents: desk.documents,
    directory: desk.directory,
    // A clock that ticks whenever it is looked at, so that slices end.
    nowMs: () => (ms += 1),
    yieldToScreen: () => Promise.resolve().then(() => void (yields += 1)),
    schedule: (work) => {
      rested.push(work);
      return () => rested.splice(rested.indexOf(work), 1);
    },
  });
});
afterEach(() => pairs.close());

const shown = () => pairs.pairs.value.map(({ ids }) => ids);

describe('looking for doubles among everybody', () => {
  it('finds who shares a name and a birth date, and nobody else', async () => {
    desk.documents.receive([twice(1), twice(2), ...Array.from({ length: 18 }, (_, n) => somebody(n + 3))]);
    await pairs.look();
    expect(shown()).toEqual([[A, B]]);
    expect(pairs.looking.value).toEqual({ kind: 'looked' });
  });

  it('gives way again and again while it looks', async () => {
    desk.documents.receive(Array.from({ length: 200 }, (_, n) => somebody(n + 3)));
    await pairs.look();
    expect(yields).toBeGreaterThan(20);
  });

  it('tells twins apart by what only their records say', async () => {
    const child = { birthDate: '2026-10-02' as LocalDate, motherPersonId: C, name: 'Con bà Lò Thị Thử' };
    desk.documents.receive([
      somebody(1, { ...child, multipleBirth: 1 }),
      somebody(2, { ...child, multipleBirth: 2 }),
      somebody(3),
    ]);
    await pairs.look();
    expect(shown()).toEqual([]);
  });

  it('looks again at whoever is saved afterwards, and lets go whoever was mended', async () => {
    desk.documents.receive([twice(1), somebody(3)]);
    await pairs.look();
    await desk.documents.add([twice(2)]);
    await pairs.idle();
    expect(shown()).toEqual([[A, B]]);
    await desk.documents.change('person', B, (person) => ({ ...person, name: 'Lò Thị Khác' }));
    await pairs.idle();
    expect(shown()).toEqual([]);
  });

  it('looks at a page from the server once it has been taken in', async () => {
    desk.documents.receive([twice(1)]);
    await pairs.look();
    desk.documents.receive([twice(2), ...Array.from({ length: 24 }, (_, n) => somebody(n + 3))]);
    expect(shown()).toEqual([]);
    rested.splice(0).forEach((work) => work());
    await pairs.idle();
    expect(shown()).toEqual([[A, B]]);
  });
});

describe('what was said of a pair', () => {
  beforeEach(async () => {
    desk.documents.receive([twice(1), twice(2)]);
    await pairs.look();
  });

  it('joined, it is no longer asked; parted, it is asked again', async () => {
    const joined = await joinRecords(A, B, desk);
    await pairs.idle();
    expect(shown()).toEqual([]);
    desk.documents.receive([twice(3)]);
    await pairs.idle();
    expect(shown()).toEqual([[B, C]]);
    expect(joined.ok).toBe(true);
  });

  it('said to be two, it is left alone', async () => {
    await sayTwoPeople(A, B, desk);
    await pairs.idle();
    expect(shown()).toEqual([]);
  });

  it('said to be two, with one number on both living: it stays until one of them is mended', async () => {
    desk.documents.receive([1, 2].map((n) => ({ ...twice(n), personalId: '003187000123' })));
    await sayTwoPeople(A, B, desk);
    await pairs.idle();
    expect(pairs.sharedIds.value).toBe(1);
    expect(pairs.pairs.value).toMatchObject([{ ids: [A, B], said: 'said-two', sharesId: true }]);
    await desk.documents.change('person', B, ({ personalId: _wrong, ...person }) => person);
    await pairs.idle();
    expect(shown()).toEqual([]);
  });

  it('one person on one tablet and two on another: asked, and told as that', async () => {
    desk.documents.receive([{ ...twice(2), replacedBy: A, notSameAs: [A] }]);
    await pairs.idle();
    expect(pairs.pairs.value).toMatchObject([{ ids: [A, B], said: 'contradicted' }]);
  });
});
