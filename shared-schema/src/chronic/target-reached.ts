// Whether a visit reached its target, as the form of the registers has it.

import type { BloodPressure } from '../encounters/vitals.js';
import type { CareTarget } from './enrolment.js';

/** 0 not reached, 1 reached, 2 not assessed. */
export type Reached = 0 | 1 | 2;

export interface JudgedMeasures {
  /** The average of the visit. */
  readonly pressure?: BloodPressure | undefined;
  readonly glucose?: { readonly mmolL: number; readonly kind: string } | undefined;
  readonly hba1cPercent?: number | undefined;
}

/** What a register's target is a target of. */
export type JudgedBy = 'pressure' | 'glucose';

/** All that was measured has to reach what is aimed at; nothing measured, or nothing aimed at, is not assessed. */
function allOf(verdicts: readonly (boolean | undefined)[]): Reached {
  const said = verdicts.filter((verdict) => verdict !== undefined);
  if (said.length === 0) return 2;
  return said.every(Boolean) ? 1 : 0;
}

const isBelow = (value: number, below: number | undefined): boolean | undefined =>
  below === undefined ? undefined : value < below;

function glucoseReached(
  { mmolL, kind }: { mmolL: number; kind: string },
  target: CareTarget,
): boolean | undefined {
  if (kind !== 'fasting') return isBelow(mmolL, target.otherGlucoseBelowMmolL);
  const { fastingGlucoseFromMmolL = 0, fastingGlucoseBelowMmolL } = target;
  const reached = isBelow(mmolL, fastingGlucoseBelowMmolL);
  return reached === undefined ? undefined : reached && mmolL >= fastingGlucoseFromMmolL;
}

export function targetReached(
  judgedBy: JudgedBy,
  { pressure, glucose, hba1cPercent }: JudgedMeasures,
  target: CareTarget | undefined,
): Reached {
  if (target === undefined) return 2;
  if (judgedBy === 'pressure') {
    if (pressure === undefined) return 2;
    return allOf([
      isBelow(pressure.systolicMmHg, target.systolicBelow),
      isBelow(pressure.diastolicMmHg, target.diastolicBelow),
    ]);
  }
  return allOf([
    glucose && glucoseReached(glucose, target),
    hba1cPercent === undefined ? undefined : isBelow(hba1cPercent, target.hba1cBelowPercent),
  ]);
}
