// Reads what was typed of measurements: what can be written down, and what cannot stand, by its field.

import { inOtherUnit, toStoredUnit } from '@tram/shared-schema/chronic/convert-unit.js';
import type { PressureReading } from '@tram/shared-schema/chronic/follow-up.js';
import {
  checkVital,
  largestIn,
  parseBloodPressure,
  parseDecimal,
} from '@tram/shared-schema/encounters/vitals.js';
import { VITALS, type VitalKind } from '@tram/shared-schema/encounters/vitals.table.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { FieldFailures } from './field-failure.js';
import type { Measures, MeasureValues } from './measure-values.js';

type Failures = FieldFailures<MeasureValues>;
const HBA1C = { from: 3, below: 25 } as const;

function readPressure(
  values: MeasureValues,
  field: 'pressure' | 'secondPressure',
  failures: Failures,
): PressureReading | undefined {
  const typed = parseBloodPressure(values[field]);
  if (typed.ok) {
    const { arm, position } = values;
    return { ...typed.value, ...(arm !== '' && { arm }), ...(position !== '' && { position }) };
  }
  if (typed.error.kind !== 'empty') failures[field] = { kind: 'pressure', failure: typed.error };
  return undefined;
}

function readVital(
  values: MeasureValues,
  field: keyof MeasureValues & VitalKind,
  failures: Failures,
): number | undefined {
  const typed = parseDecimal(String(values[field]));
  if (!typed.ok) {
    if (typed.error.kind === 'not-a-number') failures[field] = { kind: 'not-a-number' };
    return undefined;
  }
  const check = checkVital(field, typed.value);
  if (check.kind !== 'impossible') return typed.value;
  const { possible } = check;
  const to = largestIn(field, possible);
  failures[field] = { kind: 'out-of-range', from: possible.from, to, unit: VITALS[field].unit.vi };
  return undefined;
}

/** Undefined while nothing that can be read stands there. */
export function typedGlucoseMmolL({
  glucose,
  glucoseUnit,
}: Pick<MeasureValues, 'glucose' | 'glucoseUnit'>): number | undefined {
  const typed = parseDecimal(glucose);
  return typed.ok ? toStoredUnit('glucose', typed.value, glucoseUnit) : undefined;
}

function readGlucose(values: MeasureValues, failures: Failures): Measures['glucose'] {
  const typed = parseDecimal(values.glucose);
  if (!typed.ok) {
    if (typed.error.kind === 'not-a-number') failures.glucose = { kind: 'not-a-number' };
    return undefined;
  }
  const mmolL = typedGlucoseMmolL(values);
  if (mmolL === undefined) return undefined;
  const check = checkVital('glucoseMmolL', mmolL);
  if (check.kind === 'impossible') {
    const [from, to] = [check.possible.from, largestIn('glucoseMmolL', check.possible)];
    const inUnit = (value: number): number =>
      values.glucoseUnit === 'mg/dL' ? inOtherUnit('glucose', value) : value;
    failures.glucose = { kind: 'out-of-range', from: inUnit(from), to: inUnit(to), unit: values.glucoseUnit };
    return undefined;
  }
  return { mmolL, kind: values.glucoseKind, typedIn: values.glucoseUnit };
}

function readHba1c(values: MeasureValues, failures: Failures): number | undefined {
  const typed = parseDecimal(values.hba1c);
  if (!typed.ok) {
    if (typed.error.kind === 'not-a-number') failures.hba1c = { kind: 'not-a-number' };
    return undefined;
  }
  if (typed.value >= HBA1C.from && typed.value < HBA1C.below) return typed.value;
  failures.hba1c = { kind: 'out-of-range', from: HBA1C.from, to: HBA1C.below - 0.1, unit: '%' };
  return undefined;
}

/** What can be written down; what cannot stand is added to `failures`. */
export function readMeasures(values: MeasureValues, failures: Failures): Measures {
  const readings = [
    readPressure(values, 'pressure', failures),
    readPressure(values, 'secondPressure', failures),
  ].filter((reading) => reading !== undefined);
  const orNothing = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  return withoutUndefined({
    pressureReadings: readings.length > 0 ? readings : undefined,
    pulsePerMin: readVital(values, 'pulsePerMin', failures),
    glucose: readGlucose(values, failures),
    hba1cPercent: readHba1c(values, failures),
    weightKg: readVital(values, 'weightKg', failures),
    heightCm: readVital(values, 'heightCm', failures),
    waistCm: readVital(values, 'waistCm', failures),
    symptoms: values.symptoms.length > 0 ? values.symptoms : undefined,
    emergency: orNothing(values.emergency),
    referredTo: orNothing(values.referredTo),
  });
}

/** Whatever reads so far, also while the rest is being typed: for what is judged live. */
export const measuredSoFar = (values: MeasureValues): Measures => readMeasures(values, {});
