// The next dose of one series: whether there is one, and when (CDSi chapter 7). The earliest day is the last of all the
// days something asks to be waited for; the wished-for and the past-due day never come before it.

import { addOffset, type EpochDay, type Offset } from './calendar-age.js';
import { canSkip, within } from './conditional-skip.js';
import type { CompiledDose, CompiledInterval, CompiledSchedule } from './compiled-schedule.js';
import { metSince, referenceDay, type Before } from './dose-rules.js';
import type { SeriesRecord } from './evaluate-doses.js';
import type { EarliestBecause, ForecastReason, SeriesStatus } from './judged.js';
import type { PassedTarget, PersonAt } from './person-at.js';
import type { SeriesStanding } from './standing.js';

export interface ForecastDates {
  readonly earliest: EpochDay;
  readonly because: EarliestBecause;
  readonly recommended: EpochDay;
  readonly pastDue: EpochDay | undefined;
  /** The first day it is too late. */
  readonly tooLate: EpochDay | undefined;
}

export interface SeriesOutcome {
  readonly record: SeriesRecord;
  readonly passed: readonly PassedTarget[];
  /** Index of the dose forecast. */
  readonly next: number;
  readonly status: SeriesStatus;
  readonly reason: ForecastReason;
  readonly dates: ForecastDates | undefined;
}

type Field = 'absMin' | 'min' | 'earliestRec' | 'latestRec';
const latest = (days: readonly (EpochDay | undefined)[]): EpochDay | undefined => {
  const known = days.filter((day) => day !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

export function forecastSeries(
  record: SeriesRecord,
  person: PersonAt,
  schedule: CompiledSchedule,
  standing: SeriesStanding,
): SeriesOutcome {
  const passed = [...record.passed];
  let { next } = record;
  const outcome = (status: SeriesStatus, reason: ForecastReason, dates?: ForecastDates): SeriesOutcome => ({
    record,
    passed,
    next,
    status,
    reason,
    dates: status === 'not-complete' ? dates : undefined,
  });
  const spared = (target: CompiledDose, on: EpochDay): boolean =>
    canSkip(target, {
      when: 'forecasting',
      birth: person.birth,
      on,
      inForceOn: person.asOf,
      judged: record.evaluations,
      given: person.given,
      completeGroups: standing.completeGroups,
    });

  for (let target = record.compiled.doses[next]; target; target = record.compiled.doses[next]) {
    const dates = datesOf(target, record, passed, person, schedule);
    // A dose that will not be needed on the day it could be given is not asked for today (CDSi 7.6).
    if (spared(target, person.asOf) || spared(target, dates.earliest)) {
      passed.push({ dose: target, by: undefined });
      next += 1;
      continue;
    }
    if (standing.immune) return outcome('immune', 'immune');
    if (standing.contraindicated(target)) return outcome('contraindicated', 'contraindicated');
    if (target.season && person.asOf > target.season.to) return outcome('not-recommended', 'season-over');
    if (dates.tooLate !== undefined && person.asOf >= dates.tooLate) return outcome('aged-out', 'too-old');
    if (dates.tooLate !== undefined && dates.earliest >= dates.tooLate)
      return outcome('aged-out', 'cannot-finish-in-time');
    return outcome('not-complete', 'due', dates);
  }
  if (standing.immune) return outcome('immune', 'immune');
  return passed.some(({ by }) => by)
    ? outcome('complete', 'series-complete')
    : outcome('not-recommended', 'protected-by-history');
}

function datesOf(
  target: CompiledDose,
  record: SeriesRecord,
  passed: readonly PassedTarget[],
  person: PersonAt,
  schedule: CompiledSchedule,
): ForecastDates {
  const before: Before = { judged: record.evaluations, passed, given: person.given };
  const ages = target.ages.filter((row) => within(row, person.asOf));
  const intervals = target.intervals.filter((row) => within(row, person.asOf));
  const byAge = (offset: Offset | undefined) => offset && addOffset(person.birth, offset);
  const byInterval = (field: Field) =>
    latest(intervals.map((row) => intervalDay(row, field, before, person)));

  const waits: [EarliestBecause, EpochDay | undefined][] = [
    ['age', latest(ages.map((row) => byAge(row.min)))],
    ['interval', byInterval('min')],
    ['live-virus-conflict', conflictEnd(target, person, schedule)],
    ['season', target.season?.from],
    ['last-dose', latest(record.evaluations.filter(({ dose }) => dose).map(({ given }) => given.day))],
  ];
  let earliest = person.birth;
  let because: EarliestBecause = 'age';
  for (const [reason, day] of waits) {
    if (day === undefined || day <= earliest) continue;
    earliest = day;
    because = reason;
  }
  const wished = latest(ages.map((row) => byAge(row.earliestRec))) ?? byInterval('earliestRec') ?? earliest;
  const due = latest(ages.map((row) => byAge(row.latestRec))) ?? byInterval('latestRec');
  return {
    earliest,
    because,
    recommended: Math.max(earliest, wished),
    pastDue: due === undefined ? undefined : Math.max(earliest, due - 1),
    tooLate: latest(ages.map((row) => byAge(row.max))),
  };
}

function intervalDay(
  row: CompiledInterval,
  field: Field,
  before: Before,
  person: PersonAt,
): EpochDay | undefined {
  const from = referenceDay(row, before, person, person.asOf);
  const offset = row[field];
  if (from === undefined || !offset) return undefined;
  return metSince(row, from, person, person.asOf) ?? addOffset(from, offset);
}

/** When the live vaccines given before stand in the way of this one no longer. */
function conflictEnd(
  target: CompiledDose,
  person: PersonAt,
  schedule: CompiledSchedule,
): EpochDay | undefined {
  const ends = target.preferable.flatMap(({ code }) =>
    (schedule.vaccines.get(code)?.conflicts ?? []).flatMap(({ previous, end }) =>
      person.given.filter((given) => given.code === previous).map((given) => addOffset(given.day, end)),
    ),
  );
  return latest(ends);
}
