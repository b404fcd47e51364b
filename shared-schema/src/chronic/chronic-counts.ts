// The numbers of one station's chronic care: register by register the cohort and the months of a year. The tablet shows what
// this makes of its memory, the server answers what this makes of its records.

import type { PersonCare } from '../due/person-care.js';
import type { LocalDate } from '../local-date.js';
import { createCohortCounter, type CohortCounts } from './cohort-counts.js';
import { monthCounts, registerBookRow, type MonthCount, type RegisterBookRow } from './register-rows.js';
import { registersIn } from './register-visits.js';
import { REGISTERS } from './registers.table.js';

export interface RegisterCounts extends CohortCounts {
  /** Of the year of `asOf`, January first. */
  readonly months: readonly MonthCount[];
}

export interface CountsQuestion {
  /** Absent: every register somebody is in. */
  readonly register?: string | undefined;
  /** Who was enrolled before this day is left out of the cohort; absent: nobody. */
  readonly from?: LocalDate | undefined;
  readonly asOf: LocalDate;
}

interface Counting {
  readonly cohort: ReturnType<typeof createCohortCounter>;
  readonly book: RegisterBookRow[];
}

/** As on the form; then those of a newer edition. */
const placeOf = (register: string): string => {
  const place = REGISTERS.findIndex(({ code }) => code === register);
  return place < 0 ? `~${register}` : String(place).padStart(3, '0');
};

/** Takes people one after the other, so that a tablet can draw in between. */
export function createChronicCounter({ register: only, from, asOf }: CountsQuestion): {
  add(care: PersonCare): void;
  counts(): readonly RegisterCounts[];
} {
  const year = Number(asOf.slice(0, 4));
  const byRegister = new Map<string, Counting>();
  const countingOf = (register: string): Counting => {
    const counting = byRegister.get(register) ?? {
      cohort: createCohortCounter({ register, from, asOf }),
      book: [],
    };
    byRegister.set(register, counting);
    return counting;
  };
  if (only !== undefined) countingOf(only);
  return {
    add(care) {
      for (const register of registersIn(care.facts)) {
        if (only !== undefined && register !== only) continue;
        const { cohort, book } = countingOf(register);
        cohort.add(care);
        const row = registerBookRow(register, year, care, asOf);
        if (row) book.push(row);
      }
    },
    counts: () =>
      [...byRegister]
        .sort(([a], [b]) => (placeOf(a) < placeOf(b) ? -1 : 1))
        .map(([, { cohort, book }]) => ({ ...cohort.counts(), months: monthCounts(book) })),
  };
}

export function chronicCounts(
  people: Iterable<PersonCare>,
  question: CountsQuestion,
): readonly RegisterCounts[] {
  const counter = createChronicCounter(question);
  for (const care of people) counter.add(care);
  return counter.counts();
}
