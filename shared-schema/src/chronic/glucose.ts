// What a glucose or an HbA1c says by itself.

import { BMI_FROM_YEARS } from './body.table.js';
import {
  DIABETES_SCREENED,
  DIABETES_TESTS,
  GLUCOSE_EMERGENCIES,
  type DiabetesTestKind,
  type GlucoseEmergencyRow,
} from './glucose.table.js';

/** An unknown kind, of a newer version, is judged as random: the threshold that accuses last. */
export const testKindOf = (kind: string): DiabetesTestKind =>
  Object.hasOwn(DIABETES_TESTS, kind) ? (kind as DiabetesTestKind) : 'random';

/** Speaks for diabetes; whether that is enough, the screening rule says. */
export const speaksForDiabetes = (kind: string, value: number): boolean =>
  value >= DIABETES_TESTS[testKindOf(kind)].diabetesFrom;

export const glucoseEmergency = (mmolL: number): GlucoseEmergencyRow | undefined =>
  GLUCOSE_EMERGENCIES.find(({ from, below }) => mmolL >= from && mmolL < below);

/** Whose glucose is to be measured without any sign: from an age on, or a heavy adult with a risk factor. */
export function isScreenedForDiabetes(person: {
  readonly ageYears: number | undefined;
  readonly bmi?: number | undefined;
  readonly riskFactors?: readonly string[] | undefined;
}): boolean {
  const { ageYears, bmi, riskFactors = [] } = person;
  if (ageYears === undefined || ageYears < BMI_FROM_YEARS) return false;
  const isHeavy = bmi !== undefined && bmi >= DIABETES_SCREENED.bmiFrom;
  return ageYears >= DIABETES_SCREENED.fromYears || (isHeavy && riskFactors.length > 0);
}
