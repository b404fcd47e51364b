// How many were put under care in a register, how many still come, and how many reach their target; by month of enrolment and
// by hamlet. The same function on the tablet and on the server, over the same facts.

import type { LocalDate } from '../local-date.js';
import type { PersonCare } from '../due/person-care.js';
import { addMonths } from './next-visit.js';
import { reachedAt, registerCare, standingOn, type RegisterCare } from './register-visits.js';

/** Months back in which somebody was seen, or was missed. */
export const SEEN_WITHIN_MONTHS = 3;

export interface CohortCount {
  readonly enrolled: number;
  readonly underCare: number;
  /** Of those under care, by the last visit: these four make up all of them. */
  readonly controlled: number;
  readonly notControlled: number;
  readonly notAssessed: number;
  readonly missed: number;
  /** Seen in the last three months: the first three of the four. */
  readonly seen: number;
  readonly died: number;
  readonly movedAway: number;
  readonly lost: number;
  readonly elsewhere: number;
}

export interface CohortRow extends CohortCount {
  /** Month of enrolment, `2026-03`. */
  readonly month: string;
  /** Absent where the person's hamlet is not known. */
  readonly hamletId?: string;
}

export interface CohortCounts {
  readonly register: string;
  readonly asOf: LocalDate;
  readonly total: CohortCount;
  /** By month, then by hamlet; only those that are not empty. */
  readonly rows: readonly CohortRow[];
}

type Count = keyof CohortCount;
const NONE: CohortCount = {
  enrolled: 0,
  underCare: 0,
  controlled: 0,
  notControlled: 0,
  notAssessed: 0,
  missed: 0,
  seen: 0,
  died: 0,
  movedAway: 0,
  lost: 0,
  elsewhere: 0,
};
const COUNTS = Object.keys(NONE) as Count[];
const BY_VERDICT = ['notControlled', 'controlled', 'notAssessed'] as const;

/** What one person counts as. */
function countedAs(care: RegisterCare, asOf: LocalDate): readonly Count[] {
  switch (standingOn(care, asOf)) {
    case 'under-care': {
      const last = care.visits.at(-1);
      const isSeen = last !== undefined && last.on > addMonths(asOf, -SEEN_WITHIN_MONTHS);
      if (!isSeen) return ['enrolled', 'underCare', 'missed'];
      const verdict = BY_VERDICT[reachedAt(care.enrolment.register, last, care.enrolment)];
      return ['enrolled', 'underCare', 'seen', verdict];
    }
    case 'died':
      return ['enrolled', 'died'];
    case 'moved-away':
      return ['enrolled', 'movedAway'];
    case 'elsewhere':
      return ['enrolled', 'elsewhere'];
    // A standing of a newer version is none of those above: nobody follows this person here.
    default:
      return ['enrolled', 'lost'];
  }
}

const plus = (a: CohortCount, b: CohortCount): CohortCount =>
  Object.fromEntries(COUNTS.map((count) => [count, a[count] + b[count]])) as Record<Count, number>;

export const sumOfCounts = (counts: readonly CohortCount[]): CohortCount => counts.reduce(plus, NONE);

export interface CohortQuestion {
  readonly register: string;
  /** Who was enrolled before this day is left out; absent: nobody. */
  readonly from?: LocalDate | undefined;
  readonly asOf: LocalDate;
}

const keyOf = ({ month, hamletId = '\uffff' }: Pick<CohortRow, 'month' | 'hamletId'>): string =>
  `${month} ${hamletId}`;

/** Takes people one after the other, so that a tablet can draw in between. */
export function createCohortCounter({ register, from, asOf }: CohortQuestion): {
  add(care: PersonCare): void;
  counts(): CohortCounts;
} {
  const rows = new Map<string, CohortRow>();
  return {
    add({ person, facts }) {
      const care = registerCare(register, person, facts, asOf);
      if (!care || (from !== undefined && care.enrolment.on < from)) return;
      const { hamletId } = person;
      const place = { month: care.enrolment.on.slice(0, 7), ...(hamletId !== undefined && { hamletId }) };
      const as = countedAs(care, asOf);
      const one: CohortCount = { ...NONE, ...Object.fromEntries(as.map((count) => [count, 1])) };
      rows.set(keyOf(place), { ...place, ...plus(rows.get(keyOf(place)) ?? NONE, one) });
    },
    counts() {
      const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
      return { register, asOf, total: sumOfCounts(sorted), rows: sorted };
    },
  };
}

export function cohortCounts(people: Iterable<PersonCare>, question: CohortQuestion): CohortCounts {
  const counter = createCohortCounter(question);
  for (const care of people) counter.add(care);
  return counter.counts();
}
