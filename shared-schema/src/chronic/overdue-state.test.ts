import { describe, expect, it } from 'vitest';
import { aPersonFact, calledOn, day, enrolledOn, seenOn } from '../../fixtures/chronic-facts.js';
import type { CareFact } from '../due/care-fact.js';
import { chronicList, isMissing, reasonsOf } from './chronic-list.js';
import { missedMonths, overdueState, standingAfterContact, type OverdueState } from './overdue-state.js';
import { registerCare, type RegisterCare } from './register-visits.js';

const TODAY = day('2026-11-21');
function careOf(facts: readonly CareFact[], asOf = TODAY): RegisterCare {
  const care = registerCare('hypertension', aPersonFact(), facts, asOf);
  if (!care) throw new Error('not enrolled');
  return care;
}
const stateOf = (...facts: CareFact[]): OverdueState => overdueState(careOf(facts), TODAY);

describe('somebody under care', () => {
  it.each([
    ['2026-11-29', 'not-due', 0],
    ['2026-11-28', 'due', 0],
    ['2026-11-21', 'due', 0],
    ['2026-11-20', 'overdue', 1],
    ['2026-10-22', 'overdue', 30],
  ])('expected on %s is %s, by %i days', (nextOn, kind, daysOverdue) => {
    const state = stateOf(enrolledOn('2026-01-01'), seenOn('2026-10-01', { nextOn: day(nextOn) }));
    expect(state).toMatchObject({ kind, daysOverdue, dueOn: nextOn, lastVisitOn: '2026-10-01' });
  });

  it('is expected a month after a visit without a next day, and a month after enrolment', () => {
    expect(stateOf(enrolledOn('2026-01-01'), seenOn('2026-10-21'))).toMatchObject({
      dueOn: TODAY,
      kind: 'due',
    });
    expect(stateOf(enrolledOn('2026-10-20'))).toMatchObject({ kind: 'never-came', daysOverdue: 1 });
    expect(stateOf(enrolledOn('2026-11-01'))).toMatchObject({ kind: 'not-due', dueOn: '2026-12-01' });
  });

  it('is not thought of by what happened after the day asked for, nor by another register', () => {
    const later = seenOn('2026-11-22', { nextOn: day('2026-12-22') });
    const other = seenOn('2026-11-01', { registers: ['diabetes'] });
    expect(stateOf(enrolledOn('2026-10-20'), later, other).kind).toBe('never-came');
  });

  it.each([
    [[0, 0], true],
    [[0], false],
    [[0, 1], false],
    [[1, 0], false],
    [[0, 2, 0], true],
    [[0, 0, 1], false],
  ] as const)('judged %j is not controlled twice running: %s', (verdicts, twice) => {
    const visits = verdicts.map((verdict, at) =>
      seenOn(`2026-0${at + 1}-10`, { reached: { hypertension: verdict } }),
    );
    expect(stateOf(enrolledOn('2026-01-01'), ...visits).notControlledTwice).toBe(twice);
  });

  it.each([
    [20, '2026-11-21'],
    [21, undefined],
    [19, '2026-11-20'],
  ])('with medicine for %i days from 1 November ran out on %s', (days, on) => {
    const visit = seenOn('2026-11-01', { medicines: [{ name: 'Amlodipin', days }] });
    expect(stateOf(enrolledOn('2026-01-01'), visit).medicineRanOutOn).toBe(on);
  });
});

describe('somebody who was called', () => {
  const away = [enrolledOn('2026-01-01'), seenOn('2026-09-01')];
  it.each([
    ['2026-11-21', undefined, true],
    ['2026-11-22', '2026-11-22', false],
  ])('and is to be asked again on %s is left alone until %s', (againOn, until, missing) => {
    const state = stateOf(...away, calledOn('2026-11-20', 'coming', { againOn: day(againOn) }));
    expect(state.snoozedUntil).toBe(until);
    expect(isMissing(state)).toBe(missing);
  });

  it('and promised to come is left alone for three days where nobody said for how long', () => {
    expect(stateOf(...away, calledOn('2026-11-19', 'coming')).snoozedUntil).toBe('2026-11-22');
    expect(stateOf(...away, calledOn('2026-11-18', 'coming')).snoozedUntil).toBeUndefined();
  });

  it('before their last visit is no longer thought of', () => {
    const state = stateOf(...away, calledOn('2026-08-20', 'refuses', { againOn: day('2027-01-01') }));
    expect(state.snoozedUntil).toBeUndefined();
    expect(state.lastContact).toBeUndefined();
  });

  it.each([
    ['died', 'died', false],
    ['moved', 'moved-away', false],
    ['seen-elsewhere', 'elsewhere', false],
    ['wrong-number', undefined, true],
  ] as const)('with the answer %s: standing %s, still missed: %s', (result, standing, missing) => {
    expect(standingAfterContact(result)).toBe(standing);
    expect(isMissing(stateOf(...away, calledOn('2026-10-01', result)))).toBe(missing);
  });

  it('under a wrong number is for a visit at home', () => {
    expect(stateOf(...away, calledOn('2026-11-21', 'wrong-number')).needsHomeVisit).toBe(true);
    expect(stateOf(...away, calledOn('2026-11-21', 'coming')).needsHomeVisit).toBe(false);
  });
});

describe('months in which somebody did not come', () => {
  it('are those in which they were expected; a longer supply excuses', () => {
    const facts = [
      enrolledOn('2026-05-10'),
      seenOn('2026-05-10'),
      seenOn('2026-07-02', { nextOn: day('2026-10-01') }),
    ];
    expect(missedMonths(careOf(facts), TODAY)).toEqual(['2026-06', '2026-10']);
  });

  it('are none in the month of enrolment and in the month that is not over', () => {
    expect(missedMonths(careOf([enrolledOn('2026-10-20')]), TODAY)).toEqual([]);
  });
});

describe('the list of who is missing', () => {
  const overdue = (n: number, hamlet: number | undefined, nextOn: string) => ({
    person: aPersonFact(
      n,
      hamlet === undefined ? { hamletId: 'hamlet:zz' } : { hamletId: `hamlet:${hamlet}` },
    ),
    facts: [enrolledOn('2026-01-01'), seenOn('2026-09-01', { nextOn: day(nextOn) })],
  });
  it('goes by hamlet, the longest away first, and is the same in whatever order people come', () => {
    const people = [
      overdue(1, 2, '2026-11-01'),
      overdue(2, 1, '2026-11-10'),
      overdue(3, 1, '2026-10-10'),
      overdue(4, undefined, '2026-01-01'),
    ];
    const ids = (list: typeof people): string[] =>
      chronicList(list, TODAY).map(({ person }) => person.personId.slice(-1));
    expect(ids(people)).toEqual(['3', '2', '1', '4']);
    expect(ids([...people].reverse())).toEqual(ids(people));
  });

  it('leaves out who died, who moved away and who is followed elsewhere', () => {
    const facts = [enrolledOn('2026-01-01'), seenOn('2026-09-01')];
    const gone = [
      { person: aPersonFact(1, { lifeStatus: 'deceased' }), facts },
      { person: aPersonFact(2, { lifeStatus: 'moved-away' }), facts },
      { person: aPersonFact(3), facts: [enrolledOn('2026-01-01', { standing: 'elsewhere' })] },
    ];
    expect(chronicList(gone, TODAY)).toEqual([]);
  });

  it('has a row for each register somebody is in, and says why', () => {
    const facts = [
      enrolledOn('2026-01-01'),
      enrolledOn('2026-01-01', { register: 'diabetes' }),
      seenOn('2026-10-01', { registers: ['hypertension'], medicines: [{ name: 'Amlodipin', days: 30 }] }),
    ];
    const rows = chronicList([{ person: aPersonFact(), facts }], TODAY);
    expect(rows.map(({ register, state }) => [register, reasonsOf(state)])).toEqual([
      ['diabetes', ['never-came']],
      ['hypertension', ['overdue', 'medicine-ran-out']],
    ]);
  });
});
