// A schedule made ready for judging: every age and interval parsed once, every list turned into a set. A fault in the
// data is named with the place where it stands; nothing is judged by a schedule that has one.

import { err, ok, type Result } from '../result.js';
import type * as C from './compiled-schedule.js';
import { ScheduleReading, type ScheduleFault } from './schedule-reading.js';
import type * as S from './schedule.js';
import type * as R from './series.js';

function compileSeries(series: R.Series, reading: ScheduleReading): C.CompiledSeries {
  reading.place(series.code);
  const { minAgeToStart, maxAgeToStart } = series.selection;
  const indications = (series.indications ?? []).map((row) => ({ ...reading.band(row), indication: row }));
  const start = {
    minAgeToStart: reading.offset(minAgeToStart),
    maxAgeToStart: reading.offset(maxAgeToStart),
  };
  const askedUntil = reading.offset(series.askedUntil);
  const doses = series.doses.map((dose) => {
    reading.place(`${series.code} / ${dose.code}`);
    return reading.dose(dose);
  });
  const asksOthers = doses.some(({ skips }) =>
    skips.some(({ of }) =>
      of.some((set) => set.of.some(({ condition }) => condition.kind === 'series-complete')),
    ),
  );
  return { series, doses, indications, askedUntil, ...start, asksOthers };
}

function compileTarget(target: string, schedule: S.Schedule, reading: ScheduleReading): C.CompiledTarget {
  const rules = schedule.targets.find((row) => row.target === target);
  const series = schedule.series
    .filter((row) => row.target === target)
    .map((row) => compileSeries(row, reading));
  reading.place(target);
  const contraindications = (rules?.contraindications ?? []).map((row) => ({
    ...reading.band(row),
    observation: row.observation,
    vaccines: row.vaccines?.map((vaccine) => ({ ...reading.band(vaccine), code: vaccine.code })),
  }));
  return { target, series, rules, contraindications };
}

function compileVaccine(
  vaccine: S.ScheduleVaccine,
  schedule: S.Schedule,
  reading: ScheduleReading,
): C.CompiledVaccine {
  reading.place(vaccine.code);
  const targets = vaccine.targets.map((row) => ({ ...reading.band(row), target: row.target }));
  const conflicts = schedule.conflicts
    .filter(({ current }) => current === vaccine.code)
    .map((row) => ({
      previous: row.previous,
      begin: reading.needed(row.begin),
      end: reading.needed(row.end),
      minEnd: reading.needed(row.minEnd ?? row.end),
    }));
  return { vaccine, targets, conflicts };
}

function repeated(schedule: S.Schedule, reading: ScheduleReading): void {
  const doses = schedule.series.flatMap((series) => series.doses);
  for (const rows of [schedule.vaccines, schedule.series, doses]) {
    const seen = new Set<string>();
    for (const { code } of rows) {
      reading.place(code);
      if (seen.has(code)) reading.fault('repeated-code', code);
      seen.add(code);
    }
  }
}

/** A series no group forecasts would never be asked for, a target without a series never be given. */
function unknownTargets({ groups, series }: S.Schedule, reading: ScheduleReading): void {
  const forecast = new Set(groups.flatMap((group) => group.targets));
  for (const { code, target } of series) {
    reading.place(code);
    if (!forecast.has(target)) reading.fault('unknown-target', target);
  }
  for (const { code, targets } of groups) {
    reading.place(code);
    for (const target of targets) {
      if (!series.some((one) => one.target === target)) reading.fault('unknown-target', target);
    }
  }
}

export function readSchedule(schedule: S.Schedule): Result<C.CompiledSchedule, readonly ScheduleFault[]> {
  const reading = new ScheduleReading(schedule);
  repeated(schedule, reading);
  unknownTargets(schedule, reading);
  const vaccines = schedule.vaccines.map(
    (row) => [row.code, compileVaccine(row, schedule, reading)] as const,
  );
  const names = new Set(schedule.series.map(({ target }) => target));
  const targets = [...names].map((target) => [target, compileTarget(target, schedule, reading)] as const);
  if (reading.faults.length > 0) return err(reading.faults);
  return ok({ schedule, vaccines: new Map(vaccines), targets: new Map(targets) });
}

export class FaultySchedule extends Error {
  override readonly name = 'FaultySchedule';
}

/** For schedules of our own tables, whose faults are ours. What comes from outside goes through `readSchedule`. */
export function compileSchedule(schedule: S.Schedule): C.CompiledSchedule {
  const read = readSchedule(schedule);
  if (read.ok) return read.value;
  const [fault] = read.error;
  throw new FaultySchedule(
    `${schedule.code} ${schedule.version}: ${fault?.kind} "${fault?.text}" at ${fault?.at}`,
  );
}
