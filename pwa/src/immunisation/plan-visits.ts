// The visits that bring a late child up to date, without what somebody decided against.

import { catchUpPlan, type PlannedVisit } from '@tram/shared-schema/immunisation/catch-up-plan.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { addDays, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { JudgedRecord } from './vaccine-record.js';

/** Further ahead a plan on paper only goes out of date. */
const PLANNED_DAYS = 365;

/** Empty for a child who is not late: the card says all there is to say. */
export function planVisits(
  { card, subject }: JudgedRecord,
  schedule: CompiledSchedule,
  today: LocalDate,
): readonly PlannedVisit[] {
  if (!card.next.some(({ lateSince, held }) => lateSince !== undefined && !held)) return [];
  const against = new Set(
    card.next.filter(({ held }) => held && held.decision !== 'deferred').map(({ group }) => group),
  );
  const wish = { from: today, until: addDays(today, PLANNED_DAYS), alongDays: 0 };
  return catchUpPlan(schedule, subject, wish)
    .map(({ on, doses }) => ({ on, doses: doses.filter(({ group }) => !against.has(group)) }))
    .filter(({ doses }) => doses.length > 0);
}
