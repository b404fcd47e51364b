// Weight and waist of adults against the table.

import { BMI_BANDS, BMI_FROM_YEARS, WAIST_FROM_CM, type BmiRow } from './body.table.js';

/** Undefined for children, whom other tables judge. Without an age an adult is assumed: these are registers of adults. */
export function bmiBand(bmi: number, ageYears?: number): BmiRow | undefined {
  if (ageYears !== undefined && ageYears < BMI_FROM_YEARS) return undefined;
  return BMI_BANDS.find(({ from, below }) => bmi >= from && bmi < below);
}

/** Undefined where the sex is not known. */
export function isWaistWide(waistCm: number, sex: string): boolean | undefined {
  return sex === 'male' || sex === 'female' ? waistCm >= WAIST_FROM_CM[sex].from : undefined;
}
