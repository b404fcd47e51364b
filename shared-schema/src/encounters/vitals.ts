// Checks a vital sign as it is typed: what cannot be is refused, what is unlikely is asked about, and a slip that can be
// guessed is offered back. Decides nothing about health.

import { err, ok, type Result } from '../result.js';
import { VITALS, type VitalKind, type VitalRange, type VitalRow } from './vitals.table.js';

export type VitalCheck =
  | { kind: 'ok' }
  /** Asked about, not refused: it may be true. */
  | { kind: 'implausible'; plausible: VitalRange; suggested: number | undefined }
  | { kind: 'impossible'; possible: VitalRange; suggested: number | undefined };

/** Without an age, all that is plausible at some age is plausible. */
export function checkVital(kind: VitalKind, value: number, ageMonths?: number): VitalCheck {
  const row = VITALS[kind];
  const plausible = plausibleAt(row, ageMonths);
  if (!isWithin(value, row.possible)) {
    return { kind: 'impossible', possible: row.possible, suggested: mendSlip(value, row, plausible) };
  }
  if (isWithin(value, plausible)) return { kind: 'ok' };
  return { kind: 'implausible', plausible, suggested: mendSlip(value, row, plausible) };
}

const isWithin = (value: number, { from, below }: VitalRange): boolean => value >= from && value < below;

function plausibleAt(row: VitalRow, ageMonths: number | undefined): VitalRange {
  const bands = row.plausible.filter(
    ({ fromMonths, belowMonths }) =>
      ageMonths === undefined || (ageMonths >= fromMonths && ageMonths < belowMonths),
  );
  const possibleBands = bands.length > 0 ? bands : row.plausible;
  return {
    from: Math.min(...possibleBands.map((band) => band.from)),
    below: Math.max(...possibleBands.map((band) => band.below)),
  };
}

function mendSlip(value: number, row: VitalRow, plausible: VitalRange): number | undefined {
  return row.slips
    .map((factor) => roundTo(value * factor, row.decimals))
    .find((mended) => isWithin(mended, plausible));
}

function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** The largest value a range still holds, as a person says it: 100 for SpO₂ below 101, 44.9 for 45 °C. */
export function largestIn(kind: VitalKind, { below }: VitalRange): number {
  const { decimals } = VITALS[kind];
  return roundTo(below - 10 ** -decimals, decimals);
}

export type DecimalFailure = { kind: 'empty' } | { kind: 'not-a-number' };

/** `36,5` as on paper, `36.5` as on keyboards. No sign, no thousands: a vital sign has neither. */
export function parseDecimal(text: string): Result<number, DecimalFailure> {
  const trimmed = text.trim();
  if (trimmed === '') return err({ kind: 'empty' });
  if (!/^\d{1,6}(?:[.,]\d{1,4})?$/.test(trimmed)) return err({ kind: 'not-a-number' });
  return ok(Number(trimmed.replace(',', '.')));
}

export interface BloodPressure {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
}

export type BloodPressureFailure =
  | { kind: 'empty' }
  | { kind: 'not-a-blood-pressure' }
  | { kind: 'impossible'; systolic: VitalCheck; diastolic: VitalCheck; suggested: BloodPressure | undefined }
  | { kind: 'diastolic-not-below-systolic' };

const PAIR = /^(\d{1,3}(?:[.,]\d)?)(?:\s*[/\\;:-]\s*|\s+)(\d{1,3}(?:[.,]\d)?)$/;
/** Numeric keyboards may have no other sign. */
const PAIR_BY_POINT = /^(\d{2,3})[.,](\d{2,3})$/;

/** `120/80`, `120 80`, `120-80`, `120.80`, `120/80 mmHg`. `12/8` is refused with 120/80 offered. */
export function parseBloodPressure(text: string): Result<BloodPressure, BloodPressureFailure> {
  const typed = text.trim().replace(/\s*mm\s*hg$/i, '');
  if (typed === '') return err({ kind: 'empty' });
  const match = PAIR.exec(typed) ?? PAIR_BY_POINT.exec(typed);
  if (!match) return err({ kind: 'not-a-blood-pressure' });
  return checkBloodPressure({ systolicMmHg: toNumber(match[1]), diastolicMmHg: toNumber(match[2]) });
}

const toNumber = (digits = ''): number => Number(digits.replace(',', '.'));

/** Also for a form with a field for each. */
export function checkBloodPressure(pressure: BloodPressure): Result<BloodPressure, BloodPressureFailure> {
  const systolic = checkVital('systolicMmHg', pressure.systolicMmHg);
  const diastolic = checkVital('diastolicMmHg', pressure.diastolicMmHg);
  if (systolic.kind === 'impossible' || diastolic.kind === 'impossible') {
    return err({
      kind: 'impossible',
      systolic,
      diastolic,
      suggested: mendPressure(pressure, systolic, diastolic),
    });
  }
  if (pressure.diastolicMmHg >= pressure.systolicMmHg) return err({ kind: 'diastolic-not-below-systolic' });
  return ok(pressure);
}

function mendPressure(
  typed: BloodPressure,
  systolic: VitalCheck,
  diastolic: VitalCheck,
): BloodPressure | undefined {
  const systolicMmHg = systolic.kind === 'impossible' ? systolic.suggested : typed.systolicMmHg;
  const diastolicMmHg = diastolic.kind === 'impossible' ? diastolic.suggested : typed.diastolicMmHg;
  if (systolicMmHg === undefined || diastolicMmHg === undefined || diastolicMmHg >= systolicMmHg)
    return undefined;
  return { systolicMmHg, diastolicMmHg };
}

/** kg/m² to one decimal, as it is shown and judged. Undefined where weight or height cannot be. */
export function bmi(weightKg: number, heightCm: number): number | undefined {
  const isPossible =
    isWithin(weightKg, VITALS.weightKg.possible) && isWithin(heightCm, VITALS.heightCm.possible);
  return isPossible ? roundTo(weightKg / (heightCm / 100) ** 2, 1) : undefined;
}
