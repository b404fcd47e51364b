// A register of one year as the form has it: a row for each person, twelve months, of each month the last visit.

import type { EnrolmentFact, FollowUpFact, PersonFact } from '../due/care-fact.js';
import type { LocalDate } from '../local-date.js';
import type { BloodPressure } from '../encounters/vitals.js';
import { averagePressure } from './blood-pressure.js';
import type { PersonCare } from '../due/person-care.js';
import { reachedAt, registerCare, standingOn } from './register-visits.js';
import type { Reached } from './target-reached.js';

export interface RegisterMonth {
  readonly on: LocalDate;
  readonly place: FollowUpFact['place'];
  readonly pressure?: BloodPressure;
  readonly glucoseMmolL?: number;
  readonly reached: Reached;
  readonly medicines: readonly string[];
  readonly measures: NonNullable<FollowUpFact['measures']>;
}

export interface RegisterBookRow extends Pick<EnrolmentFact, 'diagnosisCode' | 'diagnosedAt'> {
  readonly person: PersonFact;
  readonly enrolledOn: LocalDate;
  readonly standing: EnrolmentFact['standing'];
  /** January first; undefined where nobody came. */
  readonly months: readonly (RegisterMonth | undefined)[];
}

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

function monthOf(register: string, visit: FollowUpFact, enrolment: EnrolmentFact): RegisterMonth {
  const pressure = averagePressure(visit.pressureReadings ?? []);
  return {
    on: visit.on,
    place: visit.place,
    ...(pressure && { pressure }),
    ...(visit.glucose && { glucoseMmolL: visit.glucose.mmolL }),
    reached: reachedAt(register, visit, enrolment),
    medicines: (visit.medicines ?? []).map(({ name }) => name),
    measures: visit.measures ?? {},
  };
}

/** Undefined where the person does not stand in that year's book: not enrolled by then, or gone before it began. */
export function registerBookRow(
  register: string,
  year: number,
  { person, facts }: PersonCare,
  asOf: LocalDate,
): RegisterBookRow | undefined {
  const [first, last] = [`${year}-01-01` as LocalDate, `${year}-12-31` as LocalDate];
  const through = asOf < last ? asOf : last;
  const care = registerCare(register, person, facts, through);
  if (!care || first > through) return undefined;
  const { enrolment, visits } = care;
  const ofYear = visits.filter(({ on }) => on >= first);
  const left = enrolment.standing !== 'under-care' && (enrolment.standingOn ?? enrolment.on) < first;
  if (left && ofYear.length === 0) return undefined;
  const months = MONTHS.map((month) => {
    const visit = ofYear.findLast(({ on }) => on.startsWith(`${year}-${month}`));
    return visit && monthOf(register, visit, enrolment);
  });
  const { on: enrolledOn, diagnosisCode, diagnosedAt } = enrolment;
  return {
    person,
    enrolledOn,
    standing: standingOn(care, through),
    months,
    ...(diagnosisCode !== undefined && { diagnosisCode }),
    ...(diagnosedAt !== undefined && { diagnosedAt }),
  };
}

/** In the order they were enrolled, as a book is written. */
export const compareBookRows = (a: RegisterBookRow, b: RegisterBookRow): number => {
  const key = ({ enrolledOn, person }: RegisterBookRow): string => `${enrolledOn} ${person.personId}`;
  return key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1;
};

export function registerRows(
  register: string,
  year: number,
  people: Iterable<PersonCare>,
  asOf: LocalDate,
): readonly RegisterBookRow[] {
  return [...people]
    .map((care) => registerBookRow(register, year, care, asOf))
    .filter((row) => row !== undefined)
    .sort(compareBookRows);
}

/** Of one month of the book: how many were seen, and how many of them reached the target. */
export interface MonthCount {
  readonly seen: number;
  readonly notReached: number;
  readonly reached: number;
  readonly notAssessed: number;
}

/** The foot of the book: twelve months, January first. */
export function monthCounts(rows: readonly RegisterBookRow[]): readonly MonthCount[] {
  return MONTHS.map((_, at) => {
    const verdicts = rows.flatMap(({ months }) => months[at]?.reached ?? []);
    const count = (verdict: Reached): number => verdicts.filter((said) => said === verdict).length;
    return { seen: verdicts.length, notReached: count(0), reached: count(1), notAssessed: count(2) };
  });
}
