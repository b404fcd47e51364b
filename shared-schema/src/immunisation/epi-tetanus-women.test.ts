// The tetanus table for pregnant women: three ways it begins, by what she had as a child.

import { describe, expect, it } from 'vitest';
import { addDays } from '../local-date.js';
import { forecastFor, judged, lastDose, on, type Asked, type GivenPair } from './judged.fixture.js';

const BORN = '2000-05-20';
const EXPECTING = '2026-03-10';
const woman = (given: readonly GivenPair[], earlierTetanus?: string): Asked => ({
  birthOn: BORN,
  given,
  asOf: given.at(-1)?.[1] ?? EXPECTING,
  more: { pregnancies: [{ from: on(EXPECTING), ...(earlierTetanus && { earlierTetanus }) }] },
});
const CHILDHOOD: readonly GivenPair[] = [
  ['dpt', '2000-08-01'],
  ['dpt', '2000-09-01'],
  ['dpt', '2000-10-01'],
];

describe('a woman who expects a child', () => {
  it('is asked to come at once', () => {
    const found = forecastFor('TT5', woman([]));
    expect(found).toMatchObject({
      doseCode: 'TT5-1',
      earliestOn: EXPECTING,
      recommendedOn: EXPECTING,
      vaccineCodes: ['td', 'tt'],
    });
  });

  it('is asked for nothing before she expects one', () => {
    expect(
      judged({ birthOn: BORN, asOf: EXPECTING }).forecasts.some(({ seriesCode }) =>
        seriesCode.startsWith('TT'),
      ),
    ).toBe(false);
  });

  it.each([
    ['none recorded', [], undefined, 'TT5', 5],
    ['two recorded', CHILDHOOD.slice(1), undefined, 'TT5', 5],
    ['three recorded', CHILDHOOD, undefined, 'TT3', 3],
    ['four recorded', [...CHILDHOOD, ['dpt', '2002-03-01'] as const], undefined, 'TT2', 2],
    ['three told', [], 'three-primary', 'TT3', 3],
    ['three and a booster told', [], 'three-and-booster', 'TT2', 2],
    ['told unknown', [], 'unknown', 'TT5', 5],
    ['told fewer than three, three on paper', CHILDHOOD, 'under-three', 'TT3', 3],
  ] as const)('with %s follows her row', (_, given, told, series, count) => {
    const { forecasts } = judged({ ...woman(given, told), asOf: EXPECTING });
    const found = forecasts.find(({ seriesCode }) => seriesCode.startsWith('TT'));
    expect([found?.seriesCode, found?.targets.length]).toEqual([series, count]);
  });

  it.each([
    ['TT5', undefined, ['2026-03-10', '2026-04-10', '2026-10-10', '2027-10-10', '2028-10-10']],
    ['TT3', 'three-primary', ['2026-03-10', '2026-04-10', '2027-04-10']],
    ['TT2', 'three-and-booster', ['2026-03-10', '2027-03-10']],
  ])('%s: each dose on its first day, and not the day before', (series, told, days) => {
    for (let count = 1; count < days.length; count += 1) {
      const given = days.slice(0, count).map((day): GivenPair => ['td', day]);
      const next = on(days[count] ?? '');
      const asked = woman(given, told);
      expect(judged(asked).forecasts.find(({ seriesCode }) => seriesCode === series)?.earliestOn).toBe(next);
      const giving = (day: string) => lastDose(woman([...given, ['td', day]], told)).status;
      expect([giving(addDays(next, -1)), giving(next), giving(addDays(next, 1))]).toEqual([
        'not-valid',
        'valid',
        'valid',
      ]);
    }
    const all = judged(
      woman(
        days.map((day): GivenPair => ['td', day]),
        told,
      ),
    );
    expect(all.forecasts.find(({ seriesCode }) => seriesCode === series)?.status).toBe('complete');
  });

  it('who expects the next child is given the third dose then, though six months have not passed', () => {
    const given: readonly GivenPair[] = [
      ['td', '2026-03-10'],
      ['td', '2026-04-10'],
    ];
    const pregnancies = [{ from: on(EXPECTING), to: on('2026-06-01') }, { from: on('2026-08-20') }];
    const found = forecastFor('TT5', { birthOn: BORN, given, asOf: '2026-08-20', more: { pregnancies } });
    expect(found).toMatchObject({ doseCode: 'TT5-3', earliestOn: '2026-08-20' });
    const third = lastDose({ birthOn: BORN, given: [...given, ['td', '2026-08-20']], more: { pregnancies } });
    expect(third).toMatchObject({ status: 'valid', satisfies: ['TT5-3'] });
  });

  it('is not in her next pregnancy on the day the last dose was given', () => {
    const given: readonly GivenPair[] = [
      ['td', '2026-03-10'],
      ['td', '2026-04-10'],
    ];
    const pregnancies = [{ from: on(EXPECTING), to: on('2026-04-01') }, { from: on('2026-04-10') }];
    const found = forecastFor('TT5', { birthOn: BORN, given, asOf: '2026-04-11', more: { pregnancies } });
    expect(found.earliestOn).toBe('2026-10-10');
  });

  it('keeps her place when the child is born', () => {
    const pregnancies = [{ from: on(EXPECTING), to: on('2026-11-01') }];
    const asked = {
      birthOn: BORN,
      given: [['td', EXPECTING]] as const,
      asOf: '2027-01-01',
      more: { pregnancies },
    };
    expect(forecastFor('TT5', asked)).toMatchObject({ doseCode: 'TT5-2', earliestOn: '2026-04-10' });
  });

  it('does not count the Td of a schoolgirl as one of hers', () => {
    expect(forecastFor('TT5', { ...woman([['td', '2008-01-10']]), asOf: EXPECTING }).doseCode).toBe('TT5-1');
  });
});
