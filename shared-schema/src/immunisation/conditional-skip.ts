// Whether a dose of a series is not needed (CDSi 6.2): by age, by the time since the last dose, by how many doses there
// are, or because another series is complete.

import { addOffset, type EpochDay } from './calendar-age.js';
import type { AgeBand, CompiledCondition, CompiledDose, CompiledSkip, Period } from './compiled-schedule.js';
import type { DoseEvaluation, Given } from './person-at.js';
import type { VaccineCount } from './series.js';

export interface SkipQuestion {
  readonly when: 'judging' | 'forecasting';
  readonly birth: EpochDay;
  /** The day asked about: of the dose judged, of the question, or the earliest day of a forecast. */
  readonly on: EpochDay;
  /** The day by which limits with a period of their own are chosen. */
  readonly inForceOn: EpochDay;
  /** The doses of this target before, judged; and every dose of the person before. */
  readonly judged: readonly DoseEvaluation[];
  readonly given: readonly Given[];
  /** Groups of series of this target of which one is complete. */
  readonly completeGroups: ReadonlySet<string>;
}

export const within = (period: Period, day: EpochDay): boolean => period.from <= day && day <= period.to;

/** [begin, end): an age band is half-open, as a birthday is the first day of an age. */
export function inBand(band: AgeBand, birth: EpochDay, day: EpochDay): boolean {
  if (band.begin && day < addOffset(birth, band.begin)) return false;
  return !band.end || day < addOffset(birth, band.end);
}

export function canSkip(dose: CompiledDose, question: SkipQuestion): boolean {
  return dose.skips.some(
    (skip) => (skip.when === 'both' || skip.when === question.when) && ruleHolds(skip, question),
  );
}

function ruleHolds(skip: CompiledSkip, question: SkipQuestion): boolean {
  const sets = skip.of.filter((set) => within(set, question.inForceOn));
  const holds = (set: CompiledSkip['of'][number]): boolean =>
    set.conditions === 'all'
      ? set.of.every((row) => conditionHolds(row, question))
      : set.of.some((row) => conditionHolds(row, question));
  return skip.sets === 'all' ? sets.length > 0 && sets.every(holds) : sets.some(holds);
}

function conditionHolds(row: CompiledCondition, question: SkipQuestion): boolean {
  const { condition } = row;
  switch (condition.kind) {
    case 'age':
      return inBand(row.band, question.birth, question.on);
    case 'interval': {
      const last = question.judged.at(-1);
      return (
        last !== undefined &&
        row.interval !== undefined &&
        question.on >= addOffset(last.given.day, row.interval)
      );
    }
    case 'series-complete':
      return condition.groups.some((group) => question.completeGroups.has(group));
    case 'vaccine-count':
      return compares(condition, countOf(condition, row, question));
  }
}

function countOf(condition: VaccineCount, row: CompiledCondition, question: SkipQuestion): number {
  // Without a list the doses of this target are meant; with one also those that are never judged in this series.
  const fromAll = condition.counted === 'given' && row.vaccines !== undefined;
  const days = fromAll
    ? question.given
    : question.judged
        .filter(({ status }) => condition.counted === 'given' || status === 'valid')
        .map(({ given }) => given);
  let count = 0;
  for (const given of days) {
    if (row.vaccines && !row.vaccines.has(given.code)) continue;
    if (given.day < row.period.from || given.day >= row.period.to) continue;
    if (inBand(row.band, question.birth, given.day)) count += 1;
  }
  return count;
}

function compares({ is, count }: VaccineCount, found: number): boolean {
  if (is === 'exactly') return found === count;
  return is === 'more-than' ? found > count : found < count;
}
