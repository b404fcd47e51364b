// One dose against one dose of a series (CDSi 6.3 to 6.10): product, age, intervals, conflicts with other live vaccines.

import { addOffset, type EpochDay } from './calendar-age.js';
import { inBand, within } from './conditional-skip.js';
import type {
  CompiledDose,
  CompiledDoseVaccine,
  CompiledInterval,
  CompiledSchedule,
} from './compiled-schedule.js';
import type { DoseReason } from './judged.js';
import type { DoseEvaluation, Given, PassedTarget, PersonAt } from './person-at.js';

export interface Before {
  /** Doses of this target already judged, in order. */
  readonly judged: readonly DoseEvaluation[];
  readonly passed: readonly PassedTarget[];
  /** Every dose of the person before this one. */
  readonly given: readonly Given[];
}

const isInadvertent = (evaluation: DoseEvaluation): boolean => evaluation.reasons.includes('inadvertent');

/** The day an interval is counted from; undefined where there is nothing to count from, and so nothing to wait for. */
export function referenceDay(
  { reference }: CompiledInterval,
  before: Before,
  person: PersonAt,
  on: EpochDay,
): EpochDay | undefined {
  switch (reference.kind) {
    case 'previous-dose':
      return before.judged.findLast(
        (one) => (one.status === 'valid' || one.status === 'not-valid') && !isInadvertent(one),
      )?.given.day;
    case 'series-dose':
      return before.passed.find(({ dose, by }) => by && dose.dose.number === reference.number)?.by?.day;
    case 'most-recent':
      return mostRecent(reference.vaccines, before);
    case 'observation':
      return latestBegun(person, reference.code, on);
  }
}

function mostRecent(vaccines: readonly string[], before: Before): EpochDay | undefined {
  const inadvertent = new Set(before.judged.filter(isInadvertent).map(({ given }) => given.id));
  return before.given.findLast(({ code, id }) => vaccines.includes(code) && !inadvertent.has(id))?.day;
}

function latestBegun(person: PersonAt, code: string, on: EpochDay): EpochDay | undefined {
  const days = person.conditions.filter((one) => one.code === code && one.from <= on).map(({ from }) => from);
  return days.length > 0 ? Math.max(...days) : undefined;
}

/** Whether the other way to meet an interval is open: a condition that began after the dose it is counted from. */
export function metSince(
  interval: CompiledInterval,
  from: EpochDay,
  person: PersonAt,
  on: EpochDay,
): EpochDay | undefined {
  if (interval.orSince === undefined) return undefined;
  const since = latestBegun(person, interval.orSince, on);
  return since !== undefined && since > from ? since : undefined;
}

/** The first day an interval allows; undefined when it is already met whatever the day. */
function intervalOpens(
  interval: CompiledInterval,
  before: Before,
  person: PersonAt,
  on: EpochDay,
): EpochDay | undefined {
  const from = referenceDay(interval, before, person, on);
  if (from === undefined || !interval.absMin) return undefined;
  if (metSince(interval, from, person, on) !== undefined) return undefined;
  return addOffset(from, interval.absMin);
}

function lastOpening(
  intervals: readonly CompiledInterval[],
  before: Before,
  person: PersonAt,
  on: EpochDay,
): EpochDay {
  const opens = intervals
    .filter((row) => within(row, on))
    .map((row) => intervalOpens(row, before, person, on));
  return Math.max(-Infinity, ...opens.map((day) => day ?? -Infinity));
}

export function suits(rows: readonly CompiledDoseVaccine[], given: Given, birth: EpochDay): boolean {
  return rows.some(
    (row) =>
      row.code === given.code &&
      (row.maker === undefined || row.maker === given.maker) &&
      inBand(row, birth, given.day),
  );
}

/** The end of the longest conflict this dose stands in, if any. */
function conflictEnd(given: Given, before: Before, schedule: CompiledSchedule): EpochDay | undefined {
  let end: EpochDay | undefined;
  for (const conflict of schedule.vaccines.get(given.code)?.conflicts ?? []) {
    for (const other of before.given) {
      if (other.code !== conflict.previous || given.day < addOffset(other.day, conflict.begin)) continue;
      const judged = before.judged.find((one) => one.given.id === other.id);
      const counted = judged === undefined || judged.status === 'valid';
      const until = addOffset(other.day, counted ? conflict.minEnd : conflict.end);
      if (given.day < until) end = Math.max(end ?? until, until);
    }
  }
  return end;
}

export function evaluateDose(
  target: CompiledDose,
  given: Given,
  before: Before,
  person: PersonAt,
  schedule: CompiledSchedule,
): DoseEvaluation {
  const judged = (status: DoseEvaluation['status'], reasons: readonly DoseReason[], earliest?: EpochDay) => ({
    given,
    status,
    reasons,
    dose: target,
    earliest,
  });
  if (target.inadvertent.has(given.code)) return judged('not-valid', ['inadvertent']);
  const ages = target.ages.filter((row) => within(row, given.day));
  if (ages.some(({ max }) => max && given.day >= addOffset(person.birth, max)))
    return judged('extraneous', ['too-old']);

  const oldEnough = Math.max(
    -Infinity,
    ...ages.map(({ absMin }) => (absMin ? addOffset(person.birth, absMin) : -Infinity)),
  );
  const preferred = lastOpening(target.intervals, before, person, given.day);
  const allowed = target.allowableIntervals.some((row) => within(row, given.day))
    ? lastOpening(target.allowableIntervals, before, person, given.day)
    : Infinity;
  const longEnough = Math.min(preferred, allowed);
  const conflict = conflictEnd(given, before, schedule);
  const suitable =
    suits(target.preferable, given, person.birth) || suits(target.allowable, given, person.birth);

  const reasons: DoseReason[] = [];
  if (given.day < oldEnough) reasons.push('too-young');
  if (given.day < longEnough) reasons.push('interval-too-short');
  if (conflict !== undefined) reasons.push('live-virus-conflict');
  if (!suitable) reasons.push('wrong-product');
  if (reasons.length === 0) return judged('valid', []);
  const opens = Math.max(oldEnough, longEnough, conflict ?? -Infinity);
  return judged('not-valid', reasons, opens > given.day ? opens : undefined);
}
