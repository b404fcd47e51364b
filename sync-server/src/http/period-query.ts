// The days a count is asked for: `from` and `to`, or a `year`. Nothing that lies ahead is counted.

import type { Request } from 'express';
import { localDate, parseLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { CountedPeriod } from '@tram/shared-schema/sync/counts.js';
import type { BadRequest } from './validate-body.js';

const bad = (field: string, rule: string): Result<never, BadRequest> =>
  err({ kind: 'bad-request', field, rule });

/** Empty counts as absent. */
const asked = (value: unknown): unknown => (value === '' ? undefined : value);

function dayIn(request: Request, field: 'from' | 'to'): Result<LocalDate | undefined, BadRequest> {
  const text = asked(request.query[field]);
  if (text === undefined) return ok(undefined);
  const day = typeof text === 'string' ? parseLocalDate(text) : undefined;
  return day?.ok === true ? day : bad(field, 'date');
}

export function periodQuery(request: Request, today: LocalDate): Result<CountedPeriod, BadRequest> {
  const year = asked(request.query['year']);
  const from = dayIn(request, 'from');
  if (!from.ok) return from;
  const to = dayIn(request, 'to');
  if (!to.ok) return to;
  if (year !== undefined && (from.value !== undefined || to.value !== undefined)) return bad('year', 'alone');
  if (year !== undefined && (typeof year !== 'string' || !/^\d{4}$/.test(year))) return bad('year', 'year');
  const end = year === undefined ? to.value : localDate(Number(year), 12, 31);
  const asOf = end !== undefined && end < today ? end : today;
  if (from.value !== undefined && from.value > asOf) return bad('from', 'after-to');
  if (typeof year === 'string' && `${year}-01-01` > today) return bad('year', 'ahead');
  return ok({ ...(from.value !== undefined && { from: from.value }), asOf });
}
