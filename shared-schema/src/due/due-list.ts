// The list of a vaccination day: the rows of everybody put in order, counted by hamlet and by vaccine, and how many vials
// to take out of the cold. Pure.

import type { ScheduleVaccine } from '../immunisation/schedule.js';
import type { LocalDate } from '../local-date.js';
import type { CareFact, PersonFact } from './care-fact.js';
import { dueRow, standingOf, type DueRow, type DueRules, type DueStanding } from './due-doses.js';

/** Everybody at once; the tablet does the same in slices. */
export function dueList(
  people: Iterable<PersonFact>,
  factsOf: (personId: PersonFact['personId']) => readonly CareFact[],
  day: LocalDate,
  rules: DueRules,
): readonly DueRow[] {
  const rows: DueRow[] = [];
  for (const person of people) {
    const row = dueRow(person, factsOf(person.personId), day, rules);
    if (row) rows.push(row);
  }
  return rows;
}

export interface DueFilter {
  readonly hamletIds: readonly string[];
  readonly vaccineCodes: readonly string[];
  readonly standings: readonly DueStanding[];
}

const NOWHERE = '';

const isOneOf = (chosen: readonly string[], values: readonly string[]): boolean =>
  chosen.length === 0 || values.some((value) => chosen.includes(value));

/** Vaccines a row is about: still to give, or given that day. */
const vaccinesOf = (row: DueRow): readonly string[] => [
  ...row.doses.map(({ vaccineCode }) => vaccineCode),
  ...row.given,
];

export function filterDue(rows: readonly DueRow[], filter: DueFilter, day: LocalDate): readonly DueRow[] {
  return rows.filter(
    (row) =>
      isOneOf(filter.hamletIds, [row.hamletId ?? NOWHERE]) &&
      isOneOf(filter.vaccineCodes, vaccinesOf(row)) &&
      isOneOf(filter.standings, [standingOf(row, day)]),
  );
}

const ORDER: Readonly<Record<DueStanding, number>> = { late: 0, due: 1, snoozed: 2, held: 3, done: 4 };

/** Who waits the longest first, then the younger; whoever is done last. */
export function inOrder(rows: readonly DueRow[], day: LocalDate): readonly DueRow[] {
  const keyed = rows.map((row) => ({ row, order: ORDER[standingOf(row, day)] }));
  keyed.sort(
    (a, b) =>
      a.order - b.order ||
      b.row.daysLate - a.row.daysLate ||
      compareText(b.row.birthDate ?? '', a.row.birthDate ?? '') ||
      compareText(a.row.personId, b.row.personId),
  );
  return keyed.map(({ row }) => row);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const counted = (values: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

export const isWaiting = (row: DueRow, day: LocalDate): boolean => {
  const standing = standingOf(row, day);
  return standing === 'late' || standing === 'due';
};

export const dueByHamlet = (rows: readonly DueRow[], day: LocalDate): ReadonlyMap<string, number> =>
  counted(rows.filter((row) => isWaiting(row, day)).map(({ hamletId }) => hamletId ?? NOWHERE));

/** Doses still to give, of those who wait for them. */
export const dueByVaccine = (rows: readonly DueRow[], day: LocalDate): ReadonlyMap<string, number> =>
  counted(
    rows
      .filter((row) => isWaiting(row, day))
      .flatMap(({ doses }) => doses.flatMap(({ held, vaccineCode }) => (held ? [] : [vaccineCode]))),
  );

export interface VialNeed {
  readonly vaccineCode: string;
  readonly doses: number;
  /** Undefined where nobody has said how many doses a vial holds. */
  readonly vials?: number;
  /** What becomes of a vial that was opened. */
  readonly openVial?: ScheduleVaccine['openVial'];
}

export type Vial = Pick<ScheduleVaccine, 'dosesPerVial' | 'openVial'>;

/** `vialOf`: as the vials come that are in the station; undefined where that is not known. */
export function vialsNeeded(
  doses: ReadonlyMap<string, number>,
  vialOf: (vaccineCode: string) => Vial | undefined,
): readonly VialNeed[] {
  return [...doses].map(([vaccineCode, count]) => {
    const { dosesPerVial, openVial } = vialOf(vaccineCode) ?? {};
    return {
      vaccineCode,
      doses: count,
      ...(dosesPerVial !== undefined && { vials: Math.ceil(count / dosesPerVial) }),
      ...(openVial !== undefined && { openVial }),
    };
  });
}
