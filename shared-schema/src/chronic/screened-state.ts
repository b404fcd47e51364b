// Whether what was measured speaks for hypertension or diabetes, and what is still needed to be sure. Proposes that somebody
// be put under care; a doctor does it.

import type { Encounter } from '../encounters/encounter.js';
import type { BloodPressure } from '../encounters/vitals.js';
import { epochMsOf } from '../document/instant.js';
import { daysBetween, localDateAt, type LocalDate } from '../local-date.js';
import { averagePressure, reachesBound } from './blood-pressure.js';
import { HYPERTENSION_FROM, PRESSURE_SCREENING } from './blood-pressure.table.js';
import { speaksForDiabetes, testKindOf } from './glucose.js';
import { DIABETES_SCREENING, DIABETES_TESTS, type DiabetesTestKind } from './glucose.table.js';
import { hasGlucoseSymptom } from './symptoms.js';

/** What was measured of somebody on one day; facts of screenings and of follow-ups are such. */
export interface Measured {
  readonly on: LocalDate;
  readonly pressureReadings?: readonly BloodPressure[] | undefined;
  readonly glucose?: { readonly mmolL: number; readonly kind: string } | undefined;
  readonly hba1cPercent?: number | undefined;
  readonly symptoms?: readonly string[] | undefined;
}

export type ScreeningEvidence =
  | {
      readonly kind: 'pressure';
      readonly on: LocalDate;
      readonly average: BloodPressure;
      readonly readings: number;
    }
  | {
      readonly kind: 'test';
      readonly on: LocalDate;
      readonly test: DiabetesTestKind;
      readonly value: number;
    };

export type ScreeningNeed =
  | 'first-measurement'
  /** Today, before the person leaves. */
  | 'another-reading'
  /** On a day of its own. */
  | 'another-day'
  | 'fasting-or-hba1c';

export interface ScreenedState {
  readonly kind: 'not-suspected' | 'suspected' | 'confirmed';
  /** What was high, earliest first. */
  readonly because: readonly ScreeningEvidence[];
  readonly needs: readonly ScreeningNeed[];
}

/** A visit's vital signs: one reading, and glucose of which nobody said when the person ate. */
export function measuredAtVisit({
  occurredAt,
  vitals = {},
}: Pick<Encounter, 'occurredAt' | 'vitals'>): Measured {
  const { systolicMmHg, diastolicMmHg, glucoseMmolL } = vitals;
  return {
    on: localDateAt(epochMsOf(occurredAt)),
    ...(systolicMmHg !== undefined &&
      diastolicMmHg !== undefined && { pressureReadings: [{ systolicMmHg, diastolicMmHg }] }),
    ...(glucoseMmolL !== undefined && { glucose: { mmolL: glucoseMmolL, kind: 'random' } }),
  };
}

const within = (measured: readonly Measured[], asOf: LocalDate, days: number): readonly Measured[] =>
  measured
    .filter(({ on }) => on <= asOf && daysBetween(on, asOf) < days)
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));

function hypertensionState(measured: readonly Measured[], asOf: LocalDate): ScreenedState {
  const { readingsADay, highDays, withinDays } = PRESSURE_SCREENING;
  const readings = new Map<LocalDate, BloodPressure[]>();
  for (const { on, pressureReadings = [] } of within(measured, asOf, withinDays)) {
    if (pressureReadings.length > 0) readings.set(on, [...(readings.get(on) ?? []), ...pressureReadings]);
  }
  const because: ScreeningEvidence[] = [];
  for (const [on, taken] of readings) {
    const average = averagePressure(taken);
    if (average && reachesBound(average, HYPERTENSION_FROM))
      because.push({ kind: 'pressure', on, average, readings: taken.length });
  }
  const wellMeasured = because.filter((high) => high.kind === 'pressure' && high.readings >= readingsADay);
  if (wellMeasured.length >= highDays) return { kind: 'confirmed', because: wellMeasured, needs: [] };
  const today = readings.get(asOf)?.length ?? 0;
  const needs: ScreeningNeed[] = today > 0 && today < readingsADay ? ['another-reading'] : [];
  if (readings.size === 0) return { kind: 'not-suspected', because, needs: ['first-measurement'] };
  if (because.length === 0) return { kind: 'not-suspected', because, needs };
  return { kind: 'suspected', because, needs: [...needs, 'another-day'] };
}

interface TestResult {
  readonly on: LocalDate;
  readonly test: DiabetesTestKind;
  readonly value: number;
  readonly withSymptoms: boolean;
}

function resultsOf({ on, glucose, hba1cPercent, symptoms = [] }: Measured): readonly TestResult[] {
  const withSymptoms = symptoms.some(hasGlucoseSymptom);
  return [
    ...(glucose ? [{ on, test: testKindOf(glucose.kind), value: glucose.mmolL, withSymptoms }] : []),
    ...(hba1cPercent === undefined
      ? []
      : [{ on, test: 'hba1c' as const, value: hba1cPercent, withSymptoms }]),
  ];
}

const evidence = ({ on, test, value }: TestResult): ScreeningEvidence => ({ kind: 'test', on, test, value });

function diabetesState(measured: readonly Measured[], asOf: LocalDate): ScreenedState {
  const { highResults, highResultsWithSymptoms, withinDays } = DIABETES_SCREENING;
  const results = within(measured, asOf, withinDays).flatMap(resultsOf);
  const high = results.filter(({ test, value }) => speaksForDiabetes(test, value));
  const withSymptoms = high.filter((result) => result.withSymptoms);
  if (withSymptoms.length >= highResultsWithSymptoms && withSymptoms.length > 0)
    return { kind: 'confirmed', because: withSymptoms.map(evidence), needs: [] };
  const alone = high.filter(({ test }) => !DIABETES_TESTS[test].onlyWithSymptoms);
  // The same test twice on one day is one result.
  const distinct = new Map(alone.map((result) => [`${result.on} ${result.test}`, result]));
  if (distinct.size >= highResults)
    return { kind: 'confirmed', because: [...distinct.values()].map(evidence), needs: [] };
  if (results.length === 0) return { kind: 'not-suspected', because: [], needs: ['first-measurement'] };
  if (high.length === 0) return { kind: 'not-suspected', because: [], needs: [] };
  const needs: readonly ScreeningNeed[] = distinct.size === 0 ? ['fasting-or-hba1c'] : ['another-day'];
  return { kind: 'suspected', because: high.map(evidence), needs };
}

/** In any order; what lies after `asOf` or too long before it says nothing. */
export const screenedState = (
  condition: 'hypertension' | 'diabetes',
  measured: readonly Measured[],
  asOf: LocalDate,
): ScreenedState =>
  condition === 'hypertension' ? hypertensionState(measured, asOf) : diabetesState(measured, asOf);
