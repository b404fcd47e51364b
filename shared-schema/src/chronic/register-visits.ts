// What the facts of one person say of one register: whether they are under care, their visits in order, and the verdict of
// each. Lists and counts are made from this alone, so that they cannot disagree.

import type { CareFact, ContactFact, EnrolmentFact, FollowUpFact, PersonFact } from '../due/care-fact.js';
import type { LocalDate } from '../local-date.js';
import { registerVerdict } from './register-verdict.js';
import type { Reached } from './target-reached.js';

export interface RegisterCare {
  readonly person: PersonFact;
  readonly enrolment: EnrolmentFact;
  /** Earliest first; none after the day asked for. */
  readonly visits: readonly FollowUpFact[];
  readonly contacts: readonly ContactFact[];
}

const byTime = (
  a: { readonly occurredAt: string; readonly id: string },
  b: { readonly occurredAt: string; readonly id: string },
): number =>
  a.occurredAt === b.occurredAt
    ? Number(a.id > b.id) - Number(a.id < b.id)
    : a.occurredAt < b.occurredAt
      ? -1
      : 1;

/** Two tablets, or two records of one person, may have enrolled them twice: one under care counts, then the earliest. */
function enrolmentThatCounts(enrolments: readonly EnrolmentFact[]): EnrolmentFact | undefined {
  const [first, ...rest] = enrolments;
  if (!first) return undefined;
  const key = ({ standing, on, id }: EnrolmentFact): string =>
    `${standing === 'under-care' ? 0 : 1} ${on} ${id}`;
  return rest.reduce((best, enrolment) => (key(enrolment) < key(best) ? enrolment : best), first);
}

/** Undefined where the person was not enrolled in this register by that day. */
export function registerCare(
  register: string,
  person: PersonFact,
  facts: readonly CareFact[],
  asOf: LocalDate,
): RegisterCare | undefined {
  const enrolments: EnrolmentFact[] = [];
  const visits: FollowUpFact[] = [];
  const contacts: ContactFact[] = [];
  for (const fact of facts) {
    if (fact.on > asOf) continue;
    if (fact.kind === 'enrolment' && fact.register === register) enrolments.push(fact);
    else if (fact.kind === 'follow-up' && fact.registers.includes(register)) visits.push(fact);
    else if (fact.kind === 'contact' && fact.about.includes(register)) contacts.push(fact);
  }
  const enrolment = enrolmentThatCounts(enrolments);
  return enrolment && { person, enrolment, visits: visits.sort(byTime), contacts: contacts.sort(byTime) };
}

/** Every register somebody was ever enrolled in. */
export function registersIn(facts: readonly CareFact[]): readonly string[] {
  const registers = new Set<string>();
  for (const fact of facts) if (fact.kind === 'enrolment') registers.add(fact.register);
  return [...registers];
}

/** One for each register: the enrolment that counts there. */
export function enrolmentsThatCount(facts: readonly CareFact[]): readonly EnrolmentFact[] {
  const enrolments = facts.filter((fact): fact is EnrolmentFact => fact.kind === 'enrolment');
  return registersIn(facts).flatMap(
    (register) => enrolmentThatCounts(enrolments.filter((one) => one.register === register)) ?? [],
  );
}

/** How the register speaks of somebody on a day. A standing changed later did not hold yet. */
export function standingOn({ person, enrolment }: RegisterCare, asOf: LocalDate): EnrolmentFact['standing'] {
  const { standing, standingOn: since } = enrolment;
  if (standing !== 'under-care') return since !== undefined && since > asOf ? 'under-care' : standing;
  if (person.lifeStatus === 'deceased') return 'died';
  return person.lifeStatus === 'moved-away' ? 'moved-away' : standing;
}

export const isUnderCare = (care: RegisterCare, asOf: LocalDate): boolean =>
  standingOn(care, asOf) === 'under-care';

/** As the visit was judged on its day; where that was not kept, by the target the person has. */
export function reachedAt(register: string, visit: FollowUpFact, enrolment: EnrolmentFact): Reached {
  const kept = visit.reached?.[register];
  if (kept === 0 || kept === 1 || kept === 2) return kept;
  return registerVerdict(register, visit, enrolment.target);
}
