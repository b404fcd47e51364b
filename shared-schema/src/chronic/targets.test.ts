import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../fixtures/chronic-facts.js';
import type { CareTarget } from './enrolment.js';
import { targetFor, targetRow, targetRows, type TargetPerson } from './target-for.js';
import { targetReached } from './target-reached.js';
import { TARGETS } from './targets.table.js';

const well: TargetPerson = { ageYears: 50, hypertension: false, diabetes: false, kidneyDisease: false };
const pressure = (systolicMmHg: number, diastolicMmHg: number) => ({ systolicMmHg, diastolicMmHg });

describe('the target proposed', () => {
  it.each([
    ['hypertension', { ageYears: 17 }, undefined],
    ['hypertension', { ageYears: 18 }, 'pressure-18-to-64'],
    ['hypertension', { ageYears: 64 }, 'pressure-18-to-64'],
    ['hypertension', { ageYears: 65 }, 'pressure-65-and-older'],
    ['hypertension', { ageYears: undefined }, undefined],
    ['hypertension', { ageYears: 70, diabetes: true }, 'pressure-diabetes'],
    ['hypertension', { kidneyDisease: true }, 'pressure-kidney'],
    ['diabetes', {}, 'glucose-adult'],
    ['diabetes', { hypertension: true }, 'glucose-hypertension'],
    ['diabetes', { hypertension: true, kidneyDisease: true }, 'glucose-kidney'],
    ['diabetes', { ageYears: 12 }, undefined],
    ['airways', {}, undefined],
  ])('in the register of %s for %j is %s', (register, who, code) => {
    const target = targetFor(register, { ...well, ...who });
    expect(target?.ruleCode).toBe(code);
    expect(target?.setBy).toBe(code && 'rule');
  });

  it('is a row in force on the day', () => {
    expect(targetFor('hypertension', { ...well, on: day('2026-11-21') })?.ruleCode).toBe('pressure-18-to-64');
    expect(targetFor('hypertension', { ...well, on: day('2018-11-21') })).toBeUndefined();
  });

  it('never stands over a doctor’s', () => {
    const chosen: CareTarget = { systolicBelow: 150, setBy: 'doctor', reason: 'hay ngã' };
    expect(targetFor('hypertension', well, chosen)).toBe(chosen);
    expect(targetFor('hypertension', well, { systolicBelow: 150, setBy: 'rule' })?.systolicBelow).toBe(130);
  });

  it('is there for every adult of known age, in both registers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18, max: 120 }),
        fc.boolean(),
        fc.boolean(),
        (ageYears, sugar, kidney) => {
          const who = { ageYears, hypertension: true, diabetes: sugar, kidneyDisease: kidney };
          expect(targetFor('hypertension', who)?.systolicBelow).toBeGreaterThan(0);
          expect(targetFor('diabetes', who)?.hba1cBelowPercent).toBe(7);
        },
      ),
    );
  });

  it('can be looked up with its source, and others of the register can be chosen', () => {
    expect(targetRow('pressure-general')).toMatchObject({
      bounds: { systolicBelow: 140, diastolicBelow: 90 },
    });
    expect(targetRows('hypertension').map(({ code }) => code)).toContain('pressure-general');
    expect(new Set(TARGETS.map(({ code }) => code)).size).toBe(TARGETS.length);
    expect(TARGETS.every(({ source }) => source.length > 0)).toBe(true);
  });
});

describe('a visit has reached its target', () => {
  const aim = targetFor('hypertension', well);
  it.each([
    [129, 79, 1],
    [130, 79, 0],
    [129, 80, 0],
    [110, 60, 1],
  ])('with %i/%i: %i', (systolic, diastolic, reached) => {
    expect(targetReached('pressure', { pressure: pressure(systolic, diastolic) }, aim)).toBe(reached);
  });

  const sugar = targetFor('diabetes', well);
  it.each([
    [{ glucose: { mmolL: 4.3, kind: 'fasting' } }, 0],
    [{ glucose: { mmolL: 4.4, kind: 'fasting' } }, 1],
    [{ glucose: { mmolL: 7.2, kind: 'fasting' } }, 1],
    [{ glucose: { mmolL: 7.3, kind: 'fasting' } }, 0],
    [{ glucose: { mmolL: 9.9, kind: 'two-hour' } }, 1],
    [{ glucose: { mmolL: 10, kind: 'random' } }, 0],
    [{ hba1cPercent: 6.9 }, 1],
    [{ hba1cPercent: 7 }, 0],
    [{ glucose: { mmolL: 6, kind: 'fasting' }, hba1cPercent: 8 }, 0],
    [{ pressure: pressure(120, 70) }, 2],
    [{}, 2],
  ] as const)('in diabetes with %j: %i', (measures, reached) => {
    expect(targetReached('glucose', measures, sugar)).toBe(reached);
  });

  it('is not assessed where nothing was measured or nothing is aimed at', () => {
    expect(targetReached('pressure', {}, aim)).toBe(2);
    expect(targetReached('pressure', { pressure: pressure(120, 70) }, undefined)).toBe(2);
    expect(targetReached('pressure', { pressure: pressure(120, 70) }, { setBy: 'doctor' })).toBe(2);
  });
});
