// What is measured at a screening and at a follow-up, as it is typed. Everything is text, so that a draft loses nothing.

import { inOtherUnit } from '@tram/shared-schema/chronic/convert-unit.js';
import type { Screening } from '@tram/shared-schema/chronic/follow-up.js';
import type { BloodPressure } from '@tram/shared-schema/encounters/vitals.js';

export type GlucoseUnit = 'mmol/L' | 'mg/dL';
export const GLUCOSE_UNITS = ['mmol/L', 'mg/dL'] as const satisfies readonly GlucoseUnit[];
export const GLUCOSE_KINDS = ['fasting', 'random', 'two-hour'] as const;
export const EMERGENCY_ANSWERS = ['referred', 'doctor-called', 'treated-here'] as const;

export interface MeasureValues {
  readonly pressure: string;
  readonly secondPressure: string;
  readonly arm: string;
  readonly position: string;
  readonly pulsePerMin: string;
  readonly glucose: string;
  readonly glucoseKind: string;
  readonly glucoseUnit: GlucoseUnit;
  readonly hba1c: string;
  readonly weightKg: string;
  readonly heightCm: string;
  readonly waistCm: string;
  readonly symptoms: readonly string[];
  /** What was done at once; empty where nothing called for it, or nobody said. */
  readonly emergency: string;
  readonly referredTo: string;
}

export const EMPTY_MEASURES: MeasureValues = {
  pressure: '',
  secondPressure: '',
  arm: '',
  position: '',
  pulsePerMin: '',
  glucose: '',
  glucoseKind: 'fasting',
  glucoseUnit: 'mmol/L',
  hba1c: '',
  weightKg: '',
  heightCm: '',
  waistCm: '',
  symptoms: [],
  emergency: '',
  referredTo: '',
};

export type Measures = Pick<
  Screening,
  | 'pressureReadings'
  | 'pulsePerMin'
  | 'glucose'
  | 'hba1cPercent'
  | 'weightKg'
  | 'heightCm'
  | 'waistCm'
  | 'symptoms'
  | 'emergency'
  | 'referredTo'
>;

/** On paper and on screen a decimal comma; nothing typed is nothing. */
export const typedNumber = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',');

const pressureText = (reading: BloodPressure | undefined): string =>
  reading ? `${typedNumber(reading.systolicMmHg)}/${typedNumber(reading.diastolicMmHg)}` : '';

export function measureValuesOf(measures: Measures): MeasureValues {
  const { pressureReadings: [first, second] = [], glucose } = measures;
  const typedIn = glucose?.typedIn === 'mg/dL' ? 'mg/dL' : 'mmol/L';
  return {
    ...EMPTY_MEASURES,
    pressure: pressureText(first),
    secondPressure: pressureText(second),
    arm: first?.arm ?? '',
    position: first?.position ?? '',
    pulsePerMin: typedNumber(measures.pulsePerMin),
    glucose: typedNumber(
      glucose && (typedIn === 'mg/dL' ? inOtherUnit('glucose', glucose.mmolL) : glucose.mmolL),
    ),
    glucoseKind: glucose?.kind ?? EMPTY_MEASURES.glucoseKind,
    glucoseUnit: typedIn,
    hba1c: typedNumber(measures.hba1cPercent),
    weightKg: typedNumber(measures.weightKg),
    heightCm: typedNumber(measures.heightCm),
    waistCm: typedNumber(measures.waistCm),
    symptoms: measures.symptoms ?? [],
    emergency: measures.emergency ?? '',
    referredTo: measures.referredTo ?? '',
  };
}
