// The list of a vaccination day: the rows of everybody put in order, counted by hamlet and by vaccine, and how many vials
// to take out of the cold. Pure; for a screen it goes step by step.

import type { ScheduleVaccine } from '../immunisation/schedule.js';
import type { LocalDate } from '../local-date.js';
import { sortInSteps, type Steps } from '../steps.js';
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

const isOneOf = (chosen: readonly string[], values: Iterable<string>): boolean => {
  if (chosen.length === 0) return true;
  for (const value of values) if (chosen.includes(value)) return true;
  return false;
};

/** Vaccines a row is about: still to give, or given that day. */
function* vaccinesOf(row: DueRow): Iterable<string> {
  for (const { vaccineCode } of row.doses) yield vaccineCode;
  yield* row.given;
}

const isAskedFor = (row: DueRow, standing: DueStanding, filter: DueFilter): boolean =>
  isOneOf(filter.hamletIds, [row.hamletId ?? NOWHERE]) &&
  isOneOf(filter.vaccineCodes, vaccinesOf(row)) &&
  isOneOf(filter.standings, [standing]);

const ORDER: Readonly<Record<DueStanding, number>> = { late: 0, due: 1, snoozed: 2, held: 3, done: 4 };

interface Placed {
  readonly row: DueRow;
  readonly order: number;
}

/** Who waits the longest first, then the younger; whoever is done last. */
const inOrder = (a: Placed, b: Placed): number =>
  a.order - b.order ||
  b.row.daysLate - a.row.daysLate ||
  compareText(b.row.birthDate ?? '', a.row.birthDate ?? '') ||
  compareText(a.row.personId, b.row.personId);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isOneThatWaits = (standing: DueStanding): boolean => standing === 'late' || standing === 'due';

export const isWaiting = (row: DueRow, day: LocalDate): boolean => isOneThatWaits(standingOf(row, day));

export interface DueView {
  /** Of which day the rows are. */
  readonly day: LocalDate;
  /** Those asked for, in order. */
  readonly shown: readonly DueRow[];
  /** Of everybody, whatever is asked for. */
  readonly counts: ReadonlyMap<DueStanding, number>;
  /** How many wait in each hamlet. */
  readonly hamlets: ReadonlyMap<string, number>;
  /** Doses still to give, of those who wait for them. */
  readonly vaccines: ReadonlyMap<string, number>;
}

const ROWS_IN_A_STEP = 50;

const add = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

export function* dueViewSteps(rows: Iterable<DueRow>, filter: DueFilter, day: LocalDate): Steps<DueView> {
  const counts = new Map<DueStanding, number>();
  const hamlets = new Map<string, number>();
  const vaccines = new Map<string, number>();
  const asked: Placed[] = [];
  let looked = 0;
  for (const row of rows) {
    if ((looked += 1) % ROWS_IN_A_STEP === 0) yield;
    const standing = standingOf(row, day);
    add(counts, standing);
    if (isOneThatWaits(standing)) {
      add(hamlets, row.hamletId ?? NOWHERE);
      for (const { held, vaccineCode } of row.doses) if (!held) add(vaccines, vaccineCode);
    }
    if (isAskedFor(row, standing, filter)) asked.push({ row, order: ORDER[standing] });
  }
  const placed = yield* sortInSteps(asked, inOrder);
  return { day, shown: placed.map(({ row }) => row), counts, hamlets, vaccines };
}

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
