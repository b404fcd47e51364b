// Why somebody should be sent on, weightiest first. The worker decides; an emergency stops the form.

import type { BloodPressure } from '../encounters/vitals.js';
import { isPressureEmergency } from './blood-pressure.js';
import { glucoseEmergency } from './glucose.js';
import {
  REFERRALS,
  REFERRED_FROM,
  YOUNG_HYPERTENSION_BELOW_YEARS,
  type ReferralCode,
  type ReferralRow,
} from './referral.table.js';
import { isAlarm } from './symptoms.js';

export interface ReferralFacts {
  readonly pressureReadings?: readonly BloodPressure[] | undefined;
  readonly glucoseMmolL?: number | undefined;
  readonly hba1cPercent?: number | undefined;
  readonly symptoms?: readonly string[] | undefined;
  readonly ageYears?: number | undefined;
  readonly hypertension?: boolean | undefined;
  readonly pregnant?: boolean | undefined;
  /** Since when visits follow one another without the target, in days; 0 where the last one reached it. */
  readonly uncontrolledDays?: number | undefined;
  readonly medicineCount?: number | undefined;
  readonly newComplication?: boolean | undefined;
}

const HOLDS: Readonly<Record<ReferralCode, (facts: ReferralFacts) => boolean>> = {
  'pressure-emergency': ({ pressureReadings = [] }) => isPressureEmergency(pressureReadings),
  'alarm-symptom': ({ symptoms = [] }) => symptoms.some(isAlarm),
  'glucose-high': ({ glucoseMmolL }) =>
    glucoseMmolL !== undefined && glucoseEmergency(glucoseMmolL)?.code === 'high',
  'glucose-low': ({ glucoseMmolL }) =>
    glucoseMmolL !== undefined && glucoseEmergency(glucoseMmolL)?.code === 'low',
  pregnant: ({ pregnant }) => pregnant === true,
  'young-hypertension': ({ hypertension, ageYears }) =>
    hypertension === true && ageYears !== undefined && ageYears < YOUNG_HYPERTENSION_BELOW_YEARS,
  'hba1c-high': ({ hba1cPercent }) =>
    hba1cPercent !== undefined && hba1cPercent >= REFERRED_FROM.hba1cPercent,
  'not-controlled': ({ uncontrolledDays = 0, medicineCount = 0 }) =>
    uncontrolledDays >= REFERRED_FROM.uncontrolledDays &&
    medicineCount >= REFERRED_FROM.uncontrolledMedicines,
  complication: ({ newComplication }) => newComplication === true,
};

export const referralReasons = (facts: ReferralFacts): readonly ReferralRow[] =>
  REFERRALS.filter(({ code }) => HOLDS[code](facts));

/** What stops the worker at once. */
export const emergencies = (facts: ReferralFacts): readonly ReferralRow[] =>
  referralReasons(facts).filter(({ urgency }) => urgency === 'now');
