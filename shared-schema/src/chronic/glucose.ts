// What a glucose or an HbA1c says by itself.

import {
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
