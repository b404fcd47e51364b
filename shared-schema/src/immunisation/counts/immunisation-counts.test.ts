import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../../fixtures/builders.js';
import { aDose, aLotMovement, anAdverseEvent, aVaccineLot } from '../../../fixtures/care-builders.js';
import { instantAt } from '../../document/instant.js';
import { careFactOf, type CareFact } from '../../due/care-fact.js';
import type { PersonCare } from '../../due/person-care.js';
import { startOfDayMs, type LocalDate } from '../../local-date.js';
import { finish } from '../../steps.js';
import { compileSchedule } from '../compile-schedule.js';
import { EPI_2026_07 } from '../epi-schedules.table.js';
import { judgeChild } from '../judge-child.js';
import { countImmunisation } from './immunisation-counts.js';
import { lotCounts } from './lot-counts.js';
import { birthdayAfter, lastDayOf, monthsLater, parseMonth, type Month } from './month.js';

const month = '2026-11' as Month;
const schedule = compileSchedule(EPI_2026_07);
const rules = {
  judge: (subject: Parameters<typeof judgeChild>[1], asOf: LocalDate) => judgeChild(schedule, subject, asOf),
};
const counted = (...people: readonly PersonCare[]) => finish(countImmunisation(people, month, rules));
const on = (text: string) => text as LocalDate;

let made = 0;
const dose = (
  vaccineCode: string,
  day: string,
  source: 'given-here' | 'record-seen' = 'given-here',
): CareFact => {
  const fact = careFactOf(
    aDose({
      _id: fixtureId('dose', ++made),
      vaccineCode,
      source,
      givenOn: on(day),
      occurredAt: instantAt(startOfDayMs(on(day)) + 3_600_000),
      expiresOn: on('2030-01-01'),
    }),
  );
  if (!fact) throw new Error('a dose without a fact');
  return fact;
};
const child = (
  birthDate: string,
  facts: readonly CareFact[],
  lifeStatus = 'living',
  hamlet = 1,
): PersonCare => ({
  person: {
    personId: fixtureId('person', hamlet),
    sex: 'female',
    birthDate: on(birthDate),
    hamletId: fixtureId('hamlet', hamlet),
    lifeStatus,
  },
  facts,
});

/** Everything due by one, on time; born 15 November 2025. */
const BORN = '2025-11-15';
const byOne = (measles = '2026-08-20'): readonly CareFact[] => [
  dose('bcg', '2025-11-20'),
  ...['2026-01-15', '2026-02-15', '2026-03-15'].flatMap((day) => [dose('penta', day), dose('bopv', day)]),
  dose('measles', measles),
];

describe('a month’s report', () => {
  it.each([
    ['2026-11-14', 1, 'the day before the birthday'],
    ['2026-11-15', 0, 'on the birthday'],
  ])('counts a child whose last dose was given %s as fully immunised under one: %i (%s)', (day, full) => {
    expect(counted(child(BORN, byOne(day))).total).toMatchObject({ turnedOne: 1, fullUnderOne: full });
  });

  it.each([
    ['2025-10-31', 0],
    ['2025-11-01', 1],
    ['2025-11-30', 1],
    ['2025-12-01', 0],
  ])('counts a child born %s among those who turn one: %i', (birthDate, turnedOne) => {
    expect(counted(child(birthDate, [])).total.turnedOne).toBe(turnedOne);
  });

  it('asks of the second birthday what is due by two', () => {
    const later = [...byOne(), dose('dpt', '2027-05-20'), dose('mr', '2027-05-20')];
    const counts = finish(countImmunisation([child(BORN, later)], '2027-11' as Month, rules)).total;
    expect(counts).toMatchObject({ turnedOne: 0, turnedTwo: 1, fullUnderTwo: 1 });
    const without = finish(countImmunisation([child(BORN, byOne())], '2027-11' as Month, rules)).total;
    expect(without).toMatchObject({ turnedTwo: 1, fullUnderTwo: 0 });
  });

  it('does not count a dose the rules do not count', () => {
    const early = [...byOne().slice(0, -1), dose('measles', '2026-06-01')];
    expect(counted(child(BORN, early)).total.fullUnderOne).toBe(0);
  });

  it('leaves out who died or moved away, and whoever’s birthday is not known', () => {
    expect(counted(child(BORN, byOne(), 'deceased'), child('2025-11', byOne())).total.turnedOne).toBe(0);
  });

  it('measures who dropped out between the first and the third five in one', () => {
    const first = child(BORN, [dose('penta', '2026-01-15')]);
    expect(counted(child(BORN, byOne()), first).total).toMatchObject({
      dropOut: { first: 2, last: 1 },
      coverage: { 'Penta-1': 2, 'Penta-3': 1, 'BCG-1': 1 },
    });
  });

  it('tells doses of the month given here from those told of, and late ones by their dose', () => {
    const facts = [
      dose('penta', '2026-10-31'),
      dose('penta', '2026-11-30'),
      dose('bopv', '2026-11-02', 'record-seen'),
    ];
    const { total } = counted(child('2026-05-01', facts));
    expect(total).toMatchObject({ given: { penta: 1 }, elsewhere: { bopv: 1 }, late: { 'Penta-2': 1 } });
  });

  it('is not late for a dose on its last recommended day', () => {
    expect(counted(child('2026-09-10', [dose('penta', '2026-11-10')])).total.late).toEqual({});
  });

  it('counts adverse events by their weight, and severe ones nobody reported', () => {
    const at = instantAt(startOfDayMs(on('2026-11-05')));
    const facts = [
      careFactOf(anAdverseEvent({ occurredAt: at })),
      careFactOf(anAdverseEvent({ severity: 'severe', occurredAt: at })),
      careFactOf(anAdverseEvent({ severity: 'severe', occurredAt: at, reports: [{ to: 'cdc', at }] })),
      careFactOf(anAdverseEvent({ occurredAt: instantAt(startOfDayMs(on('2026-12-01'))) })),
    ].filter((fact) => fact !== undefined);
    expect(counted(child(BORN, facts)).total).toMatchObject({
      mildEvents: 1,
      severeEvents: 2,
      unreported: 1,
    });
  });

  it('adds up over the hamlets', () => {
    const counts = counted(child(BORN, byOne()), child(BORN, byOne(), 'living', 2));
    expect(Object.values(counts.hamlets).map(({ fullUnderOne }) => fullUnderOne)).toEqual([1, 1]);
    expect(counts.total.fullUnderOne).toBe(2);
  });

  it('says what a lot gave and lost in the month', () => {
    const at = (day: string) => instantAt(startOfDayMs(on(day)));
    const moved = (kind: 'received' | 'wasted', quantity: number, day: string) =>
      aLotMovement({ _id: fixtureId('lot-movement', ++made), kind, quantity, occurredAt: at(day) });
    const movements = [
      moved('received', 20, '2026-11-01'),
      moved('wasted', 2, '2026-11-30'),
      moved('wasted', 5, '2026-12-01'),
    ];
    const doses = [{ lotId: fixtureId('vaccine-lot'), givenOn: on('2026-11-08'), vaccineCode: 'penta' }];
    expect(lotCounts([aVaccineLot()], movements, doses, month)).toMatchObject([
      { lotNumber: 'THU-001', received: 20, given: 1, wasted: 2, returned: 0 },
    ]);
    expect(lotCounts([aVaccineLot()], [], [], month)).toEqual([]);
  });
});

describe('a month', () => {
  it('has its last day, and months before and after it', () => {
    expect([lastDayOf('2028-02' as Month), lastDayOf('2026-02' as Month)]).toEqual([
      '2028-02-29',
      '2026-02-28',
    ]);
    expect([monthsLater(month, 2), monthsLater(month, -11)]).toEqual(['2027-01', '2025-12']);
    expect([parseMonth('2026-13'), parseMonth('2026-1'), parseMonth('2026-09')]).toEqual([
      undefined,
      undefined,
      '2026-09',
    ]);
  });

  it('has the birthday of 29 February on the first of March', () => {
    expect(birthdayAfter(on('2024-02-29'), 12)).toBe('2025-03-01');
    expect(birthdayAfter(on('2024-02-29'), 48)).toBe('2028-02-29');
  });
});
