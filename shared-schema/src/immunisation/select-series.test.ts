// What is known of a person, and which of several ways to be protected is followed.

import { describe, expect, it } from 'vitest';
import { dose, judge, schedule, selection, series } from './invented-schedule.fixture.js';
import { on, type GivenPair } from './judged.fixture.js';
import type { Subject } from './judged.js';
import type { Schedule } from './schedule.js';
import type { SeriesDose } from './series.js';

describe('what is known of the person', () => {
  const rules = (more: Partial<Schedule['targets'][number]>) =>
    schedule([series([dose(1), dose(2)])], { targets: [{ target: 'x', ...more }] });
  const known = (code: string, from?: string, to?: string): Partial<Subject> => ({
    conditions: [{ code, ...(from && { from: on(from) }), ...(to && { to: on(to) }) }],
  });

  it('who had the disease is immune', () => {
    expect(
      judge(rules({ immuneByHistory: ['had-x'] }), [], '2026-06-01', known('had-x')).forecast,
    ).toMatchObject({ status: 'immune', reason: 'immune' });
  });

  it('who was born before it was rare is immune, unless exposed', () => {
    const of = rules({ immuneIfBornBefore: [{ before: on('2026-01-16'), exceptObservations: ['nurse'] }] });
    expect(judge(of, [], '2026-06-01').forecast?.status).toBe('immune');
    expect(judge(of, [], '2026-06-01', known('nurse')).forecast?.status).toBe('not-complete');
  });

  it.each([
    ['2026-05-31', 'not-complete'],
    ['2026-06-01', 'contraindicated'],
    ['2026-06-30', 'contraindicated'],
    ['2026-07-01', 'not-complete'],
  ])('a contraindication from 1 to 30 June, asked on %s: %s', (asOf, status) => {
    const of = rules({ contraindications: [{ observation: 'ill' }] });
    expect(judge(of, [], asOf, known('ill', '2026-06-01', '2026-06-30')).forecast?.status).toBe(status);
  });

  it('a contraindication against one product rules out the dose only where it takes no other', () => {
    const contraindications = [{ observation: 'egg', vaccines: [{ code: 'a' }] }];
    const both = [{ code: 'a' }, { code: 'b' }];
    const of = (preferable: SeriesDose['preferable']) =>
      schedule([series([dose(1, { preferable })])], { targets: [{ target: 'x', contraindications }] });
    expect(judge(of(both), [], '2026-06-01', known('egg')).forecast?.status).toBe('not-complete');
    expect(judge(of([{ code: 'a' }]), [], '2026-06-01', known('egg')).forecast?.status).toBe(
      'contraindicated',
    );
  });
});

describe('several ways to be protected', () => {
  const long = series([dose(1), dose(2), dose(3)], {
    code: 'X',
    selection: { ...selection, maxAgeToStart: '1 year' },
  });
  const short = series([dose(1, { code: 'Z-1', ages: [{ min: '1 year' }] })], {
    code: 'Z',
    selection: { ...selection, isDefault: false, preference: 2 },
  });

  it('who begins late follows the shorter', () => {
    const of = schedule([long, short]);
    expect(judge(of, [], '2026-06-01').forecast?.seriesCode).toBe('X');
    expect(judge(of, [['a', '2026-04-01']], '2026-06-01').forecast?.seriesCode).toBe('X');
    expect(judge(of, [['a', '2027-02-01']], '2027-02-01').forecast).toMatchObject({
      seriesCode: 'Z',
      status: 'complete',
    });
  });
});

describe('a dose that recurs', () => {
  it('is asked for again after its interval, without end', () => {
    const of = schedule([
      series([
        dose(1),
        dose(2, {
          recurring: true,
          ages: [],
          intervals: [{ from: { kind: 'previous-dose' }, min: '1 year' }],
        }),
      ]),
    ]);
    const given: readonly GivenPair[] = [
      ['a', '2026-03-15'],
      ['a', '2027-03-15'],
      ['a', '2028-03-15'],
    ];
    expect(judge(of, given, '2028-04-01')).toMatchObject({
      doses: [['valid'], ['valid'], ['valid']],
      forecast: { status: 'not-complete', doseCode: 'X-2', doseNumber: 4, earliestOn: '2029-03-15' },
    });
  });
});

describe('a season', () => {
  const of = schedule([series([dose(1, { season: { from: on('2026-09-01'), to: on('2027-01-31') } })])]);
  it.each([
    ['2026-06-01', { status: 'not-complete', earliestOn: '2026-09-01', earliestBecause: 'season' }],
    ['2027-01-31', { status: 'not-complete' }],
    ['2027-02-01', { status: 'not-recommended', reason: 'season-over' }],
  ])('from September to January, asked on %s', (asOf, expected) => {
    expect(judge(of, [], asOf).forecast).toMatchObject(expected);
  });
});
