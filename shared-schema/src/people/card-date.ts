// Dates as cards write them: `05062009`, `062009`, `2009`, `5/6/2009`, and `-` for none.

import { localDate, parsePartialDate, type PartialDate } from '../local-date.js';

export type CardDate =
  | { kind: 'none' }
  | { kind: 'date'; date: PartialDate }
  /** Shaped like a date, but no such day, or not shaped like a date at all. */
  | { kind: 'impossible' };

const COMPACT = /^(\d{2})?(\d{2})?(\d{4})$/;
const SLASHED = /^(?:(\d{1,2})[/.-])?(?:(\d{1,2})[/.-])?(\d{4})$/;

export const looksLikeCardDate = (text: string): boolean => COMPACT.test(text) || SLASHED.test(text);

export function readCardDate(text: string): CardDate {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-') return { kind: 'none' };
  const match = COMPACT.exec(trimmed) ?? SLASHED.exec(trimmed);
  if (!match) return { kind: 'impossible' };
  const [, first, second, year = ''] = match;
  // With two parts before the year the first is the day; with one, it is the month.
  const month = known(second ?? first);
  const day = second === undefined ? undefined : known(first);
  const date = toPartialDate(year, month, day);
  return date === undefined ? { kind: 'impossible' } : { kind: 'date', date };
}

/** `00` stands for a day or month nobody knows. */
const known = (part: string | undefined): string | undefined =>
  part === undefined || Number(part) === 0 ? undefined : part.padStart(2, '0');

function toPartialDate(
  year: string,
  month: string | undefined,
  day: string | undefined,
): PartialDate | undefined {
  if (day !== undefined && month === undefined) return undefined;
  if (day !== undefined) return localDate(Number(year), Number(month), Number(day));
  const parsed = parsePartialDate(month === undefined ? year : `${year}-${month}`);
  return parsed.ok ? parsed.value : undefined;
}

/** True only when the whole of a partial date lies after the day. */
export const isAfter = (date: PartialDate, day: PartialDate): boolean => {
  const precision = Math.min(date.length, day.length);
  return date.slice(0, precision) > day.slice(0, precision);
};
