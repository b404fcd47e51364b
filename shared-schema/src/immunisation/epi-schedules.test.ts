// Golden cases: every row of the national schedule at, just below and just above each of its limits. The days below were
// counted by hand from the table in vietnam.md, not from our tables: change them together with a doctor's signature only.

import { describe, expect, it } from 'vitest';
import { addDays } from '../local-date.js';
import { EPI_2026_02, EPI_SCHEDULES } from './epi-schedules.table.js';
import { compileSchedule } from './compile-schedule.js';
import { forecastFor, judged, lastDose, on, type GivenPair } from './judged.fixture.js';
import { scheduleOn } from './schedule-on.js';

const BORN = '2026-01-15';
const PENTA: readonly GivenPair[] = [
  ['penta', '2026-03-15'],
  ['penta', '2026-04-15'],
  ['penta', '2026-05-15'],
];

type Golden = readonly [
  dose: string,
  group: string,
  vaccine: string,
  before: readonly GivenPair[],
  earliest: string,
  recommended: string,
  pastDue: string | undefined,
];

const GOLDEN: readonly Golden[] = [
  ['HepB0-1', 'HepB0', 'hepb', [], '2026-01-15', '2026-01-15', '2026-01-16'],
  ['BCG-1', 'BCG', 'bcg', [], '2026-01-15', '2026-01-15', '2026-02-14'],
  ['Penta-1', 'DTP', 'penta', [], '2026-03-15', '2026-03-15', '2026-04-14'],
  ['Penta-2', 'DTP', 'penta', PENTA.slice(0, 1), '2026-04-12', '2026-04-15', '2026-05-14'],
  ['Penta-3', 'DTP', 'penta', PENTA.slice(0, 2), '2026-05-13', '2026-05-15', '2026-06-14'],
  // Twelve months of age come after six months since the third dose.
  ['DTPbooster-1', 'DTP', 'dpt', PENTA, '2027-01-15', '2027-07-15', '2028-01-14'],
  ['OPV-1', 'OPV', 'bopv', [], '2026-03-15', '2026-03-15', '2026-04-14'],
  ['OPV-2', 'OPV', 'bopv', [['bopv', '2026-03-15']], '2026-04-12', '2026-04-15', '2026-05-14'],
  [
    'OPV-3',
    'OPV',
    'bopv',
    [
      ['bopv', '2026-03-15'],
      ['bopv', '2026-04-15'],
    ],
    '2026-05-13',
    '2026-05-15',
    '2026-06-14',
  ],
  ['IPV-1', 'IPV', 'ipv', [], '2026-06-15', '2026-06-15', '2026-07-14'],
  ['IPV-2', 'IPV', 'ipv', [['ipv', '2026-06-15']], '2026-10-15', '2026-10-15', '2026-11-14'],
  // Six weeks old at the earliest; asked for at two months.
  ['Rota-1', 'Rota', 'rota', [], '2026-02-26', '2026-03-15', '2026-04-14'],
  ['Rota-2', 'Rota', 'rota', [['rota', '2026-03-15']], '2026-04-12', '2026-04-15', '2026-06-14'],
  ['PCV-1', 'PCV', 'pcv', [], '2026-03-15', '2026-03-15', '2026-04-14'],
  ['PCV-2', 'PCV', 'pcv', [['pcv', '2026-03-15']], '2026-05-15', '2026-05-15', '2026-06-14'],
  ['Measles-1', 'Measles', 'measles', [], '2026-10-15', '2026-10-15', '2026-11-14'],
  ['Measles-2', 'Measles', 'mr', [['measles', '2026-10-15']], '2027-01-15', '2027-07-15', '2028-01-14'],
  ['JE-1', 'JE', 'je', [], '2027-01-15', '2027-01-15', '2027-02-14'],
  ['JE-2', 'JE', 'je', [['je', '2027-01-15']], '2027-01-22', '2027-01-22', '2027-02-28'],
  [
    'JE-3',
    'JE',
    'je',
    [
      ['je', '2027-01-15'],
      ['je', '2027-01-22'],
    ],
    '2028-01-22',
    '2028-01-22',
    '2028-07-14',
  ],
  ['Td-1', 'Td', 'td', [], '2033-01-15', '2033-01-15', '2034-01-14'],
  ['HPV-1', 'HPV', 'hpv', [], '2035-01-15', '2037-01-15', undefined],
  ['HPV-2', 'HPV', 'hpv', [['hpv', '2037-01-15']], '2037-06-15', '2037-07-15', undefined],
];

describe.each(GOLDEN)(
  '%s of a girl born on 15 January 2026',
  (dose, group, vaccine, before, earliest, wished, pastDue) => {
    const giving = (day: string) =>
      lastDose({ birthOn: BORN, given: [...before, [vaccine, day]], asOf: day });

    it(`can be given from ${earliest}, is wished for on ${wished} and late after ${pastDue}`, () => {
      const found = forecastFor(group, { birthOn: BORN, given: before, asOf: before.at(-1)?.[1] ?? BORN });
      expect(found).toMatchObject({
        status: 'not-complete',
        doseCode: dose,
        earliestOn: earliest,
        recommendedOn: wished,
      });
      expect(found.pastDueOn).toBe(pastDue);
      expect(found.vaccineCodes).toContain(vaccine);
    });

    if (earliest !== BORN) {
      it('does not count the day before', () => {
        const found = giving(addDays(on(earliest), -1));
        expect(found.status).toBe('not-valid');
        expect(found.satisfies).toEqual([]);
        expect(found.groups[0]?.earliestOn).toBe(earliest);
      });
    }

    it('counts on the day', () => {
      expect(giving(earliest)).toMatchObject({ status: 'valid', satisfies: [dose] });
    });

    it('and the day after', () => {
      expect(giving(addDays(on(earliest), 1))).toMatchObject({ status: 'valid', satisfies: [dose] });
    });

    it('is not asked for again once given', () => {
      expect(
        forecastFor(group, { birthOn: BORN, given: [...before, [vaccine, earliest]] }).doseCode,
      ).not.toBe(dose);
    });
  },
);

describe('the ends of the months', () => {
  it.each([
    ['Measles', '2026-03-31', '2026-12-31', 'nine months after 31 March'],
    ['Measles', '2026-05-31', '2027-03-01', 'nine months after 31 May: there is no 31 February'],
    ['DTP', '2026-12-31', '2027-03-01', 'two months after 31 December'],
    ['DTP', '2027-12-29', '2028-02-29', 'two months after 29 December of a leap year to come'],
    ['DTP', '2026-12-29', '2027-03-01', 'two months after 29 December of another year'],
    ['JE', '2028-02-29', '2029-03-01', 'a year after 29 February'],
    ['Td', '2028-02-29', '2035-03-01', 'seven years after 29 February'],
    ['IPV', '2026-09-30', '2027-03-01', 'five months after 30 September'],
  ])('%s of a child born on %s: from %s (%s)', (group, birthOn, earliest) => {
    expect(forecastFor(group, { birthOn }).earliestOn).toBe(earliest);
    const vaccine = forecastFor(group, { birthOn }).vaccineCodes[0] ?? '';
    const given = (day: string) => lastDose({ birthOn, given: [[vaccine, day]] }).status;
    expect([given(addDays(on(earliest), -1)), given(earliest)]).toEqual(['not-valid', 'valid']);
  });
});

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
