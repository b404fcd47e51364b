import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../fixtures/builders.js';
import { aContact, aDose, anImmunisationDecision, aPregnancy } from '../../fixtures/care-builders.js';
import { instantAt } from '../document/instant.js';
import type { ChildJudgement, SeriesForecast } from '../immunisation/judged.js';
import { startOfDayMs, type LocalDate } from '../local-date.js';
import { careFactOf, type CareFact, type PersonFact } from './care-fact.js';
import { dueRow, standingOf, type DueRules } from './due-doses.js';
import { finish } from '../steps.js';
import { dueList, dueViewSteps, vialsNeeded, type DueFilter } from './due-list.js';

const day = '2026-11-21' as LocalDate;
const on = (text: string) => text as LocalDate;
const child: PersonFact = {
  personId: fixtureId('person'),
  sex: 'female',
  birthDate: on('2026-08-01'),
  hamletId: fixtureId('hamlet'),
  lifeStatus: 'living',
};
const penta2: SeriesForecast = {
  group: 'penta',
  seriesCode: 'Penta',
  seriesCodes: ['Penta'],
  status: 'not-complete',
  reason: 'due',
  doseNumber: 2,
  doseCode: 'Penta-2',
  earliestOn: on('2026-11-01'),
  recommendedOn: on('2026-11-05'),
  pastDueOn: on('2026-11-20'),
  vaccineCodes: ['penta'],
  targets: [],
};
const rules = (...forecasts: readonly SeriesForecast[]): DueRules => ({
  judge: (): ChildJudgement => ({ doses: [], forecasts }),
  isForAdults: (code) => code === 'Td-women',
});
const facts = (...documents: Parameters<typeof careFactOf>[0][]): CareFact[] =>
  documents.flatMap((doc) => careFactOf(doc) ?? []);
const rowOf = (forecast: Partial<SeriesForecast> = {}, known: readonly CareFact[] = []) =>
  dueRow(child, known, day, rules({ ...penta2, ...forecast }));

describe('on a session day a child', () => {
  it.each([
    ['2026-11-20', 'due', 'the day it becomes due'],
    ['2026-11-21', 'due', 'the day of the session'],
  ])('whose dose is due since %s is called', (recommendedOn, standing) => {
    const row = rowOf({ recommendedOn: on(recommendedOn), pastDueOn: on('2026-12-01') });
    expect(row && standingOf(row, day)).toBe(standing);
  });

  it('who has outgrown the lists of a vaccine is not called for it', () => {
    expect(rowOf({ outgrown: true })).toBeUndefined();
  });

  it('whose dose is due tomorrow is not called', () => {
    expect(rowOf({ recommendedOn: on('2026-11-22') })).toBeUndefined();
  });

  it.each([
    ['2026-11-20', 1],
    ['2026-11-21', 0],
    ['2026-11-01', 20],
  ])('past due on %s is late by %s days', (pastDueOn, daysLate) => {
    expect(rowOf({ pastDueOn: on(pastDueOn) })).toMatchObject({ daysLate });
  });

  it.each([
    ['2026-11-20', false],
    ['2026-11-21', true],
  ])('who may have it until %s is called: %s', (latestOn, called) => {
    expect(rowOf({ latestOn: on(latestOn) }) !== undefined).toBe(called);
  });

  it('who died or moved away is never called', () => {
    for (const lifeStatus of ['deceased', 'moved-away']) {
      expect(dueRow({ ...child, lifeStatus }, [], day, rules(penta2))).toBeUndefined();
    }
  });

  it('who was given all of it today is shown as done', () => {
    const given = facts(aDose({ occurredAt: instantAt(startOfDayMs(day) + 1) }));
    const row = rowOf({ recommendedOn: on('2026-12-20') }, given);
    expect(row).toMatchObject({ given: ['penta'], doses: [] });
    expect(row && standingOf(row, day)).toBe('done');
  });

  it.each([
    ['2026-11-21', 'late'],
    ['2026-11-22', 'snoozed'],
  ])('who said they come on %s is %s', (againOn, standing) => {
    const said = facts(aContact({ about: ['immunisation'], againOn: on(againOn) }));
    const row = rowOf({}, said);
    expect(row && standingOf(row, day)).toBe(standing);
  });

  it('is not put off by a call about something else', () => {
    const row = rowOf({}, facts(aContact({ about: ['hypertension'], againOn: on('2026-12-24') })));
    expect(row && standingOf(row, day)).toBe('late');
  });

  it.each([
    ['deferred', '2026-11-22', 'held'],
    ['deferred', '2026-11-21', 'late'],
    ['refused', undefined, 'held'],
    ['contraindicated', '2026-11-20', 'late'],
    ['contraindicated', '2026-11-21', 'held'],
    ['out-of-stock', undefined, 'late'],
  ] as const)('%s until %s is %s', (kind, untilOn, standing) => {
    const { untilOn: _none, ...decision } = anImmunisationDecision({ kind });
    const row = rowOf({}, facts(untilOn ? { ...decision, untilOn: on(untilOn) } : decision));
    expect(row && standingOf(row, day)).toBe(standing);
  });
});

describe('a grown woman', () => {
  const woman = { ...child, birthDate: on('1998-03-01') };
  const tetanus = { ...penta2, group: 'tetanus', seriesCode: 'Td-women', vaccineCodes: ['td'] };
  const pregnant = facts(aPregnancy());
  it('is called for what is for adults, and only while she is expecting', () => {
    expect(dueRow(woman, pregnant, day, rules(penta2, tetanus))).toMatchObject({
      doses: [{ vaccineCode: 'td' }],
    });
    expect(dueRow(woman, [], day, rules(penta2, tetanus))).toBeUndefined();
    const born = facts(aPregnancy({ endedOn: on('2026-11-20') }));
    expect(dueRow(woman, born, day, rules(tetanus))).toBeUndefined();
  });
});

it.each([
  ['2010-11-22', true],
  ['2010-11-21', false],
  ['2010', true],
  ['2010-11', true],
  ['2010-10', false],
  ['2009', false],
])('somebody born %s is on the children’s list before their sixteenth birthday: %s', (birthDate, listed) => {
  const row = dueRow({ ...child, birthDate: on(birthDate) }, [], day, rules(penta2));
  expect(row !== undefined).toBe(listed);
});

describe('the list of the day', () => {
  const person = (n: number, pastDueOn: string, hamlet = 1) => ({
    fact: { ...child, personId: fixtureId('person', n), hamletId: fixtureId('hamlet', hamlet) },
    forecast: { ...penta2, pastDueOn: on(pastDueOn) },
  });
  const people = [person(1, '2026-12-01'), person(2, '2026-11-01', 2), person(3, '2026-11-10')];
  const rows = people.flatMap(({ fact, forecast }) =>
    dueList([fact], () => [], day, rules(forecast, { ...forecast, group: 'opv', vaccineCodes: ['bopv'] })),
  );

  const everybody: DueFilter = { hamletIds: [], vaccineCodes: [], standings: [] };
  const view = (filter: Partial<DueFilter> = {}) =>
    finish(dueViewSteps(rows, { ...everybody, ...filter }, day));
  const shown = (filter: Partial<DueFilter>): number => view(filter).shown.length;

  it('shows whoever waits the longest first', () => {
    expect(view().shown.map(({ daysLate }) => daysLate)).toEqual([20, 11, 0]);
  });

  it('is asked for a hamlet, a vaccine, or those who are late', () => {
    expect(shown({})).toBe(3);
    expect(shown({ hamletIds: [fixtureId('hamlet', 2)] })).toBe(1);
    expect(shown({ vaccineCodes: ['mr'] })).toBe(0);
    expect(shown({ standings: ['late'] })).toBe(2);
  });

  it('counts everybody by hamlet, vaccine and standing, whoever is asked for', () => {
    const { counts, hamlets, vaccines } = view({ hamletIds: [fixtureId('hamlet', 2)] });
    expect([...counts]).toEqual([
      ['due', 1],
      ['late', 2],
    ]);
    expect(hamlets.get(fixtureId('hamlet', 1))).toBe(2);
    expect(hamlets.get(fixtureId('hamlet', 2))).toBe(1);
    expect(vaccines.get('bopv')).toBe(3);
  });

  it('of a whole commune is put in order a few at a time', () => {
    const [row] = rows;
    const many = Array.from({ length: 2_000 }, (_, n) => ({ ...row!, daysLate: (n * 7919) % 2_000 }));
    const steps = dueViewSteps(many, everybody, day);
    let gaveWay = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) gaveWay += 1;
    expect(step.value.shown.map(({ daysLate }) => daysLate)).toEqual(many.map((_, n) => 1_999 - n));
    expect(gaveWay).toBeGreaterThan(50);
  });

  it.each([
    [9, 1],
    [10, 1],
    [11, 2],
  ])('for %s doses takes out %s vials of ten', (doses, vials) => {
    const needed = vialsNeeded(new Map([['bcg', doses]]), () => ({
      dosesPerVial: 10,
      openVial: { hours: 6 },
    }));
    expect(needed).toEqual([{ vaccineCode: 'bcg', doses, vials, openVial: { hours: 6 } }]);
  });

  it('says nothing of vials nobody has said the size of', () => {
    expect(vialsNeeded(new Map([['bcg', 3]]), () => undefined)).toEqual([{ vaccineCode: 'bcg', doses: 3 }]);
  });
});
