// The rules a national schedule may need, on a small invented one.

import { describe, expect, it } from 'vitest';
import { dose, judge, schedule, selection, series } from './invented-schedule.fixture.js';
import { on } from './judged.fixture.js';

describe('grace', () => {
  const two = [series([dose(1), dose(2)])];
  it.each([
    [0, '2026-03-11', 'not-valid'],
    [4, '2026-03-11', 'valid'],
    [4, '2026-03-10', 'not-valid'],
  ])('of %s days: a dose on %s is %s', (graceDays, day, status) => {
    expect(judge(schedule(two, { graceDays }), [['a', day]], day).doses[0]?.[0]).toBe(status);
  });

  it('never brings a forecast nearer', () => {
    const found = judge(schedule(two, { graceDays: 4 }), [['a', '2026-03-11']], '2026-03-11').forecast;
    expect(found?.earliestOn).toBe('2026-04-08');
  });
});

describe('a dose is not needed', () => {
  it('from an age on', () => {
    const skips = [
      {
        when: 'both' as const,
        sets: 'any' as const,
        of: [{ conditions: 'all' as const, of: [{ kind: 'age' as const, beginAge: '1 year' }] }],
      },
    ];
    const of = schedule([series([dose(1), dose(2, { skips }), dose(3)])]);
    expect(judge(of, [['a', '2026-03-15']], '2027-01-14').forecast?.doseCode).toBe('X-2');
    expect(judge(of, [['a', '2026-03-15']], '2027-01-15').forecast?.doseCode).toBe('X-3');
    // On the earliest day of the next dose the child will be a year old: the dose is not asked for the day before.
    expect(judge(of, [['a', '2027-01-10']], '2027-01-10').forecast?.doseCode).toBe('X-3');
    const found = judge(
      of,
      [
        ['a', '2026-03-15'],
        ['a', '2027-01-20'],
      ],
      '2027-01-20',
    );
    expect(found.forecast?.targets.map(({ state }) => state)).toEqual(['given', 'not-needed', 'given']);
  });

  it('when another series is complete', () => {
    const skips = [
      {
        when: 'both' as const,
        sets: 'any' as const,
        of: [{ conditions: 'all' as const, of: [{ kind: 'series-complete' as const, groups: ['1'] }] }],
      },
    ];
    const other = series([dose(9, { preferable: [{ code: 'b' }], intervals: [], skips, code: 'Y-1' })], {
      code: 'Y',
      selection: { ...selection, group: '2' },
    });
    const of = schedule([series([dose(1)]), other]);
    expect(judge(of, [], '2026-04-01').forecasts.map(({ status }) => status)).toEqual([
      'not-complete',
      'not-complete',
    ]);
    expect(judge(of, [['a', '2026-03-15']], '2026-04-01').forecasts.map(({ status }) => status)).toEqual([
      'complete',
      'not-recommended',
    ]);
  });
});

describe('shorter than wished for, yet allowed', () => {
  it('counts', () => {
    const allowableIntervals = [{ from: { kind: 'previous-dose' as const }, absMin: '3 weeks' }];
    const of = schedule([series([dose(1), dose(2, { allowableIntervals })])]);
    const second = (day: string) =>
      judge(
        of,
        [
          ['a', '2026-03-15'],
          ['a', day],
        ],
        day,
      ).doses[1]?.[0];
    expect([second('2026-04-04'), second('2026-04-05')]).toEqual(['not-valid', 'valid']);
    expect(judge(of, [['a', '2026-03-15']], '2026-03-15').forecast?.earliestOn).toBe('2026-04-12');
  });
});

describe('limits with days of their own', () => {
  it('a dose is judged by those of its day', () => {
    const ages = [
      { min: '2 months', effectiveTo: on('2026-03-31') },
      { min: '4 months', effectiveFrom: on('2026-04-01') },
    ];
    const of = schedule([series([dose(1, { ages })])]);
    const first = (day: string) => judge(of, [['a', day]], day).doses[0]?.[0];
    expect([first('2026-03-31'), first('2026-04-01'), first('2026-05-15')]).toEqual([
      'valid',
      'not-valid',
      'valid',
    ]);
    expect(judge(of, [], '2026-04-01').forecast?.earliestOn).toBe('2026-05-15');
  });
});

describe('products', () => {
  it('one that must never be given is told from one that does not suit, and keeps the next dose waiting only to its day', () => {
    const of = schedule([series([dose(1, { inadvertent: ['b'] }), dose(2)])]);
    expect(judge(of, [['b', '2026-03-20']], '2026-03-20').doses).toEqual([['not-valid', 'inadvertent']]);
    expect(judge(of, [['c', '2026-03-20']], '2026-03-20').doses).toEqual([['not-valid', 'wrong-product']]);
    expect(judge(of, [['b', '2026-03-20']], '2026-03-20').forecast?.earliestOn).toBe('2026-03-20');
  });

  it('may count at some ages and from one maker only', () => {
    const preferable = [{ code: 'a', maker: 'M', beginAge: '3 months', endAge: '5 months' }];
    const of = schedule([series([dose(1, { preferable })])]);
    const given = (givenOn: string, maker: string) =>
      judge(of, [], givenOn, { doses: [{ id: 'd', vaccineCode: 'a', givenOn: on(givenOn), maker }] })
        .doses[0]?.[0];
    expect([
      given('2026-04-14', 'M'),
      given('2026-04-15', 'M'),
      given('2026-06-14', 'M'),
      given('2026-06-15', 'M'),
    ]).toEqual(['not-valid', 'valid', 'valid', 'not-valid']);
    expect(given('2026-04-15', 'N')).toBe('not-valid');
  });
});
