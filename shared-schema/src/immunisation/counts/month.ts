// A month as counts speak of it: `2026-11`.

import { localDate, partsOf, daysInMonth, type LocalDate } from '../../local-date.js';

declare const monthBrand: unique symbol;
export type Month = string & { readonly [monthBrand]: true };

export const MONTH_PATTERN = '^\\d{4}-(0[1-9]|1[0-2])$';
const SHAPE = new RegExp(MONTH_PATTERN);

export const parseMonth = (text: string): Month | undefined =>
  SHAPE.test(text) ? (text as Month) : undefined;
export const monthOf = (day: LocalDate): Month => day.slice(0, 7) as Month;
export const isIn = (month: Month, date: string): boolean => date.startsWith(month);

export function lastDayOf(month: Month): LocalDate {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const last = localDate(year, index, daysInMonth(year, index));
  if (!last) throw new RangeError('no such month');
  return last;
}

export function monthsLater(month: Month, count: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}` as Month;
}

/** The day somebody is so many months old; of 29 February the first of March. */
export function birthdayAfter(birth: LocalDate, months: number): LocalDate {
  const { year, month = 1, day = 1 } = partsOf(birth);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const same = localDate(toYear, toMonth, day);
  if (same) return same;
  const next = index + 1;
  const first = localDate(Math.floor(next / 12), (next % 12) + 1, 1);
  if (!first) throw new RangeError('no such birthday');
  return first;
}
