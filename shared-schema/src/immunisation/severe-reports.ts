// By when a severe adverse event must be reported, and to whom it was.

import type { AdverseEventId, PersonDocId } from '../document/ids.js';
import { epochMsOf, instantAt, type Instant } from '../document/instant.js';
import { localDateAt } from '../local-date.js';
import type { DutyRow } from './after-dose.table.js';
import type { AdverseEvent } from './after-dose.js';
import { dutiesOn } from './duties.js';

export interface OwedReport {
  readonly eventId: AdverseEventId;
  readonly personId: PersonDocId;
  /** Counted from when it was seen or told. */
  readonly since: Instant;
  readonly dueAt: Instant;
}

const HOUR_MS = 3_600_000;

export function reportDueAt(
  { occurredAt }: Pick<AdverseEvent, 'occurredAt'>,
  duties?: readonly DutyRow[],
): Instant {
  const seenMs = epochMsOf(occurredAt);
  return instantAt(seenMs + dutiesOn(localDateAt(seenMs), duties).severeReportHours * HOUR_MS);
}

/** A severity this version does not know is taken as severe: an unneeded call to the centre harms nobody. */
export const isSevere = ({ severity }: Pick<AdverseEvent, 'severity'>): boolean => severity !== 'mild';

/** Severe events that stand and of which nobody recorded a report; the most pressing first. */
export function owedReports(
  events: readonly AdverseEvent[],
  duties?: readonly DutyRow[],
): readonly OwedReport[] {
  return events
    .filter((event) => event.status === 'completed' && isSevere(event) && (event.reports ?? []).length === 0)
    .map((event) => ({
      eventId: event._id,
      personId: event.personId,
      since: event.occurredAt,
      dueAt: reportDueAt(event, duties),
    }))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.eventId < b.eventId ? -1 : 1));
}
