// The visit form as it is typed. Every answer but the diagnoses is text, so that a draft loses nothing of it.

import { epochMsOf, isInstant, type Instant } from '@tram/shared-schema/document/instant.js';
import type { Diagnosis, Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { VitalKind } from '@tram/shared-schema/encounters/vitals.table.js';
import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { formatTime } from '#text/format-time.js';

/** Blood pressure is typed as a pair; all others one by one. */
export type SingleVital = Exclude<VitalKind, 'systolicMmHg' | 'diastolicMmHg'>;
export const SINGLE_VITALS = [
  'temperatureC',
  'pulsePerMin',
  'respirationsPerMin',
  'spo2Percent',
  'weightKg',
  'heightCm',
  'waistCm',
  'glucoseMmolL',
] as const satisfies readonly SingleVital[];

export interface EncounterFormValues extends Readonly<Record<SingleVital, string>> {
  /** When the form was begun: the visit's time unless somebody says another. */
  readonly startedAt: Instant;
  readonly occurredOn: string;
  readonly occurredTime: string;
  readonly reason: string;
  readonly bloodPressure: string;
  readonly advice: string;
  readonly diagnoses: readonly Diagnosis[];
}

export type EncounterFormField = Exclude<keyof EncounterFormValues, 'startedAt'>;

export function emptyEncounterForm(startedAt: Instant): EncounterFormValues {
  return {
    startedAt,
    ...momentTexts(startedAt),
    reason: '',
    bloodPressure: '',
    temperatureC: '',
    pulsePerMin: '',
    respirationsPerMin: '',
    spo2Percent: '',
    weightKg: '',
    heightCm: '',
    waistCm: '',
    glucoseMmolL: '',
    advice: '',
    diagnoses: [],
  };
}

export function momentTexts(at: Instant): { occurredOn: string; occurredTime: string } {
  const ms = epochMsOf(at);
  return { occurredOn: formatLocalDate(localDateAt(ms)), occurredTime: formatTime(ms) };
}

/** On paper and on screen a decimal comma; nothing typed is nothing. */
const typedNumber = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',');

/** The form opened on a visit that is to be corrected. */
export function encounterFormOf(encounter: Encounter): EncounterFormValues {
  const { vitals = {} } = encounter;
  const { systolicMmHg, diastolicMmHg } = vitals;
  return {
    ...emptyEncounterForm(encounter.occurredAt),
    reason: encounter.reason,
    bloodPressure:
      systolicMmHg === undefined || diastolicMmHg === undefined
        ? ''
        : `${typedNumber(systolicMmHg)}/${typedNumber(diastolicMmHg)}`,
    temperatureC: typedNumber(vitals.temperatureC),
    pulsePerMin: typedNumber(vitals.pulsePerMin),
    respirationsPerMin: typedNumber(vitals.respirationsPerMin),
    spo2Percent: typedNumber(vitals.spo2Percent),
    weightKg: typedNumber(vitals.weightKg),
    heightCm: typedNumber(vitals.heightCm),
    waistCm: typedNumber(vitals.waistCm),
    glucoseMmolL: typedNumber(vitals.glucoseMmolL),
    advice: encounter.advice ?? '',
    diagnoses: encounter.diagnoses ?? [],
  };
}

/** A draft written by another version: what this form does not know is left out, what is missing stays empty. */
export function readEncounterForm(
  values: Readonly<Record<string, unknown>>,
  empty: EncounterFormValues,
): EncounterFormValues {
  const texts = Object.entries(values).filter(
    ([field, value]) =>
      Object.hasOwn(empty, field) &&
      field !== 'diagnoses' &&
      field !== 'startedAt' &&
      typeof value === 'string',
  );
  const { startedAt, diagnoses } = values;
  return {
    ...empty,
    ...Object.fromEntries(texts),
    startedAt: typeof startedAt === 'string' && isInstant(startedAt) ? startedAt : empty.startedAt,
    diagnoses: Array.isArray(diagnoses) ? diagnoses.filter(isDiagnosis) : [],
  };
}

function isDiagnosis(value: unknown): value is Diagnosis {
  if (typeof value !== 'object' || value === null) return false;
  const parts = ['code', 'edition', 'display', 'role'] as const;
  return parts.every((part) => part in value && typeof (value as Record<string, unknown>)[part] === 'string');
}
