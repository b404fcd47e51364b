// The way in: a person's doses judged by a schedule as of a day, and what is still to be given. Pure: the same doses, in
// whatever order they were entered, give the same answer everywhere.

import { isLocalDate, localDate, daysInMonth, partsOf, toEpochDay } from '../local-date.js';
import type { LocalDate, PartialDate } from '../local-date.js';
import { localDateOf } from './calendar-age.js';
import type { CompiledSchedule, CompiledTarget } from './compiled-schedule.js';
import { dosesAgainst, evaluateDoses } from './evaluate-doses.js';
import { forecastSeries, type SeriesOutcome } from './forecast.js';
import {
  PREGNANT,
  type ChildJudgement,
  type JudgedDose,
  type KnownCondition,
  type Subject,
} from './judged.js';
import { groupForecasts, judgementsOf, type GroupOutcome } from './merge-groups.js';
import type { Given, PersonAt } from './person-at.js';
import { selectSeries } from './select-series.js';
import { contraindicates, isImmune, isRelevant } from './standing.js';

/** The latest day a date can mean. */
export function latestDayOf(date: PartialDate): LocalDate {
  if (isLocalDate(date)) return date;
  const { year, month = 12 } = partsOf(date);
  const last = localDate(year, month, daysInMonth(year, month));
  if (!last) throw new RangeError('a partial date that is no date');
  return last;
}

function personAt(subject: Subject, asOf: LocalDate): PersonAt {
  const until = (date: PartialDate): LocalDate => {
    const latest = latestDayOf(date);
    return isLocalDate(date) || latest <= asOf ? latest : asOf;
  };
  const given = subject.doses
    .map((dose): Given => ({
      id: dose.id,
      code: dose.vaccineCode,
      maker: dose.maker,
      day: toEpochDay(until(dose.givenOn)),
      dayKnown: isLocalDate(dose.givenOn),
      substandard: dose.substandard === true,
    }))
    .sort((a, b) => a.day - b.day || compareText(a.code, b.code) || compareText(a.id, b.id));
  const pregnancies = (subject.pregnancies ?? []).flatMap(
    ({ from, to, earlierTetanus }): KnownCondition[] => {
      const pregnant = to ? { code: PREGNANT, from, to } : { code: PREGNANT, from };
      return earlierTetanus ? [pregnant, { code: earlierTetanus, from }] : [pregnant];
    },
  );
  const conditions = [...(subject.conditions ?? []), ...pregnancies].map(({ code, from, to }) => ({
    code,
    from: from ? toEpochDay(from) : -Infinity,
    to: to ? toEpochDay(to) : Infinity,
  }));
  return {
    birth: toEpochDay(until(subject.birthOn)),
    asOf: toEpochDay(asOf),
    sex: subject.sex,
    given,
    conditions,
    birthCountry: subject.birthCountry,
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function outcomesOf(
  target: CompiledTarget,
  person: PersonAt,
  schedule: CompiledSchedule,
): readonly SeriesOutcome[] {
  const doses = dosesAgainst(target.target, person, schedule);
  const immune = isImmune(target, person);
  const contraindicated = contraindicates(target, person);
  const judge = (series: CompiledTarget['series'], completeGroups: ReadonlySet<string>): SeriesOutcome[] =>
    series.map((compiled) => {
      const record = evaluateDoses(compiled, doses, person, schedule, completeGroups);
      return forecastSeries(record, person, schedule, { immune, contraindicated, completeGroups });
    });
  const relevant = target.series.filter((series) => isRelevant(series, person));
  const first = judge(
    relevant.filter((series) => !series.asksOthers),
    new Set(),
  );
  const complete = first.filter(({ status }) => status === 'complete');
  const completeGroups = new Set(complete.map(({ record }) => record.compiled.series.selection.group));
  return [
    ...first,
    ...judge(
      relevant.filter((series) => series.asksOthers),
      completeGroups,
    ),
  ];
}

export function judgeChild(schedule: CompiledSchedule, subject: Subject, asOf: LocalDate): ChildJudgement {
  const person = personAt(subject, asOf);
  const selected = new Map<string, readonly SeriesOutcome[]>();
  for (const target of schedule.targets.values()) {
    selected.set(target.target, selectSeries(outcomesOf(target, person, schedule), person));
  }
  const groups: GroupOutcome[] = schedule.schedule.groups.map((group) => ({
    group,
    best: group.targets.flatMap((target) => selected.get(target) ?? []),
  }));
  const doses = person.given.map((given) => judgedDose(given, groups));
  const forecasts = groups.flatMap((group) => groupForecasts(group, person));
  if (isLocalDate(subject.birthOn)) return { doses, forecasts };
  return { assumedBirthOn: localDateOf(person.birth), doses, forecasts };
}

const STATUS_ORDER = ['valid', 'substandard', 'not-valid', 'extraneous'] as const;

function judgedDose(given: Given, groups: readonly GroupOutcome[]): JudgedDose {
  const judgements = groups.flatMap((group) => judgementsOf(given, group));
  const status = STATUS_ORDER.find((one) => judgements.some((judgement) => judgement.status === one));
  return {
    id: given.id,
    vaccineCode: given.code,
    givenOn: localDateOf(given.day),
    dayKnown: given.dayKnown,
    status: status ?? 'not-in-schedule',
    reasons: status === 'valid' ? [] : [...new Set(judgements.flatMap(({ reasons }) => reasons))],
    satisfies: [...new Set(judgements.flatMap(({ satisfies }) => satisfies))],
    groups: judgements,
  };
}
