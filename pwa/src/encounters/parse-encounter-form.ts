// Reads the visit form: either what can be written down, or every answer that cannot stand, by its field.

import { epochMsOf, instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { Diagnosis, Vitals } from '@tram/shared-schema/encounters/encounter.js';
import {
  checkVital,
  parseBloodPressure,
  parseDecimal,
  type BloodPressure,
  type BloodPressureFailure,
  type VitalCheck,
} from '@tram/shared-schema/encounters/vitals.js';
import {
  isLocalDate,
  parseTypedDate,
  type LocalDate,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { tidyLines } from '#people/tidy-lines.js';
import { withoutUndefined } from '#people/without-undefined.js';
import {
  momentTexts,
  SINGLE_VITALS,
  type EncounterFormField,
  type EncounterFormValues,
} from './encounter-form.js';
import type { EncounterFields } from './record-encounter.js';

export type EncounterFormFailure =
  | { kind: 'reason-empty' }
  | { kind: 'text-too-long'; length: number; limit: number }
  | { kind: 'date-unreadable' }
  | { kind: 'time-unreadable' }
  | { kind: 'not-yet' }
  | { kind: 'before-birth' }
  | { kind: 'not-a-number' }
  | { kind: 'vital-impossible'; check: Extract<VitalCheck, { kind: 'impossible' }> }
  | { kind: 'blood-pressure'; failure: Exclude<BloodPressureFailure, { kind: 'empty' }> }
  | { kind: 'too-many-diagnoses'; limit: number }
  /** As it stands the server would not take it. Said until it is changed; it does not keep the rest from being saved. */
  | { kind: 'refused-by-server' };

export type EncounterFormFailures = Partial<Record<EncounterFormField, EncounterFormFailure>>;

export interface EncounterMoment {
  readonly nowMs: number;
  readonly birthDate: PartialDate | undefined;
}

/** Lengths of the stored document; see encounter.schema.ts. */
const LIMIT = { reason: 500, advice: 2000, diagnoses: 12 } as const;

export function parseEncounterForm(
  values: EncounterFormValues,
  moment: EncounterMoment,
): Result<EncounterFields, EncounterFormFailures> {
  const failures: EncounterFormFailures = {};
  const reason = readText(values.reason, 'reason', failures);
  if (reason === undefined && !failures.reason) failures.reason = { kind: 'reason-empty' };
  const occurredAt = readMoment(values, moment, failures);
  const vitals = readVitals(values, failures);
  const advice = readText(values.advice, 'advice', failures);
  const diagnoses = readDiagnoses(values.diagnoses);
  if (diagnoses && diagnoses.length > LIMIT.diagnoses) {
    failures.diagnoses = { kind: 'too-many-diagnoses', limit: LIMIT.diagnoses };
  }
  if (Object.keys(failures).length > 0 || reason === undefined || occurredAt === undefined)
    return err(failures);
  return ok({ occurredAt, reason, vitals, diagnoses, advice });
}

function readText(
  text: string,
  field: 'reason' | 'advice',
  failures: EncounterFormFailures,
): string | undefined {
  const tidy = tidyLines(text);
  const limit = LIMIT[field];
  if (tidy.length > limit) failures[field] = { kind: 'text-too-long', length: tidy.length, limit };
  return tidy === '' ? undefined : tidy;
}

/** `8:05`, `0805`, `8h05`, `8h`. */
export function parseTypedTime(text: string): { hour: number; minute: number } | undefined {
  const match = /^(\d{1,2})(?:[:h.]?(\d{2}))?\s*h?$/i.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match && hour < 24 && minute < 60 ? { hour, minute } : undefined;
}

function readMoment(
  values: EncounterFormValues,
  { nowMs, birthDate }: EncounterMoment,
  failures: EncounterFormFailures,
): Instant | undefined {
  const begun = momentTexts(values.startedAt);
  const untouched = values.occurredOn === begun.occurredOn && values.occurredTime === begun.occurredTime;
  const date = parseTypedDate(values.occurredOn);
  const time = parseTypedTime(values.occurredTime);
  if (!date.ok || !isLocalDate(date.value)) failures.occurredOn = { kind: 'date-unreadable' };
  if (!time) failures.occurredTime = { kind: 'time-unreadable' };
  if (!date.ok || !isLocalDate(date.value) || !time) return undefined;
  const at = untouched ? values.startedAt : instantOf(date.value, time);
  if (epochMsOf(at) > nowMs) failures.occurredOn = { kind: 'not-yet' };
  else if (birthDate !== undefined && isAfter(birthDate, date.value))
    failures.occurredOn = { kind: 'before-birth' };
  return at;
}

/** Midnight of the station's day, seven hours ahead of UTC, and what the clock on the wall said. */
function instantOf(date: LocalDate, { hour, minute }: { hour: number; minute: number }): Instant {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return instantAt(Date.parse(`${date}T${pad(hour)}:${pad(minute)}:00+07:00`));
}

function readVitals(values: EncounterFormValues, failures: EncounterFormFailures): Vitals | undefined {
  const measured: { -readonly [V in (typeof SINGLE_VITALS)[number]]?: number } = {};
  for (const vital of SINGLE_VITALS) {
    const number = parseDecimal(values[vital]);
    if (!number.ok) {
      if (number.error.kind === 'not-a-number') failures[vital] = { kind: 'not-a-number' };
      continue;
    }
    const check = checkVital(vital, number.value);
    if (check.kind === 'impossible') failures[vital] = { kind: 'vital-impossible', check };
    else measured[vital] = number.value;
  }
  const pressure = readPressure(values.bloodPressure, failures);
  const vitals = withoutUndefined({ ...pressure, ...measured });
  return Object.keys(vitals).length > 0 ? vitals : undefined;
}

function readPressure(text: string, failures: EncounterFormFailures): BloodPressure | undefined {
  const pressure = parseBloodPressure(text);
  if (pressure.ok) return pressure.value;
  const failure = pressure.error;
  if (failure.kind !== 'empty') failures.bloodPressure = { kind: 'blood-pressure', failure };
  return undefined;
}

/** One of them is the main one: the first, where nobody said otherwise. */
function readDiagnoses(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] | undefined {
  if (diagnoses.length === 0) return undefined;
  const main = Math.max(
    0,
    diagnoses.findIndex(({ role }) => role === 'main'),
  );
  return diagnoses.map((diagnosis, index) => ({ ...diagnosis, role: index === main ? 'main' : 'other' }));
}
