// What two doses ask of each other, and what ends.

import { describe, expect, it } from 'vitest';
import { addDays } from '../local-date.js';
import { forecastFor, judged, lastDose, on, type GivenPair } from './judged.fixture.js';

const BORN = '2026-01-15';

describe('between two doses', () => {
  it.each([
    ['DTP', 'penta', '2026-06-01', 'penta', '2026-06-29', '28 days'],
    ['OPV', 'bopv', '2026-06-01', 'bopv', '2026-06-29', '28 days'],
    ['Rota', 'rota', '2026-06-01', 'rota', '2026-06-29', '28 days'],
    ['IPV', 'ipv', '2026-10-31', 'ipv', '2027-03-01', 'four months, to a day February has not'],
    ['PCV', 'pcv', '2026-12-31', 'pcv', '2027-03-01', 'two months, to a day February has not'],
    ['JE', 'je', '2027-03-01', 'je', '2027-03-08', 'seven days'],
    ['Measles', 'measles', '2027-06-01', 'mr', '2027-06-29', '28 days'],
    ['HPV', 'hpv', '2037-08-31', 'hpv', '2038-01-31', 'five months'],
  ])('%s: %s on %s, then %s from %s (%s)', (group, first, firstOn, second, earliest) => {
    const giving = (day: string) =>
      lastDose({
        birthOn: BORN,
        given: [
          [first, firstOn],
          [second, day],
        ],
      });
    const tooEarly = giving(addDays(on(earliest), -1));
    expect(tooEarly.status).toBe('not-valid');
    expect(tooEarly.reasons).toContain('interval-too-short');
    expect(giving(earliest).status).toBe('valid');
    expect(forecastFor(group, { birthOn: BORN, given: [[first, firstOn]] }).earliestOn).toBe(earliest);
  });

  it('a dose too early is repeated after its whole interval, and the series goes on where it stood', () => {
    const given: readonly GivenPair[] = [
      ['penta', '2026-03-15'],
      ['penta', '2026-04-01'],
    ];
    const found = forecastFor('DTP', { birthOn: BORN, given });
    expect(found).toMatchObject({
      doseCode: 'Penta-2',
      earliestOn: '2026-04-29',
      earliestBecause: 'interval',
    });
  });

  it('no delay begins a series anew', () => {
    const given: readonly GivenPair[] = [
      ['penta', '2026-03-15'],
      ['penta', '2028-11-15'],
    ];
    expect(judged({ birthOn: BORN, given }).doses.map(({ satisfies }) => satisfies)).toEqual([
      ['Penta-1'],
      ['Penta-2'],
    ]);
    expect(forecastFor('DTP', { birthOn: BORN, given })).toMatchObject({
      doseCode: 'Penta-3',
      earliestOn: '2028-12-13',
    });
  });

  it('the fourth DTP waits six months after the third', () => {
    const given: readonly GivenPair[] = [
      ['penta', '2027-01-31'],
      ['penta', '2027-03-01'],
      ['penta', '2027-08-31'],
    ];
    expect(forecastFor('DTP', { birthOn: BORN, given })).toMatchObject({
      doseCode: 'DTPbooster-1',
      earliestOn: '2028-03-01',
    });
  });
});

describe('two live vaccines that are injected', () => {
  const after = (day: string) =>
    lastDose({
      birthOn: BORN,
      given: [
        ['bcg', '2026-11-02'],
        ['measles', day],
      ],
    });
  it.each([
    ['2026-11-02', 'valid', []],
    ['2026-11-03', 'not-valid', ['live-virus-conflict']],
    ['2026-11-29', 'not-valid', ['live-virus-conflict']],
    ['2026-11-30', 'valid', []],
  ])('BCG on 2 November, measles on %s: %s', (day, status, reasons) => {
    expect(after(day)).toMatchObject({ status, reasons });
  });

  it('keep the second waiting four weeks', () => {
    const found = forecastFor('Measles', { birthOn: BORN, given: [['bcg', '2026-11-02']] });
    expect(found).toMatchObject({ earliestOn: '2026-11-30', earliestBecause: 'live-virus-conflict' });
  });

  it('but those that are swallowed keep nothing waiting', () => {
    const given: readonly GivenPair[] = [
      ['bcg', '2026-03-10'],
      ['bopv', '2026-03-15'],
      ['rota', '2026-03-16'],
    ];
    expect(judged({ birthOn: BORN, given }).doses.map(({ status }) => status)).toEqual([
      'valid',
      'valid',
      'valid',
    ]);
  });
});

describe('what ends', () => {
  it.each([
    ['2027-01-14', 'valid'],
    ['2027-01-15', 'extraneous'],
  ])('BCG on %s, around the first birthday: %s', (day, status) => {
    expect(lastDose({ birthOn: BORN, given: [['bcg', day]] }).status).toBe(status);
  });

  it.each([
    ['2027-01-14', 'not-complete'],
    ['2027-01-15', 'aged-out'],
  ])('BCG is asked for on %s: %s', (asOf, status) => {
    expect(forecastFor('BCG', { birthOn: BORN, asOf }).status).toBe(status);
  });

  it.each([
    ['2026-03-14', 'not-complete'],
    ['2026-03-15', 'not-recommended'],
  ])('the birth dose of hepatitis B is asked for on %s: %s', (asOf, status) => {
    expect(forecastFor('HepB0', { birthOn: BORN, asOf }).status).toBe(status);
  });

  it.each([
    ['2031-01-14', undefined],
    ['2031-01-15', true],
  ])('the lists of a small child are outgrown on %s: %s', (asOf, outgrown) => {
    expect(forecastFor('DTP', { birthOn: BORN, asOf }).outgrown).toBe(outgrown);
  });

  it('a dose after the last is extraneous', () => {
    const found = lastDose({
      birthOn: BORN,
      given: [
        ['bcg', '2026-01-20'],
        ['bcg', '2026-06-20'],
      ],
    });
    expect(found).toMatchObject({ status: 'extraneous', reasons: ['series-complete'] });
  });
});

describe('two syringes of one series on one day', () => {
  it('the one that counts is not undone by the one that does not', () => {
    const given: readonly GivenPair[] = [
      ['penta', '2026-03-15'],
      ['dpt', '2026-04-15'],
      ['penta', '2026-04-15'],
    ];
    const found = judged({ birthOn: BORN, given }).doses.map(({ vaccineCode, status }) => [
      vaccineCode,
      status,
    ]);
    expect(found).toContainEqual(['penta', 'valid']);
    expect(found.slice(1)).toEqual([
      ['dpt', 'not-valid'],
      ['penta', 'valid'],
    ]);
  });
});
