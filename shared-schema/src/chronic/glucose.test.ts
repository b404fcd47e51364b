import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOtherUnit, toStoredUnit } from './convert-unit.js';
import { glucoseEmergency, isScreenedForDiabetes, speaksForDiabetes } from './glucose.js';

describe('a glucose or HbA1c that speaks for diabetes', () => {
  it.each([
    ['fasting', 6.9, false],
    ['fasting', 7, true],
    ['fasting', 7.1, true],
    ['random', 11, false],
    ['random', 11.1, true],
    ['two-hour', 11, false],
    ['two-hour', 11.1, true],
    ['hba1c', 6.4, false],
    ['hba1c', 6.5, true],
    ['of-a-newer-app', 11, false],
    ['of-a-newer-app', 11.1, true],
  ])('%s %f: %s', (kind, value, speaks) => {
    expect(speaksForDiabetes(kind, value)).toBe(speaks);
  });
});

describe('glucose without any sign', () => {
  it.each([
    [{ ageYears: 44 }, false],
    [{ ageYears: 45 }, true],
    [{ ageYears: 44, bmi: 23 }, false],
    [{ ageYears: 44, bmi: 22.9, riskFactors: ['family'] }, false],
    [{ ageYears: 44, bmi: 23, riskFactors: ['family'] }, true],
    [{ ageYears: 17, bmi: 30, riskFactors: ['family'] }, false],
    [{ ageYears: undefined }, false],
  ])('is asked for with %j: %s', (person, asked) => {
    expect(isScreenedForDiabetes(person)).toBe(asked);
  });
});

describe('a glucose that stops the worker', () => {
  it.each([
    [3.8, 'low'],
    [3.9, undefined],
    [16.6, undefined],
    [16.7, 'high'],
    [30, 'high'],
  ])('%f mmol/L: %s', (mmolL, code) => {
    expect(glucoseEmergency(mmolL)?.code).toBe(code);
  });
});

describe('a number in the unit of another laboratory', () => {
  it.each([
    ['glucose', 126, 'mg/dL', 7],
    ['glucose', 200, 'mg/dL', 11.1],
    ['glucose', 5.6, 'mmol/L', 5.6],
    ['cholesterol', 193.35, 'mg/dL', 5],
    ['triglyceride', 177.14, 'mg/dL', 2],
    ['creatinine', 1, 'mg/dL', 88],
    ['hba1c', 48, 'mmol/mol', 6.5],
    ['hba1c', 6.5, '%', 6.5],
  ] as const)('%s %f %s is kept as %f', (quantity, value, unit, stored) => {
    expect(toStoredUnit(quantity, value, unit)).toBe(stored);
  });

  it.each([
    ['glucose', 7, 126],
    ['glucose', 16.7, 301],
    ['cholesterol', 5, 193],
    ['hba1c', 6.5, 48],
    ['creatinine', 88, 1],
  ] as const)('%s %f is shown beside it as %f', (quantity, stored, other) => {
    expect(inOtherUnit(quantity, stored)).toBe(other);
  });

  it('without a unit of its own is no number at all', () => {
    expect(toStoredUnit('glucose', 6.5, '%')).toBeUndefined();
  });

  it('comes back as it was, there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 600 }), (mgDl) => {
        const stored = toStoredUnit('glucose', mgDl, 'mg/dL') ?? NaN;
        expect(Math.abs(inOtherUnit('glucose', stored) - mgDl)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
