// Which vaccines are not given today because somebody had a severe event: from the moment it is written down, on every
// tablet that knows of it, until somebody says with a reason that giving goes on. Nothing but the event says so.

import { epochMsOf } from '../document/instant.js';
import { localDateAt, type LocalDate } from '../local-date.js';
import type { AdverseEvent } from './after-dose.js';
import { isSevere } from './severe-reports.js';

export const stopsGiving = (event: AdverseEvent, on: LocalDate): boolean =>
  event.status === 'completed' &&
  isSevere(event) &&
  event.resumed === undefined &&
  localDateAt(epochMsOf(event.occurredAt)) === on;

export interface NamedDose {
  readonly id: string;
  readonly vaccineCode: string;
}

/** Of the doses the event names; every vaccine where one of them is not known. */
export function stoppedBy(
  { doseIds }: Pick<AdverseEvent, 'doseIds'>,
  doses: readonly NamedDose[],
): 'every-vaccine' | readonly string[] {
  const codes = new Map(doses.map(({ id, vaccineCode }) => [id, vaccineCode]));
  const named = doseIds.map((id) => codes.get(id));
  const known = named.filter((code) => code !== undefined);
  return known.length < named.length ? 'every-vaccine' : [...new Set(known)];
}
