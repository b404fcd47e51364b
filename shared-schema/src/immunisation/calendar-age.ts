// Adding ages and intervals to calendar days, by the rules of CDSi (CALCDT-1 to 6): years and months first, holding the
// day of the month; a day that does not exist becomes the first of the next month; then weeks and days. Days are counted
// as numbers since 1970-01-01 here: one child is judged with some hundreds of sums.

import { daysInMonth, fromEpochDay, localDate, type LocalDate } from '../local-date.js';
import { err, ok, type Result } from '../result.js';

/** Days since 1970-01-01. */
export type EpochDay = number;

export interface Offset {
  readonly months: number;
  readonly days: number;
}

export type OffsetFailure = { kind: 'not-an-offset'; text: string };

const TERM = /^\s*([+-]?)\s*(\d{1,4})\s+(year|month|week|day)s?(?=[\s+-]|$)/;
const MONTHS = { year: 12, month: 1, week: 0, day: 0 } as const;
const DAYS = { year: 0, month: 0, week: 7, day: 1 } as const;
type Unit = keyof typeof MONTHS;
const isUnit = (text: string | undefined): text is Unit => text !== undefined && text in MONTHS;

export function parseOffset(text: string): Result<Offset, OffsetFailure> {
  let rest = text.trim();
  let months = 0;
  let days = 0;
  for (let first = true; first || rest !== ''; first = false) {
    const match = TERM.exec(rest);
    const unit = match?.[3];
    if (!match || !isUnit(unit) || first !== (match[1] === '')) return err({ kind: 'not-an-offset', text });
    const count = Number(match[2]) * (match[1] === '-' ? -1 : 1);
    months += count * MONTHS[unit];
    days += count * DAYS[unit];
    rest = rest.slice(match[0].length).trim();
  }
  return ok({ months, days });
}

const ERA_DAYS = 146_097;
/** 1 March 0000, from which leap days fall at the end of a year. */
const MARCH_0000 = -719_468;

export function dayOf(year: number, month: number, day: number): EpochDay {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const ofEra = fromMarch - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * ERA_DAYS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear + MARCH_0000;
}

export function civilOf(epochDay: EpochDay): { year: number; month: number; day: number } {
  const shifted = epochDay - MARCH_0000;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

/** The calendar day of a count. Days outside the calendar of `LocalDate` do not come up: they are no one's birthday. */
export function localDateOf(epochDay: EpochDay): LocalDate {
  const { year, month, day } = civilOf(epochDay);
  return localDate(year, month, day) ?? fromEpochDay(epochDay);
}

export function addOffset(from: EpochDay, { months, days }: Offset): EpochDay {
  if (months === 0) return from + days;
  const { year, month, day } = civilOf(from);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  const held =
    day <= daysInMonth(toYear, toMonth) ? dayOf(toYear, toMonth, day) : firstOfNext(toYear, toMonth);
  return held + days;
}

const firstOfNext = (year: number, month: number): EpochDay =>
  month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
