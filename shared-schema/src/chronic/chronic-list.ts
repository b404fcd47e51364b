// The list of who is missing: one row for each person and register, hamlet by hamlet, the worst first. Whoever builds it for a
// whole commune calls chronicRows person by person and sorts at the end, so that a tablet can draw in between.

import type { PersonFact } from '../due/care-fact.js';
import type { PersonCare } from '../due/person-care.js';
import type { LocalDate } from '../local-date.js';
import { overdueState, standingAfterContact, type OverdueState } from './overdue-state.js';
import { isUnderCare, registerCare, registersIn } from './register-visits.js';

export interface ChronicRow {
  readonly person: PersonFact;
  readonly register: string;
  readonly state: OverdueState;
}

/** Why somebody stands on the list; they may overlap. */
export type ChronicReason =
  'due' | 'overdue' | 'never-came' | 'not-controlled' | 'medicine-ran-out' | 'snoozed';

/** Of everybody under care, also those who are not due. */
export function chronicRows({ person, facts }: PersonCare, asOf: LocalDate): readonly ChronicRow[] {
  return registersIn(facts).flatMap((register) => {
    const care = registerCare(register, person, facts, asOf);
    return care && isUnderCare(care, asOf) ? [{ person, register, state: overdueState(care, asOf) }] : [];
  });
}

export function reasonsOf({
  kind,
  notControlledTwice,
  medicineRanOutOn,
  snoozedUntil,
}: OverdueState): readonly ChronicReason[] {
  return [
    ...(kind === 'not-due' ? [] : [kind]),
    ...(notControlledTwice ? (['not-controlled'] as const) : []),
    ...(medicineRanOutOn === undefined ? [] : (['medicine-ran-out'] as const)),
    ...(snoozedUntil === undefined ? [] : (['snoozed'] as const)),
  ];
}

/** Stayed away or ran out of medicine, may be called today, and nobody said that they died or left. */
export function isMissing(state: OverdueState): boolean {
  const { kind, medicineRanOutOn, snoozedUntil, lastContact } = state;
  const isAway = kind === 'overdue' || kind === 'never-came' || medicineRanOutOn !== undefined;
  const isGone = lastContact !== undefined && standingAfterContact(lastContact.result) !== undefined;
  return isAway && snoozedUntil === undefined && !isGone;
}

const LAST = '\uffff';
const textOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Hamlet by hamlet, those without one last; then the longest overdue; then by id, so that two tablets show one order. */
export const compareChronicRows = (a: ChronicRow, b: ChronicRow): number =>
  textOrder(a.person.hamletId ?? LAST, b.person.hamletId ?? LAST) ||
  b.state.daysOverdue - a.state.daysOverdue ||
  textOrder(a.state.dueOn, b.state.dueOn) ||
  textOrder(a.person.personId, b.person.personId) ||
  textOrder(a.register, b.register);

export function chronicList(people: Iterable<PersonCare>, asOf: LocalDate): readonly ChronicRow[] {
  return [...people].flatMap((care) => chronicRows(care, asOf)).sort(compareChronicRows);
}
