// What is unlikely but may be true among the measured values, and the slip it may be. By age, where age matters.

import {
  bmi,
  checkVital,
  parseBloodPressure,
  parseDecimal,
  type BloodPressure,
  type VitalCheck,
} from '@tram/shared-schema/encounters/vitals.js';
import type { VitalKind } from '@tram/shared-schema/encounters/vitals.table.js';
import { SINGLE_VITALS, type EncounterFormValues, type SingleVital } from './encounter-form.js';

type Implausible = Extract<VitalCheck, { kind: 'implausible' }>;

export interface VitalWarnings {
  readonly single: Readonly<Partial<Record<SingleVital, Implausible>>>;
  readonly bloodPressure?: {
    readonly which: Extract<VitalKind, 'systolicMmHg' | 'diastolicMmHg'>;
    readonly check: Implausible;
    readonly suggested: BloodPressure | undefined;
  };
}

export function vitalWarnings(values: EncounterFormValues, ageMonths: number | undefined): VitalWarnings {
  const single: Partial<Record<SingleVital, Implausible>> = {};
  for (const vital of SINGLE_VITALS) {
    const number = parseDecimal(values[vital]);
    const check = number.ok ? checkVital(vital, number.value, ageMonths) : undefined;
    if (check?.kind === 'implausible') single[vital] = check;
  }
  const bloodPressure = pressureWarning(values.bloodPressure, ageMonths);
  return { single, ...(bloodPressure && { bloodPressure }) };
}

function pressureWarning(text: string, ageMonths: number | undefined): VitalWarnings['bloodPressure'] {
  const pressure = parseBloodPressure(text);
  if (!pressure.ok) return undefined;
  for (const which of ['systolicMmHg', 'diastolicMmHg'] as const) {
    const check = checkVital(which, pressure.value[which], ageMonths);
    if (check.kind === 'implausible') {
      const mended =
        check.suggested === undefined ? undefined : { ...pressure.value, [which]: check.suggested };
      const suggested = mended && mended.systolicMmHg > mended.diastolicMmHg ? mended : undefined;
      return { which, check, suggested };
    }
  }
  return undefined;
}

/** Of the typed weight, with the typed height or the last one measured. */
export function bodyMassIndex(
  values: EncounterFormValues,
  lastHeightCm: number | undefined,
): number | undefined {
  const weight = parseDecimal(values.weightKg);
  const height = parseDecimal(values.heightCm);
  const heightCm = height.ok ? height.value : values.heightCm.trim() === '' ? lastHeightCm : undefined;
  return weight.ok && heightCm !== undefined ? bmi(weight.value, heightCm) : undefined;
}
