// When somebody is to come again, and when their medicine is used up. Proposes days; the worker chooses.

import { addDays, daysInMonth, localDate, partsOf, type LocalDate } from '../local-date.js';
import { rowsOn } from '../reference/sourced.js';
import { SUPPLY_DAYS, VISIT_INTERVALS } from './supply.table.js';
import type { Reached } from './target-reached.js';

/** The same day of a later month; the last day of one that is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month = 1, day = 1 } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return localDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))) ?? date;
}

interface Supplied {
  readonly days?: number | undefined;
}

/** Days until the first medicine of a visit is used up; undefined where none was handed out. */
export function supplyDays(medicines: readonly Supplied[]): number | undefined {
  const days = medicines.map((medicine) => medicine.days ?? 0).filter((count) => count > 0);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** The first day without one of the medicines. */
export function medicineRunsOutOn(visit: {
  readonly on: LocalDate;
  readonly medicines?: readonly Supplied[] | undefined;
}): LocalDate | undefined {
  const days = supplyDays(visit.medicines ?? []);
  return days === undefined ? undefined : addDays(visit.on, days);
}

const SHORTEST_SUPPLY_DAYS = Math.min(...SUPPLY_DAYS.map(({ maxDays }) => maxDays));

/** The longest supply the law allows for these diagnoses; without a code the shorter one. */
export function maxSupplyDays(diagnosisCodes: readonly string[], on?: LocalDate): number {
  const fits = ({ diagnoses }: { readonly diagnoses: readonly string[] }): boolean =>
    diagnoses.length === 0 ||
    diagnosisCodes.some((code) => diagnoses.some((beginning) => code.startsWith(beginning)));
  return rowsOn(SUPPLY_DAYS, on).find(fits)?.maxDays ?? SHORTEST_SUPPLY_DAYS;
}

export interface ProposedVisit {
  readonly on: LocalDate;
  /** Of all registers the visit was for: one that was not reached brings the person back soon. */
  readonly reached: readonly Reached[];
  readonly medicines?: readonly Supplied[] | undefined;
}

export function nextVisitOn({ on, reached, medicines = [] }: ProposedVisit): LocalDate {
  const days = supplyDays(medicines);
  const isReached = reached.length > 0 && reached.every((verdict) => verdict === 1);
  const months = rowsOn(VISIT_INTERVALS, on)
    .filter(
      ({ onlyWhenReached, supplyDaysFrom }) =>
        (isReached || !onlyWhenReached) && (days ?? 0) >= supplyDaysFrom,
    )
    .map((row) => row.months);
  const next = addMonths(on, Math.max(1, ...months));
  const runsOut = days === undefined ? next : addDays(on, days);
  return runsOut < next ? runsOut : next;
}
