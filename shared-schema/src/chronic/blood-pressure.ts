// What several readings of one visit say together.

import type { BloodPressure } from '../encounters/vitals.js';
import {
  EMERGENCY_PRESSURE_FROM,
  PRESSURE_GRADES,
  type PressureBound,
  type PressureGradeRow,
} from './blood-pressure.table.js';

/** Whole numbers, as it is shown and judged; undefined where nothing was read. */
export function averagePressure(readings: readonly BloodPressure[]): BloodPressure | undefined {
  if (readings.length === 0) return undefined;
  const mean = (of: (reading: BloodPressure) => number): number =>
    Math.round(readings.reduce((sum, reading) => sum + of(reading), 0) / readings.length);
  return {
    systolicMmHg: mean(({ systolicMmHg }) => systolicMmHg),
    diastolicMmHg: mean(({ diastolicMmHg }) => diastolicMmHg),
  };
}

/** Either number reaching its bound is enough. */
export const reachesBound = (
  { systolicMmHg, diastolicMmHg }: BloodPressure,
  { systolicFrom, diastolicFrom }: Pick<PressureBound, 'systolicFrom' | 'diastolicFrom'>,
): boolean => systolicMmHg >= systolicFrom || diastolicMmHg >= diastolicFrom;

/** The highest row that one of the two numbers reaches. */
export function gradePressure(pressure: BloodPressure): PressureGradeRow {
  return PRESSURE_GRADES.reduce((highest, row) => (reachesBound(pressure, row) ? row : highest));
}

/** One reading is enough to stop: an average must not hide it. */
export const isPressureEmergency = (readings: readonly BloodPressure[]): boolean =>
  readings.some((reading) => reachesBound(reading, EMERGENCY_PRESSURE_FROM));
