import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePressure, gradePressure, isPressureEmergency } from './blood-pressure.js';
import { PRESSURE_GRADES } from './blood-pressure.table.js';

const pressure = (systolicMmHg: number, diastolicMmHg: number) => ({ systolicMmHg, diastolicMmHg });

describe('the average of several readings', () => {
  it.each([
    [[pressure(140, 90)], pressure(140, 90)],
    [[pressure(146, 92), pressure(142, 88)], pressure(144, 90)],
    [[pressure(139, 89), pressure(140, 90)], pressure(140, 90)],
    [[pressure(139, 89), pressure(139, 89), pressure(140, 90)], pressure(139, 89)],
  ])('of %j is %j', (readings, average) => {
    expect(averagePressure(readings)).toEqual(average);
  });

  it('is nothing where nothing was read', () => {
    expect(averagePressure([])).toBeUndefined();
  });
});

describe('the grade of a pressure', () => {
  it.each([
    [129, 84, 'below-threshold'],
    [130, 84, 'high-normal'],
    [129, 85, 'high-normal'],
    [139, 89, 'high-normal'],
    [140, 89, 'grade-1'],
    [139, 90, 'grade-1'],
    [159, 99, 'grade-1'],
    [160, 99, 'grade-2'],
    [159, 100, 'grade-2'],
    [179, 109, 'grade-2'],
    [180, 109, 'grade-3'],
    [179, 110, 'grade-3'],
  ])('of %i/%i is %s', (systolic, diastolic, code) => {
    expect(gradePressure(pressure(systolic, diastolic)).code).toBe(code);
  });

  it('is one for every pressure there can be, and never falls where the pressure rises', () => {
    const place = (systolic: number, diastolic: number): number =>
      PRESSURE_GRADES.indexOf(gradePressure(pressure(systolic, diastolic)));
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 299 }),
        fc.integer({ min: 20, max: 199 }),
        (systolic, diastolic) => {
          expect(place(systolic, diastolic)).toBeGreaterThanOrEqual(0);
          expect(place(systolic + 1, diastolic)).toBeGreaterThanOrEqual(place(systolic, diastolic));
          expect(place(systolic, diastolic + 1)).toBeGreaterThanOrEqual(place(systolic, diastolic));
        },
      ),
    );
  });
});

describe('a pressure that stops the worker', () => {
  it.each([
    [179, 109, false],
    [180, 80, true],
    [150, 110, true],
  ])('%i/%i: %s', (systolic, diastolic, stops) => {
    expect(isPressureEmergency([pressure(systolic, diastolic)])).toBe(stops);
  });

  it('is not hidden by a second, lower reading', () => {
    expect(isPressureEmergency([pressure(182, 100), pressure(150, 90)])).toBe(true);
    expect(isPressureEmergency([])).toBe(false);
  });
});
