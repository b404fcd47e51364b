// Calendar days as their own type, never a `Date`: a birthday has no time zone and a due day no hour.
// A partial date says only what is known (`1950`, `1950-07`), as FHIR's `date` does.

import { err, ok, type Result } from './result.js';

declare const localDateBrand: unique symbol;
declare const partialDateBrand: unique symbol;

/** A calendar day `yyyy-mm-dd` in the proleptic Gregorian calendar. Compares correctly as text. */
export type LocalDate = string & { readonly [localDateBrand]: true; readonly [partialDateBrand]: true };
/** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
export type PartialDate = string & { readonly [partialDateBrand]: true };
export type DatePrecision = 'year' | 'month' | 'day';
export type DateFailure = { kind: 'not-a-date' };

/** Days are days of this zone, on the tablet and on the server. UTC+7 all year: no summer time since 1975. */
export const STATION_TIME_ZONE = 'Asia/Ho_Chi_Minh';
const STATION_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** Undefined when that day does not exist (31 February). Month and day count from 1. */
export function localDate(year: number, month: number, day: number): LocalDate | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}` as LocalDate;
}

export function parseLocalDate(text: string): Result<LocalDate, DateFailure> {
  const match = SHAPE.exec(text);
  const date = match?.[3] ? localDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  return date ? ok(date) : err({ kind: 'not-a-date' });
}

export function parsePartialDate(text: string): Result<PartialDate, DateFailure> {
  const match = SHAPE.exec(text);
  const exists = match && localDate(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
  return exists ? ok(text as PartialDate) : err({ kind: 'not-a-date' });
}

export function precisionOf(date: PartialDate): DatePrecision {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
}

export const isLocalDate = (date: PartialDate): date is LocalDate => date.length === 10;

export interface DateParts {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

export function partsOf(date: PartialDate): DateParts {
  return {
    year: Number(date.slice(0, 4)),
    month: date.length >= 7 ? Number(date.slice(5, 7)) : undefined,
    day: date.length === 10 ? Number(date.slice(8, 10)) : undefined,
  };
}

/** Days since 1970-01-01; the only arithmetic that goes through UTC, where every day has 24 hours. */
export function toEpochDay(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function fromEpochDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days);
export const daysBetween = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from);

/** The station's calendar day at an instant in milliseconds since the epoch. */
export function localDateAt(epochMs: number): LocalDate {
  return new Date(epochMs + STATION_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** When a day begins at the station. */
export const startOfDayMs = (date: LocalDate): number => toEpochDay(date) * DAY_MS - STATION_OFFSET_MS;

/** `05/06/2009`, `07/1952`, `1950`: what a card and a worker write. */
export function formatLocalDate(date: PartialDate): string {
  return date.split('-').reverse().join('/');
}

/**
 * What a worker types for a date: `5/6/2009`, `05062009`, `5.6.2009`, `7/1952`, `1950`.
 * Two-digit years are refused: in a district with centenarians they mean two things.
 */
export function parseTypedDate(text: string): Result<PartialDate, DateFailure> {
  const trimmed = text.trim();
  if (/^\d{8}$/.test(trimmed)) {
    return parsePartialDate(`${trimmed.slice(4)}-${trimmed.slice(2, 4)}-${trimmed.slice(0, 2)}`);
  }
  const parts = trimmed.split(/[\s./-]+/);
  const year = parts.at(-1) ?? '';
  if (parts.length > 3 || !/^\d{4}$/.test(year) || parts.some((part) => !/^\d{1,4}$/.test(part))) {
    return err({ kind: 'not-a-date' });
  }
  const reversed = [
    year,
    ...parts
      .slice(0, -1)
      .reverse()
      .map((part) => part.padStart(2, '0')),
  ];
  return parsePartialDate(reversed.join('-'));
}

/** Whole years and months lived. For a partial birth date the oldest day it can mean is taken. */
export function ageOn(birth: PartialDate, on: LocalDate): { years: number; months: number; days: number } {
  const from = partsOf(birth);
  const to = partsOf(on);
  const toDay = to.day ?? 1;
  const fromDay = from.day ?? 1;
  let months = (to.year - from.year) * 12 + ((to.month ?? 1) - (from.month ?? 1));
  if (toDay < fromDay) months -= 1;
  const born = localDate(from.year, from.month ?? 1, fromDay);
  return { years: Math.floor(months / 12), months, days: born ? daysBetween(born, on) : 0 };
}
