// The visits that bring a late child up to date: without what somebody decided against, and what was deferred from its day on.

import { catchUpPlan, type PlannedVisit } from '@tram/shared-schema/immunisation/catch-up-plan.js';
import { CATCH_UP } from '@tram/shared-schema/immunisation/catch-up.table.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import type { NextDose } from '@tram/shared-schema/immunisation/vaccine-card.js';
import { addDays, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { JudgedRecord } from './vaccine-record.js';

export interface VisitPlan {
  readonly visits: readonly PlannedVisit[];
  /** By group: what the plan leaves out. */
  readonly leftOut: readonly string[];
}

/** A deferral ends on its day, another decision after it. */
function heldUntil({ decision, untilOn }: NonNullable<NextDose['held']>): LocalDate | 'not-given' {
  if (untilOn === undefined) return 'not-given';
  return decision === 'deferred' ? untilOn : addDays(untilOn, 1);
}

/** No visit for a child who is not late: the card says all there is to say. */
export function planVisits(
  { card, subject }: JudgedRecord,
  schedule: CompiledSchedule,
  today: LocalDate,
): VisitPlan {
  if (!card.next.some(({ lateSince, held }) => lateSince !== undefined && !held))
    return { visits: [], leftOut: [] };
  const held = new Map(card.next.flatMap((one) => (one.held ? [[one.group, heldUntil(one.held)]] : [])));
  const { alongDays, waitDays, plannedDays } = CATCH_UP;
  const wish = { from: today, until: addDays(today, plannedDays), alongDays, waitDays, held };
  const leftOut = [...held].flatMap(([group, until]) => (until === 'not-given' ? [group] : []));
  return { visits: catchUpPlan(schedule, subject, wish), leftOut };
}
