// Of several ways to be protected against a target, the one that serves this person best (CDSi chapter 8): the one that is
// complete, else the one that can be finished soonest with what was already given.

import { addOffset, type EpochDay } from './calendar-age.js';
import type { SeriesOutcome } from './forecast.js';
import type { PersonAt } from './person-at.js';

const validCount = ({ passed }: SeriesOutcome): number => passed.filter(({ by }) => by).length;
const isComplete = ({ status }: SeriesOutcome): boolean => status === 'complete';
const inProcess = (one: SeriesOutcome): boolean => one.status === 'not-complete' && validCount(one) > 0;
const selectionOf = (one: SeriesOutcome) => one.record.compiled.series.selection;

/** One series of each group of series, without those another group makes needless. */
export function selectSeries(outcomes: readonly SeriesOutcome[], person: PersonAt): readonly SeriesOutcome[] {
  const groups = new Map<string, SeriesOutcome[]>();
  for (const one of outcomes) {
    const { group } = selectionOf(one);
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  const chosen = [...groups.values()]
    .map((group) => prioritized(group, person))
    .filter((one) => one !== undefined);
  return chosen.filter((one) => isBest(one, chosen));
}

function isBest(one: SeriesOutcome, chosen: readonly SeriesOutcome[]): boolean {
  if (isComplete(one)) return true;
  const { equivalentGroups } = selectionOf(one);
  const equivalent = chosen.filter((other) => equivalentGroups?.includes(selectionOf(other).group));
  if (equivalent.some(isComplete)) return false;
  const { kind } = one.record.compiled.series;
  if (kind === 'evaluation-only') return false;
  return kind === 'risk' || !equivalent.some((other) => other.record.compiled.series.kind === 'risk');
}

function prioritized(group: readonly SeriesOutcome[], person: PersonAt): SeriesOutcome | undefined {
  const scorable = group.filter((one) => isScorable(one, group, person));
  const byDefault = group.find((one) => selectionOf(one).isDefault && oldEnoughToStart(one, person));
  if (scorable.length === 0) return byDefault;
  if (scorable.length === 1) return scorable[0];
  const complete = scorable.filter(isComplete);
  if (complete.length === 1) return complete[0];
  if (complete.length > 1) return best(complete, scoreComplete(complete));
  const begun = scorable.filter(inProcess);
  if (begun.length === 1) return begun[0];
  if (begun.length > 1) return best(begun, scoreInProcess(begun, person));
  const defaults = scorable.find((one) => selectionOf(one).isDefault);
  return defaults ?? best(scorable, scoreNoDoses(scorable, person));
}

const oldEnoughToStart = (one: SeriesOutcome, person: PersonAt): boolean => {
  const { minAgeToStart } = one.record.compiled;
  return !minAgeToStart || person.asOf >= addOffset(person.birth, minAgeToStart);
};

function isScorable(one: SeriesOutcome, group: readonly SeriesOutcome[], person: PersonAt): boolean {
  const contraindicated = (other: SeriesOutcome) => other.status === 'contraindicated';
  if (contraindicated(one) && !group.every(contraindicated)) return false;
  const { series, maxAgeToStart } = one.record.compiled;
  if (series.kind === 'evaluation-only') return isComplete(one);
  if (series.kind === 'risk') {
    return group.every((other) => series.selection.priority <= selectionOf(other).priority);
  }
  const first = one.record.evaluations.find(({ status }) => status === 'valid')?.given.day;
  if (first !== undefined) return !maxAgeToStart || first < addOffset(person.birth, maxAgeToStart);
  return (
    group.every((other) => validCount(other) === 0) && !group.some((other) => selectionOf(other).isDefault)
  );
}

function best(group: readonly SeriesOutcome[], scores: readonly number[]): SeriesOutcome | undefined {
  const highest = Math.max(...scores);
  return group
    .filter((_, index) => scores[index] === highest)
    .reduce((one, other) => (selectionOf(other).preference < selectionOf(one).preference ? other : one));
}

/** Points for what holds for one alone, for several, and for those it does not hold for. */
function points(holds: readonly boolean[], alone: number, shared: number): number[] {
  const count = holds.filter(Boolean).length;
  return holds.map((one) => (one ? (count === 1 ? alone : shared) : -alone));
}

const sum = (columns: readonly (readonly number[])[]): number[] =>
  (columns[0] ?? []).map((_, row) => columns.reduce((total, column) => total + (column[row] ?? 0), 0));
const most = (values: readonly number[]): boolean[] => values.map((value) => value === Math.max(...values));

/** What was complete first was complete: further doses of a longer series were not needed. */
function scoreComplete(group: readonly SeriesOutcome[]): number[] {
  const ends = group.map(({ passed }) => Math.max(...passed.map(({ by }) => by?.day ?? -Infinity)));
  const first = Math.min(...ends);
  return sum([
    points(most(group.map(validCount)), 1, 0),
    points(group.map(isProductPath), 1, 0),
    points(
      ends.map((day) => day === first),
      2,
      1,
    ).map((score) => (score === -2 ? -1 : score)),
  ]);
}

const isProductPath = (one: SeriesOutcome): boolean =>
  selectionOf(one).productPath === true && one.record.evaluations.every(({ status }) => status === 'valid');

function scoreInProcess(group: readonly SeriesOutcome[], person: PersonAt): number[] {
  const finishes = group.map(finishDay);
  const completable = group.map((one, index) => canFinish(one, finishes[index], person));
  const soonest = Math.min(
    ...finishes.map((day, index) => (completable[index] ? (day ?? Infinity) : Infinity)),
  );
  return sum([
    points(group.map(isProductPath), 2, 2),
    points(completable, 3, 3),
    points(most(group.map(validCount)), 2, 0),
    points(most(group.map((one) => -remaining(one))), 2, 0),
    points(
      finishes.map((day, index) => completable[index] === true && day === soonest),
      1,
      0,
    ),
  ]);
}

function scoreNoDoses(group: readonly SeriesOutcome[], person: PersonAt): number[] {
  const starts = group.map(({ dates }) => dates?.earliest ?? Infinity);
  const soonest = Math.min(...starts);
  return sum([
    points(
      starts.map((day) => day === soonest && day < Infinity),
      1,
      0,
    ),
    points(
      group.map((one) => canFinish(one, finishDay(one), person)),
      1,
      1,
    ),
    points(
      group.map((one) => selectionOf(one).productPath === true),
      -1,
      -1,
    ),
  ]);
}

const remaining = (one: SeriesOutcome): number => one.record.compiled.doses.length - one.next;

/** The day of the next dose, and after it the shortest wait each further dose asks for. */
function finishDay(one: SeriesOutcome): EpochDay | undefined {
  if (!one.dates) return undefined;
  let day = one.dates.earliest;
  for (const { intervals } of one.record.compiled.doses.slice(one.next + 1)) {
    const waits = intervals
      .filter(({ reference }) => reference.kind === 'previous-dose')
      .map(({ min }) => min);
    day = Math.max(day, ...waits.map((min) => (min ? addOffset(day, min) : day)));
  }
  return day;
}

function canFinish(one: SeriesOutcome, finish: EpochDay | undefined, person: PersonAt): boolean {
  const ends = (one.record.compiled.doses.at(-1)?.ages ?? []).map(
    ({ max }) => max && addOffset(person.birth, max),
  );
  return finish !== undefined && ends.every((end) => end === undefined || finish < end);
}
