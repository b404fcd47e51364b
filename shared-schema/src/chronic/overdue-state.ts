// Who under care is expected, who stayed away, whose medicine is used up and who is not getting better. Says nothing of
// screens: lists filter and count by it.

import { addDays, daysBetween, type LocalDate } from '../local-date.js';
import type { ContactFact, EnrolmentFact } from '../due/care-fact.js';
import { addMonths, medicineRunsOutOn } from './next-visit.js';
import { DUE_SOON, EXPECTED_WITHIN, NOT_CONTROLLED, SNOOZE } from './overdue.table.js';
import { reachedAt, type RegisterCare } from './register-visits.js';
import type { Reached } from './target-reached.js';

export interface OverdueState {
  readonly kind: 'not-due' | 'due' | 'overdue' | 'never-came';
  readonly dueOn: LocalDate;
  /** 0 until the day after the one they were expected on. */
  readonly daysOverdue: number;
  readonly lastVisitOn?: LocalDate;
  readonly lastReached?: Reached;
  readonly notControlledTwice: boolean;
  /** The first day without medicine, where that day has come. */
  readonly medicineRanOutOn?: LocalDate;
  /** Not to be called before this day. */
  readonly snoozedUntil?: LocalDate;
  /** Of the calls since the last visit, the latest. */
  readonly lastContact?: ContactFact;
  /** Somebody has to go there: the phone does not help. */
  readonly needsHomeVisit: boolean;
}

/** What a call's result says the register should say, for the worker to confirm. */
export function standingAfterContact(result: ContactFact['result']): EnrolmentFact['standing'] | undefined {
  if (result === 'died') return 'died';
  if (result === 'moved') return 'moved-away';
  return result === 'seen-elsewhere' ? 'elsewhere' : undefined;
}

/** The day somebody called today is asked after again. */
export const askAgainOn = (result: ContactFact['result'], on: LocalDate): LocalDate =>
  addDays(on, SNOOZE.days[result] ?? 0);

const FOR_THE_DOOR: ReadonlySet<string> = new Set<ContactFact['result']>(['ask-home-visit', 'wrong-number']);

/** The latest visits that were judged, each without reaching the target; one that was not judged says nothing. */
function isNotControlled({ enrolment, visits }: RegisterCare): boolean {
  let judged = 0;
  for (let at = visits.length - 1; at >= 0 && judged < NOT_CONTROLLED.visits; at--) {
    const visit = visits[at];
    const verdict = visit ? reachedAt(enrolment.register, visit, enrolment) : 2;
    if (verdict === 1) return false;
    if (verdict === 0) judged += 1;
  }
  return judged >= NOT_CONTROLLED.visits;
}

export function overdueState(care: RegisterCare, asOf: LocalDate): OverdueState {
  const { enrolment, visits, contacts } = care;
  const last = visits.at(-1);
  const dueOn = last?.nextOn ?? addMonths(last?.on ?? enrolment.on, EXPECTED_WITHIN.months);
  const daysOverdue = Math.max(0, daysBetween(dueOn, asOf));
  const isDue = daysBetween(asOf, dueOn) <= DUE_SOON.days;
  const missed = last ? 'overdue' : 'never-came';
  const runsOut = last && medicineRunsOutOn(last);
  const lastContact = contacts.findLast(
    ({ occurredAt, on }) => on >= enrolment.on && (!last || occurredAt > last.occurredAt),
  );
  const again = lastContact && (lastContact.againOn ?? askAgainOn(lastContact.result, lastContact.on));
  return {
    kind: daysOverdue > 0 ? missed : isDue ? 'due' : 'not-due',
    dueOn,
    daysOverdue,
    ...(last && { lastVisitOn: last.on, lastReached: reachedAt(enrolment.register, last, enrolment) }),
    notControlledTwice: isNotControlled(care),
    ...(runsOut !== undefined && runsOut <= asOf && { medicineRanOutOn: runsOut }),
    ...(again !== undefined && again > asOf && { snoozedUntil: again }),
    ...(lastContact && { lastContact }),
    needsHomeVisit: lastContact !== undefined && FOR_THE_DOOR.has(lastContact.result),
  };
}

/** The months, `2026-10`, in which somebody was expected and did not come; the month of `asOf` is not over. */
export function missedMonths({ enrolment, visits }: RegisterCare, asOf: LocalDate): readonly string[] {
  const missed: string[] = [];
  const thisMonth = asOf.slice(0, 7);
  for (
    let month = enrolment.on.slice(0, 7);
    month < thisMonth;
    month = addMonths(`${month}-01` as LocalDate, 1).slice(0, 7)
  ) {
    const nextMonth = addMonths(`${month}-01` as LocalDate, 1);
    const before = visits.filter(({ on }) => on < nextMonth);
    const last = before.at(-1);
    if (last?.on.startsWith(month)) continue;
    const dueOn = last?.nextOn ?? addMonths(last?.on ?? enrolment.on, EXPECTED_WITHIN.months);
    if (dueOn < nextMonth) missed.push(month);
  }
  return missed;
}
