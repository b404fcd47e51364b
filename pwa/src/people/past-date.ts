// What is wrong with a date somebody typed into the person form, said finely enough to be mended.

import { parseTypedDate, type LocalDate, type PartialDate } from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { err, type Result } from '@tram/shared-schema/result.js';

export type PastDateFailure =
  | { kind: 'date-unreadable' }
  | { kind: 'year-of-two-digits' }
  | { kind: 'no-such-day' }
  | { kind: 'date-in-future' }
  | { kind: 'date-too-long-ago'; year: number };

/** Nobody now alive was born before: the oldest person ever verified lived 122 years. */
const OLDEST_AGE = 122;

/** A day, month or year that has begun. */
export function parsePastDate(text: string, today: LocalDate): Result<PartialDate, PastDateFailure> {
  const parsed = parseTypedDate(text);
  if (!parsed.ok) return err(whyUnreadable(text.trim()));
  if (isAfter(parsed.value, today)) return err({ kind: 'date-in-future' });
  const year = Number(parsed.value.slice(0, 4));
  return year < Number(today.slice(0, 4)) - OLDEST_AGE ? err({ kind: 'date-too-long-ago', year }) : parsed;
}

function whyUnreadable(text: string): PastDateFailure {
  const parts = /^\d{8}$/.test(text)
    ? [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
    : text.split(/[\s./-]+/);
  const year = parts.at(-1) ?? '';
  const digits = parts.every((part) => /^\d+$/.test(part));
  if (digits && parts.length > 1 && parts.length <= 3) {
    if (year.length === 4) return { kind: 'no-such-day' };
    if (year.length === 2) return { kind: 'year-of-two-digits' };
  }
  return { kind: 'date-unreadable' };
}
