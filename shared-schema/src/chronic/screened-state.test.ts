import { describe, expect, it } from 'vitest';
import { anEncounter } from '../../fixtures/builders.js';
import { day } from '../../fixtures/chronic-facts.js';
import { measuredAtVisit, screenedState, type Measured } from './screened-state.js';

const TODAY = day('2026-11-21');
const pressure = (systolicMmHg: number, diastolicMmHg: number) => ({ systolicMmHg, diastolicMmHg });
const read = (on: string, ...pressureReadings: ReturnType<typeof pressure>[]): Measured => ({
  on: day(on),
  pressureReadings,
});
const high = (on: string): Measured => read(on, pressure(146, 92), pressure(144, 88));
const ofPressure = (...measured: Measured[]) => screenedState('hypertension', measured, TODAY);

describe('screening for hypertension', () => {
  it('knows nothing of somebody who was never measured', () => {
    expect(ofPressure()).toEqual({ kind: 'not-suspected', because: [], needs: ['first-measurement'] });
  });

  it.each([
    [139, 89, 'not-suspected'],
    [140, 89, 'suspected'],
    [139, 90, 'suspected'],
  ])('with an average of %i/%i on one day: %s', (systolic, diastolic, kind) => {
    const once = read(TODAY, pressure(systolic, diastolic), pressure(systolic, diastolic));
    expect(ofPressure(once).kind).toBe(kind);
  });

  it('judges the average of a day, not its highest reading', () => {
    expect(ofPressure(read(TODAY, pressure(144, 80), pressure(134, 78))).kind).toBe('not-suspected');
  });

  it('asks for a second reading before the person leaves', () => {
    expect(ofPressure(read(TODAY, pressure(150, 95))).needs).toEqual(['another-reading', 'another-day']);
    expect(ofPressure(read(TODAY, pressure(120, 80))).needs).toEqual(['another-reading']);
    expect(ofPressure(high(TODAY)).needs).toEqual(['another-day']);
  });

  it('is sure after two high days of two readings each', () => {
    const found = ofPressure(high(TODAY), high('2026-11-14'));
    expect(found).toMatchObject({ kind: 'confirmed', needs: [] });
    expect(found.because.map(({ on }) => on)).toEqual(['2026-11-14', TODAY]);
  });

  it('is not sure after two rounds on one day, nor after single readings of a visit', () => {
    expect(ofPressure(high(TODAY), high(TODAY)).kind).toBe('suspected');
    const visit = anEncounter({ vitals: pressure(150, 95) });
    expect(ofPressure(high('2026-11-14'), measuredAtVisit(visit)).kind).toBe('suspected');
  });

  it.each([
    ['2025-11-21', 'suspected'],
    ['2025-11-22', 'confirmed'],
    ['2026-11-22', 'suspected'],
  ])('with the other high day on %s: %s', (on, kind) => {
    expect(ofPressure(high(TODAY), high(on)).kind).toBe(kind);
  });
});

describe('screening for diabetes', () => {
  const sugar = (on: string, kind: string, mmolL: number, symptoms: string[] = []): Measured => ({
    on: day(on),
    glucose: { kind, mmolL },
    symptoms,
  });
  const ofSugar = (...measured: Measured[]) => screenedState('diabetes', measured, TODAY);

  it.each([
    ['fasting', 6.9, 'not-suspected', []],
    ['fasting', 7, 'suspected', ['another-day']],
    ['random', 11, 'not-suspected', []],
    ['random', 11.1, 'suspected', ['fasting-or-hba1c']],
    ['two-hour', 11.1, 'suspected', ['another-day']],
  ])('one %s glucose of %f: %s', (kind, mmolL, state, needs) => {
    expect(ofSugar(sugar(TODAY, kind, mmolL))).toMatchObject({ kind: state, needs });
  });

  it('is sure after two high results of two days, or of two kinds of test', () => {
    expect(ofSugar(sugar(TODAY, 'fasting', 7), sugar('2026-11-14', 'fasting', 7.4)).kind).toBe('confirmed');
    expect(ofSugar({ ...sugar(TODAY, 'fasting', 7), hba1cPercent: 6.5 }).kind).toBe('confirmed');
    expect(ofSugar(sugar(TODAY, 'fasting', 7), sugar(TODAY, 'fasting', 7.4)).kind).toBe('suspected');
  });

  it('is sure after one high result with symptoms of high glucose, and with no other symptom', () => {
    expect(ofSugar(sugar(TODAY, 'random', 11.1, ['thirst'])).kind).toBe('confirmed');
    expect(ofSugar(sugar(TODAY, 'random', 11.1, ['headache'])).kind).toBe('suspected');
    expect(ofSugar(sugar(TODAY, 'random', 11, ['thirst'])).kind).toBe('not-suspected');
  });

  it('is never sure by random glucose alone', () => {
    const twice = ofSugar(sugar(TODAY, 'random', 12), sugar('2026-11-14', 'random', 13));
    expect(twice).toMatchObject({ kind: 'suspected', needs: ['fasting-or-hba1c'] });
  });

  it('takes the glucose of a visit as random', () => {
    const visit = measuredAtVisit(anEncounter({ vitals: { glucoseMmolL: 7.5 } }));
    expect(ofSugar(visit).kind).toBe('not-suspected');
    expect(visit.pressureReadings).toBeUndefined();
  });
});
