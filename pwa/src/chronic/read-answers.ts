// Answers several forms of chronic care ask in the same way: the day, a note, a medicine.

import { epochMsOf, instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { Medicine } from '@tram/shared-schema/chronic/medicine.js';
import { parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import {
  formatLocalDate,
  isLocalDate,
  localDateAt,
  startOfDayMs,
  type LocalDate,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { parsePastDate } from '#people/past-date.js';
import { tidyLines } from '#people/tidy-lines.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { FieldFailure } from './field-failure.js';

export interface MedicineValues {
  readonly code: string;
  readonly name: string;
  readonly strength: string;
  readonly perTime: string;
  readonly perDay: string;
  readonly days: string;
  readonly instructions: string;
}

const NOON_MS = 12 * 3_600_000;

export const dayText = (at: Instant): string => formatLocalDate(localDateAt(epochMsOf(at)));

type Read<T> = { readonly value: T } | { readonly failure: FieldFailure };

/** A day that has begun, in the person's life. */
export function readDay(text: string, today: LocalDate, birthDate: PartialDate | undefined): Read<LocalDate> {
  const read = parsePastDate(text, today);
  if (!read.ok) return { failure: { kind: 'date', failure: read.error } };
  if (!isLocalDate(read.value)) return { failure: { kind: 'day-needed' } };
  if (birthDate !== undefined && isAfter(birthDate, read.value)) return { failure: { kind: 'before-birth' } };
  return { value: read.value };
}

/** The moment the form was begun, or noon of another day: the hour of a visit entered from paper is not known. */
export function readMoment(
  { startedAt, occurredOn }: { readonly startedAt: Instant; readonly occurredOn: string },
  today: LocalDate,
  birthDate: PartialDate | undefined,
): Read<Instant> {
  const day = readDay(occurredOn, today, birthDate);
  if ('failure' in day) return day;
  return {
    value: occurredOn === dayText(startedAt) ? startedAt : instantAt(startOfDayMs(day.value) + NOON_MS),
  };
}

export function readText(text: string, limit: number): Read<string | undefined> {
  const tidy = tidyLines(text);
  if (tidy.length > limit) return { failure: { kind: 'text-too-long', length: tidy.length, limit } };
  return { value: tidy === '' ? undefined : tidy };
}

/** Bounds of the stored document; see medicine.schema.ts. */
const BOUNDS = { days: [0, 180], perDay: [1, 12], perTime: [0.1, 100] } as const;

function readCount(text: string, which: keyof typeof BOUNDS): Read<number | undefined> {
  const typed = parseDecimal(text);
  const [from, to] = BOUNDS[which];
  if (!typed.ok)
    return typed.error.kind === 'empty' ? { value: undefined } : { failure: { kind: 'not-a-number' } };
  const whole = which === 'perTime' || Number.isInteger(typed.value);
  if (whole && typed.value >= from && typed.value <= to) return { value: typed.value };
  return { failure: { kind: 'out-of-range', from, to, unit: '' } };
}

export function readMedicine(values: MedicineValues): Read<Medicine> {
  const name = values.name.trim();
  if (name === '') return { failure: { kind: 'required' } };
  const counts = {
    days: readCount(values.days, 'days'),
    timesPerDay: readCount(values.perDay, 'perDay'),
    unitsPerTime: readCount(values.perTime, 'perTime'),
  };
  const wrong = Object.values(counts).find((count) => 'failure' in count);
  if (wrong && 'failure' in wrong) return wrong;
  const valueOf = (count: Read<number | undefined>): number | undefined =>
    'value' in count ? count.value : undefined;
  const orNothing = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  return {
    value: {
      name: name.slice(0, 120),
      ...withoutUndefined({
        code: orNothing(values.code),
        strength: orNothing(values.strength.slice(0, 40)),
        instructions: orNothing(values.instructions.slice(0, 200)),
        days: valueOf(counts.days),
        timesPerDay: valueOf(counts.timesPerDay),
        unitsPerTime: valueOf(counts.unitsPerTime),
      }),
    },
  };
}

const typed = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',');

export const medicineValuesOf = (medicine: Medicine): MedicineValues => ({
  code: medicine.code ?? '',
  name: medicine.name,
  strength: medicine.strength ?? '',
  perTime: typed(medicine.unitsPerTime),
  perDay: typed(medicine.timesPerDay),
  days: typed(medicine.days),
  instructions: medicine.instructions ?? '',
});

/** Those that can be written down; the first that cannot says why. */
export function readMedicines(all: readonly MedicineValues[]): Read<readonly Medicine[] | undefined> {
  const read = all.map(readMedicine);
  const wrong = read.find((one) => 'failure' in one);
  if (wrong && 'failure' in wrong) return wrong;
  const medicines = read.flatMap((one) => ('value' in one ? [one.value] : []));
  return { value: medicines.length > 0 ? medicines : undefined };
}
