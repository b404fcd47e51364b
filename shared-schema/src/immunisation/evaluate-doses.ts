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
  const evaluations: DoseEvaluation[] = [];
  const passed: PassedTarget[] = [];
  let next = 0;

  const skippable = (target: CompiledDose, given: Given, earlier: readonly Given[]): boolean =>
    // A recurring dose is only ever spared beforehand, never when it was given.
    target.dose.recurring !== true &&
    canSkip(target, {
      when: 'judging',
      birth: person.birth,
      on: given.day,
      inForceOn: given.day,
      judged: evaluations,
      given: earlier,
      completeGroups,
    });

  for (const given of doses) {
    if (given.substandard) {
      evaluations.push({
        given,
        status: 'substandard',
        reasons: ['substandard'],
        dose: undefined,
        earliest: undefined,
      });
      continue;
    }
    const earlier = person.given.slice(0, person.given.indexOf(given));
    let target = compiled.doses[next];
    while (target && skippable(target, given, earlier)) {
      passed.push({ dose: target, by: undefined });
      next += 1;
      target = compiled.doses[next];
    }
    if (!target) {
      evaluations.push({
        given,
        status: 'extraneous',
        reasons: ['series-complete'],
        dose: undefined,
        earliest: undefined,
      });
      continue;
    }
    const evaluation = evaluateDose(
      target,
      given,
      { judged: evaluations, passed, given: earlier },
      person,
      schedule,
    );
    evaluations.push(evaluation);
    if (evaluation.status !== 'valid') continue;
    passed.push({ dose: target, by: given });
    if (target.dose.recurring !== true) next += 1;
  }
  return { compiled, evaluations, passed, next };
}
