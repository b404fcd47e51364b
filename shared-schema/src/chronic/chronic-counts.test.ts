import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../fixtures/builders.js';
import { aPersonFact, day, enrolledOn, seenOn } from '../../fixtures/chronic-facts.js';
import type { PersonCare } from '../due/person-care.js';
import { chronicCounts } from './chronic-counts.js';
import { cohortCounts, sumOfCounts } from './cohort-counts.js';
import { monthCounts, registerRows } from './register-rows.js';

const TODAY = day('2026-11-21');
const ask = { register: 'hypertension', asOf: TODAY };
const judged = (on: string, verdict: number) => seenOn(on, { reached: { hypertension: verdict } });

describe('the cohort', () => {
  const seenLast = (on: string, verdict: number): PersonCare => ({
    person: aPersonFact(),
    facts: [enrolledOn('2026-03-05'), judged(on, verdict)],
  });

  it.each([
    ['2026-11-20', 1, { seen: 1, controlled: 1, missed: 0 }],
    ['2026-11-20', 0, { seen: 1, notControlled: 1, missed: 0 }],
    ['2026-11-20', 2, { seen: 1, notAssessed: 1, missed: 0 }],
    ['2026-08-22', 1, { seen: 1, controlled: 1, missed: 0 }],
    ['2026-08-21', 1, { seen: 0, controlled: 0, missed: 1 }],
  ])('last seen on %s with verdict %i: %j', (on, verdict, counts) => {
    const total = cohortCounts([seenLast(on, verdict)], ask).total;
    expect(total).toMatchObject({ enrolled: 1, underCare: 1, ...counts });
  });

  it('counts by month of enrolment and by hamlet', () => {
    const [first, second] = [fixtureId('hamlet', 1), fixtureId('hamlet', 2)];
    const people: PersonCare[] = [
      { person: aPersonFact(1, { hamletId: second }), facts: [enrolledOn('2026-03-05')] },
      { person: aPersonFact(2, { hamletId: first }), facts: [enrolledOn('2026-03-31')] },
      { person: aPersonFact(3, { hamletId: first }), facts: [enrolledOn('2026-03-01')] },
      { person: aPersonFact(4, { hamletId: first }), facts: [enrolledOn('2026-02-28')] },
    ];
    const { rows } = cohortCounts(people, ask);
    expect(rows.map(({ month, hamletId, enrolled }) => [month, hamletId, enrolled])).toEqual([
      ['2026-02', first, 1],
      ['2026-03', first, 2],
      ['2026-03', second, 1],
    ]);
    expect(cohortCounts(people, { ...ask, from: day('2026-03-01') }).total.enrolled).toBe(3);
  });

  it('counts whoever left under what became of them, from the day on they left', () => {
    const left = (standing: string, standingOn = '2026-10-01'): PersonCare => ({
      person: aPersonFact(),
      facts: [enrolledOn('2026-03-05', { standing, standingOn: day(standingOn) })],
    });
    const all = ['died', 'moved-away', 'lost', 'elsewhere', 'of-a-newer-app'].map((standing) =>
      left(standing),
    );
    expect(cohortCounts(all, ask).total).toMatchObject({
      enrolled: 5,
      underCare: 0,
      died: 1,
      movedAway: 1,
      elsewhere: 1,
      lost: 2,
    });
    expect(cohortCounts([left('died', '2026-11-22')], ask).total).toMatchObject({ underCare: 1, died: 0 });
  });

  it('counts somebody enrolled twice once, and the one under care before the other', () => {
    const facts = [
      enrolledOn('2026-03-05', { standing: 'lost' }),
      enrolledOn('2026-05-05', { id: fixtureId('enrolment', 2) }),
      enrolledOn('2026-06-05', { id: fixtureId('enrolment', 3) }),
    ];
    const counts = cohortCounts([{ person: aPersonFact(), facts }], ask);
    expect(counts.rows).toMatchObject([{ month: '2026-05', enrolled: 1, underCare: 1 }]);
  });

  it('always adds up, whoever came when', () => {
    const aDay = fc
      .integer({ min: 0, max: 400 })
      .map((back) => new Date(Date.UTC(2026, 10, 21 - back)).toISOString().slice(0, 10));
    const somebody = fc.record({
      enrolled: aDay,
      standing: fc.constantFrom('under-care', 'under-care', 'under-care', 'died', 'lost', 'elsewhere'),
      lifeStatus: fc.constantFrom('living', 'living', 'deceased', 'moved-away'),
      visits: fc.array(fc.tuple(aDay, fc.constantFrom(0, 1, 2)), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 20 }), (people) => {
        const care = people.map(({ enrolled, standing, lifeStatus, visits }, n) => ({
          person: aPersonFact(n, { lifeStatus, hamletId: fixtureId('hamlet', n % 3) }),
          facts: [enrolledOn(enrolled, { standing }), ...visits.map(([on, verdict]) => judged(on, verdict))],
        }));
        const { total, rows } = cohortCounts(care, ask);
        expect(total.enrolled).toBe(people.length);
        expect(sumOfCounts(rows)).toEqual(total);
        expect(total.seen).toBe(total.controlled + total.notControlled + total.notAssessed);
        expect(total.underCare).toBe(total.seen + total.missed);
        const { died, movedAway, lost, elsewhere } = total;
        expect(total.enrolled).toBe(total.underCare + died + movedAway + lost + elsewhere);
        expect(cohortCounts([...care].reverse(), ask)).toEqual({ ...ask, total, rows });
      }),
    );
  });
});

describe('the numbers of a station', () => {
  const people: PersonCare[] = ['of-a-newer-app', 'airways', 'diabetes', 'hypertension'].map(
    (register, n) => ({
      person: aPersonFact(n),
      facts: [enrolledOn('2026-03-05', { register }), seenOn('2026-04-01', { registers: [register] })],
    }),
  );

  it('are by register in the order of the forms, those of a newer edition last', () => {
    const counts = chronicCounts(people, { asOf: TODAY });
    const codes = counts.map(({ register }) => register);
    expect(codes).toEqual(['hypertension', 'diabetes', 'airways', 'of-a-newer-app']);
    expect(counts.map(({ total }) => total.enrolled)).toEqual([1, 1, 1, 1]);
    expect(counts.map(({ months }) => months[3]?.seen)).toEqual([1, 1, 1, 1]);
  });

  it('are of one register where one is asked for, also where nobody is in it', () => {
    const of = (register: string) => chronicCounts(people, { register, asOf: TODAY });
    expect(of('diabetes')).toMatchObject([{ register: 'diabetes', total: { enrolled: 1 } }]);
    expect(of('mental-health')).toMatchObject([{ register: 'mental-health', total: { enrolled: 0 } }]);
  });
});

describe('the book of a year', () => {
  const person = aPersonFact();
  const bookOf = (facts: PersonCare['facts'], year = 2026) =>
    registerRows('hypertension', year, [{ person, facts }], TODAY)[0];

  it('has twelve months, and of each the last visit', () => {
    const row = bookOf([
      enrolledOn('2025-06-01'),
      judged('2025-12-31', 0),
      judged('2026-01-01', 0),
      judged('2026-01-31', 1),
      judged('2026-03-15', 2),
    ]);
    expect(row?.months).toHaveLength(12);
    expect(row?.months.map((month) => month?.on)).toEqual(
      ['2026-01-31', undefined, '2026-03-15'].concat(Array<undefined>(9).fill(undefined)),
    );
    expect(row?.months[0]?.reached).toBe(1);
  });

  it('has the average pressure, the place and the medicines, and judges by the target where nobody did', () => {
    const target = { systolicBelow: 130, diastolicBelow: 80, setBy: 'rule' };
    const visit = seenOn('2026-02-02', {
      place: 'home',
      pressureReadings: [
        { systolicMmHg: 132, diastolicMmHg: 78 },
        { systolicMmHg: 126, diastolicMmHg: 78 },
      ],
      medicines: [{ name: 'Amlodipin' }, { name: 'Losartan' }],
    });
    expect(bookOf([enrolledOn('2026-01-01', { target }), visit])?.months[1]).toMatchObject({
      pressure: { systolicMmHg: 129, diastolicMmHg: 78 },
      place: 'home',
      medicines: ['Amlodipin', 'Losartan'],
      reached: 1,
    });
  });

  it('judges asthma by its own measure', () => {
    const facts = [
      enrolledOn('2026-01-01', { register: 'airways' }),
      ...[0, 1, 2].map((control, at) =>
        seenOn(`2026-0${at + 1}-01`, { registers: ['airways'], measures: { 'asthma-control': control } }),
      ),
      seenOn('2026-04-01', { registers: ['airways'] }),
    ];
    const rows = registerRows('airways', 2026, [{ person, facts }], TODAY);
    expect(rows[0]?.months.slice(0, 4).map((month) => month?.reached)).toEqual([0, 0, 1, 2]);
  });

  it('has nobody who was enrolled later, or who left before it began', () => {
    expect(bookOf([enrolledOn('2026-11-22')])).toBeUndefined();
    expect(bookOf([enrolledOn('2027-01-01')])).toBeUndefined();
    const died = enrolledOn('2025-01-01', { standing: 'died', standingOn: day('2025-12-31') });
    expect(bookOf([died])).toBeUndefined();
    expect(bookOf([died], 2025)?.standing).toBe('died');
    expect(bookOf([{ ...died, standingOn: day('2026-01-01') }])?.standing).toBe('died');
    expect(bookOf([enrolledOn('2025-01-01')], 2027)).toBeUndefined();
  });

  it('counts at its foot who was seen in a month and reached the target', () => {
    const someone = (n: number, verdict: number): PersonCare => ({
      person: aPersonFact(n),
      facts: [enrolledOn('2026-01-01'), judged('2026-02-10', verdict)],
    });
    const rows = registerRows(
      'hypertension',
      2026,
      [someone(1, 1), someone(2, 0), someone(3, 2), someone(4, 1)],
      TODAY,
    );
    const counts = monthCounts(rows);
    expect(counts).toHaveLength(12);
    expect(counts[1]).toEqual({ seen: 4, notReached: 1, reached: 2, notAssessed: 1 });
    expect(counts[0]?.seen).toBe(0);
  });
});
