// The doses of one target against one series, in the order they were given (CDSi 4.4 and chapter 6). A dose that does not
// count leaves its place in the series open; nothing ever starts a series anew.

import { canSkip } from './conditional-skip.js';
import type { CompiledDose, CompiledSchedule, CompiledSeries } from './compiled-schedule.js';
import { inBand } from './conditional-skip.js';
import { evaluateDose } from './dose-rules.js';
import type { DoseEvaluation, Given, PassedTarget, PersonAt } from './person-at.js';

export interface SeriesRecord {
  readonly compiled: CompiledSeries;
  readonly evaluations: readonly DoseEvaluation[];
  readonly passed: readonly PassedTarget[];
  /** Index of the first dose of the series that is still open. */
  readonly next: number;
}

/** The doses that count towards a target at all, by the product and the age it was given at. */
export function dosesAgainst(target: string, person: PersonAt, schedule: CompiledSchedule): readonly Given[] {
  return person.given.filter((given) =>
    schedule.vaccines
      .get(given.code)
      ?.targets.some((row) => row.target === target && inBand(row, person.birth, given.day)),
  );
}

export function evaluateDoses(
  compiled: CompiledSeries,
  doses: readonly Given[],
  person: PersonAt,
  schedule: CompiledSchedule,
  completeGroups: ReadonlySet<string>,
): SeriesRecord {
  let record: SeriesRecord = { compiled, evaluations: [], passed: [], next: 0 };
  const after = (given: Given): SeriesRecord => withDose(record, given, { person, schedule, completeGroups });
  const counts = ({ evaluations }: SeriesRecord): boolean => evaluations.at(-1)?.status === 'valid';

  const waiting = [...doses];
  for (let [given] = waiting; given; [given] = waiting) {
    // Of several doses of one day the one that counts is judged first: a second syringe does not undo the right one.
    const { day } = given;
    const sameDay = waiting.filter((one) => one.day === day);
    const chosen = sameDay.length > 1 ? (sameDay.find((one) => counts(after(one))) ?? given) : given;
    record = after(chosen);
    waiting.splice(waiting.indexOf(chosen), 1);
  }
  return record;
}

interface Circumstances {
  readonly person: PersonAt;
  readonly schedule: CompiledSchedule;
  readonly completeGroups: ReadonlySet<string>;
}

const unjudged = (given: Given, status: 'substandard' | 'extraneous'): DoseEvaluation => ({
  given,
  status,
  reasons: [status === 'substandard' ? 'substandard' : 'series-complete'],
  dose: undefined,
  earliest: undefined,
});

function withDose(record: SeriesRecord, given: Given, around: Circumstances): SeriesRecord {
  const { compiled, evaluations } = record;
  if (given.substandard) return { ...record, evaluations: [...evaluations, unjudged(given, 'substandard')] };
  const { person, schedule } = around;
  const earlier = person.given.slice(0, person.given.indexOf(given));
  const passed = [...record.passed];
  let { next } = record;
  let target = compiled.doses[next];
  while (target && isSkipped(target, given, earlier, record, around)) {
    passed.push({ dose: target, by: undefined });
    next += 1;
    target = compiled.doses[next];
  }
  if (!target)
    return { compiled, passed, next, evaluations: [...evaluations, unjudged(given, 'extraneous')] };
  const before = { judged: evaluations, passed, given: earlier };
  const evaluation = evaluateDose(target, given, before, person, schedule);
  if (evaluation.status === 'valid') {
    passed.push({ dose: target, by: given });
    if (target.dose.recurring !== true) next += 1;
  }
  return { compiled, passed, next, evaluations: [...evaluations, evaluation] };
}

function isSkipped(
  target: CompiledDose,
  given: Given,
  earlier: readonly Given[],
  { evaluations }: SeriesRecord,
  { person, completeGroups }: Circumstances,
): boolean {
  // A recurring dose is only ever spared beforehand, never when it was given.
  if (target.dose.recurring === true || target.skips.length === 0) return false;
  return canSkip(target, {
    when: 'judging',
    birth: person.birth,
    on: given.day,
    inForceOn: given.day,
    judged: evaluations,
    given: earlier,
    completeGroups,
  });
}
