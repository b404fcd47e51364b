// Products, persons and editions.

import { describe, expect, it } from 'vitest';
import { compileSchedule } from './compile-schedule.js';
import { EPI_2026_02, EPI_SCHEDULES } from './epi-schedules.table.js';
import { forecastFor, judged, lastDose, on, type GivenPair } from './judged.fixture.js';
import { scheduleOn } from './schedule-on.js';

const BORN = '2026-01-15';

describe('other products', () => {
  it('a vaccine the dose does not take is not counted for it', () => {
    expect(lastDose({ birthOn: BORN, given: [['dpt', '2026-03-15']] })).toMatchObject({
      status: 'not-valid',
      reasons: ['wrong-product'],
    });
  });

  it('one no series knows is said to be unknown', () => {
    expect(lastDose({ birthOn: BORN, given: [['xyz', '2026-03-15']] }).status).toBe('not-in-schedule');
  });

  it('three of six in one stand for DTP and for polio', () => {
    const given: readonly GivenPair[] = [
      ['hexa', '2026-03-15'],
      ['hexa', '2026-04-15'],
      ['hexa', '2026-05-15'],
    ];
    const of = (group: string) => forecastFor(group, { birthOn: BORN, given });
    expect(of('DTP').doseCode).toBe('DTPbooster-1');
    expect([of('OPV').status, of('IPV').status]).toEqual(['complete', 'not-recommended']);
  });

  it('an expired dose does not count and keeps nothing waiting', () => {
    const doses = [{ id: 'd1', vaccineCode: 'penta', givenOn: on('2026-03-15'), substandard: true }];
    const asked = { birthOn: BORN, asOf: '2026-03-15', more: { doses } };
    expect(judged(asked).doses[0]).toMatchObject({ status: 'substandard' });
    expect(forecastFor('DTP', asked)).toMatchObject({ doseCode: 'Penta-1', earliestOn: '2026-03-15' });
  });
});

describe('for whom', () => {
  it('HPV is for girls', () => {
    const groups = judged({ birthOn: BORN, more: { sex: 'male' } }).forecasts.map(({ group }) => group);
    expect(groups).not.toContain('HPV');
    expect(groups).toContain('Td');
  });

  it('the edition before July 2026 has no HPV', () => {
    const before = compileSchedule(EPI_2026_02);
    expect(judged({ birthOn: BORN, schedule: before }).forecasts.map(({ group }) => group)).not.toContain(
      'HPV',
    );
  });

  it.each([
    ['2025-01-01', '2026-02', 'nothing older is known'],
    ['2026-02-15', '2026-02', 'its first day'],
    ['2026-06-30', '2026-02', 'its last day'],
    ['2026-07-01', '2026-07', 'the first day of the next'],
    ['2030-01-01', '2026-07', 'until a later one comes'],
  ])('on %s the edition %s is in force: %s', (day, version) => {
    expect(scheduleOn(EPI_SCHEDULES, on(day))?.version).toBe(version);
  });

  it('a birthday known by its month is taken at its end, so that nothing is due too early', () => {
    const found = judged({ birthOn: '2026-01', asOf: '2026-06-01' });
    expect(found.assumedBirthOn).toBe('2026-01-31');
    expect(found.forecasts.find(({ group }) => group === 'DTP')?.earliestOn).toBe('2026-03-31');
  });

  it('a dose known by its month is judged at the last day it can mean', () => {
    const given: readonly GivenPair[] = [['penta', '2026-03']];
    expect(lastDose({ birthOn: BORN, given, asOf: '2026-06-01' })).toMatchObject({
      givenOn: '2026-03-31',
      dayKnown: false,
    });
    expect(lastDose({ birthOn: BORN, given, asOf: '2026-03-20' }).givenOn).toBe('2026-03-20');
  });
});

describe('every row', () => {
  const doses = EPI_SCHEDULES.flatMap(({ series }) => series.flatMap((one) => one.doses));
  it('says where it comes from and whether a doctor has signed', () => {
    for (const { source, status } of doses) {
      expect(source).toBeTruthy();
      expect(status).toMatch(/^(confirmed|to-be-confirmed)$/);
    }
  });

  it('allows no day of grace: no Vietnamese text that was found does', () => {
    expect(EPI_SCHEDULES.map(({ graceDays }) => graceDays)).toEqual([0, 0]);
    for (const { ages, intervals } of doses) {
      for (const limits of [...(ages ?? []), ...(intervals ?? [])]) expect(limits.absMin).toBeUndefined();
    }
  });
});
