import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bmiBand, isWaistWide } from './body.js';
import { BMI_BANDS } from './body.table.js';

describe('weight for height', () => {
  it.each([
    [18.4, 'underweight'],
    [18.5, 'normal'],
    [22.9, 'normal'],
    [23, 'overweight'],
    [24.9, 'overweight'],
    [25, 'obese-1'],
    [29.9, 'obese-1'],
    [30, 'obese-2'],
  ])('BMI %f is %s', (bmi, code) => {
    expect(bmiBand(bmi, 40)?.code).toBe(code);
  });

  it('falls into one band whatever the BMI', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 150, noNaN: true }), (bmi) => {
        expect(BMI_BANDS.filter(({ from, below }) => bmi >= from && bmi < below)).toHaveLength(1);
      }),
    );
  });

  it.each([
    [17, undefined],
    [18, 'normal'],
    [undefined, 'normal'],
  ])('at %s years is judged as %s', (ageYears, code) => {
    expect(bmiBand(20, ageYears)?.code).toBe(code);
  });
});

describe('a waist', () => {
  it.each([
    ['male', 89.9, false],
    ['male', 90, true],
    ['female', 79.9, false],
    ['female', 80, true],
    ['unknown', 100, undefined],
  ])('of a %s person of %f cm is too wide: %s', (sex, waist, wide) => {
    expect(isWaistWide(waist, sex)).toBe(wide);
  });
});
