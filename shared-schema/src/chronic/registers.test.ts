import { describe, expect, it } from 'vitest';
import { holdsOn } from '../reference/sourced.js';
import type { PartialDate } from '../local-date.js';
import { measureFault, registerOf, registersForDiagnosis } from './register-of.js';
import { REGISTERS, type MeasureRow } from './registers.table.js';

const measure = (register: string, code: string): MeasureRow => {
  const row = registerOf(register)?.measures.find((each) => each.code === code);
  if (!row) throw new Error(`no ${code} in ${register}`);
  return row;
};

describe('the registers', () => {
  it('have codes and form numbers of their own, and a source', () => {
    expect(new Set(REGISTERS.map(({ code }) => code)).size).toBe(REGISTERS.length);
    expect(REGISTERS.map(({ form }) => form)).toEqual([
      '01A',
      '01B',
      '02',
      '03',
      '04',
      '05',
      '06',
      'PL III 02',
    ]);
    expect(REGISTERS.every(({ source }) => source.includes('QĐ 97'))).toBe(true);
  });

  it('ask for every measure they have a column or a verdict of', () => {
    for (const { measures, columns, verdict } of REGISTERS) {
      const asked = measures.map(({ code }) => code);
      for (const { of } of columns) if (of.kind === 'measure') expect(asked).toContain(of.measure);
      if (verdict.kind === 'measure') expect(asked).toContain(verdict.measure);
    }
  });

  it.each([
    ['I10', ['hypertension']],
    ['E11.9', ['diabetes']],
    ['J45.0', ['airways']],
    ['F20.0', ['mental-health']],
    ['J06.9', []],
  ])('a diagnosis %s belongs to %j', (icd10, codes) => {
    expect(registersForDiagnosis(icd10).map(({ code }) => code)).toEqual(codes);
  });

  it('of a newer edition are not known', () => {
    expect(registerOf('of-a-newer-app')).toBeUndefined();
  });
});

describe('what is typed for a measure of a register', () => {
  it.each([
    ['malnutrition', 'arm-circumference', 4.9, 'out-of-bounds'],
    ['malnutrition', 'arm-circumference', 5, undefined],
    ['malnutrition', 'arm-circumference', 39.9, undefined],
    ['malnutrition', 'arm-circumference', 40, 'out-of-bounds'],
    ['malnutrition', 'arm-circumference', 'lớn', 'not-of-this-kind'],
    ['airways', 'asthma-control', 2, undefined],
    ['airways', 'asthma-control', 3, 'not-a-choice'],
    ['at-risk', 'via', true, undefined],
    ['at-risk', 'via', 1, 'not-of-this-kind'],
    ['malnutrition', 'severity', 'nặng', undefined],
    ['malnutrition', 'severity', 'x'.repeat(61), 'too-long'],
    ['malnutrition', 'severity', 3, 'not-of-this-kind'],
  ])('%s %s %s: %s', (register, code, value, fault) => {
    expect(measureFault(measure(register, code), value)?.kind).toBe(fault);
  });
});

it.each([
  ['2026-06-30', '2026-07-01', undefined, false],
  ['2026-07-01', '2026-07-01', undefined, true],
  ['2026-12-31', '2019', '2026', true],
  ['2027-01-01', '2019', '2026', false],
  ['2020-01-01', undefined, undefined, true],
])('on %s a row of %s to %s holds: %s', (on, effectiveFrom, effectiveTo, holds) => {
  const bounds = Object.entries({ effectiveFrom, effectiveTo }).filter(([, bound]) => bound !== undefined);
  expect(holdsOn(Object.fromEntries(bounds), on as PartialDate)).toBe(holds);
});
