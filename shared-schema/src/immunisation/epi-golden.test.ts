// Golden cases: every row of the national schedule at, just below and just above each of its limits. The days below were
// counted by hand from the table in vietnam.md, not from our tables: change them together with a doctor's signature only.

import { describe, expect, it } from 'vitest';
import { addDays } from '../local-date.js';
import { forecastFor, lastDose, on, type GivenPair } from './judged.fixture.js';

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
