// What is said of a vaccine group out of its targets (CDSi chapter 9): one status, one set of days, one word on each dose.

import { addOffset, localDateOf, type EpochDay } from './calendar-age.js';
import type { SeriesOutcome } from './forecast.js';
import type { DoseStatus, GroupJudgement, SeriesForecast, SeriesStatus, TargetState } from './judged.js';
import type { DoseEvaluation, Given, PersonAt } from './person-at.js';
import type { VaccineGroup } from './schedule.js';

export interface GroupOutcome {
  readonly group: VaccineGroup;
  readonly best: readonly SeriesOutcome[];
}

/** What one target says stands for the group, the first that is found. */
const STATUS_ORDER: readonly SeriesStatus[] = [
  'contraindicated',
  'aged-out',
  'not-recommended',
  'not-complete',
];
/** Of several series for one target the kindest word stands; of several targets the sternest. */
const KINDEST: readonly DoseStatus[] = ['valid', 'substandard', 'not-valid', 'extraneous'];
const STERNEST: readonly DoseStatus[] = ['substandard', 'not-valid', 'valid', 'extraneous'];

function deciding(found: readonly DoseEvaluation[], order: readonly DoseStatus[]): readonly DoseEvaluation[] {
  const status = order.find((one) => found.some((evaluation) => evaluation.status === one));
  return found.filter((evaluation) => evaluation.status === status);
}

export function judgementsOf(given: Given, { group, best }: GroupOutcome): readonly GroupJudgement[] {
  // Most doses are of another group: found out before anything is made, as this is asked of every dose and group.
  if (!best.some(({ record }) => record.evaluations.some((one) => one.given === given))) return [];
  const ofTarget = group.targets.flatMap((target) => {
    const series = best.filter(({ record }) => record.compiled.series.target === target);
    const found = series.flatMap(({ record }) => record.evaluations.find((one) => one.given === given) ?? []);
    return deciding(found, KINDEST);
  });
  const found = deciding(ofTarget, STERNEST);
  const [first] = found;
  if (!first) return [];
  const { status } = first;
  const earliest = found.flatMap((one) => one.earliest ?? []);
  const judgement = {
    group: group.code,
    status,
    reasons: [...new Set(found.flatMap(({ reasons }) => reasons))],
    satisfies: status === 'valid' ? [...new Set(found.flatMap(({ dose }) => dose?.dose.code ?? []))] : [],
  };
  return [earliest.length > 0 ? { ...judgement, earliestOn: localDateOf(Math.max(...earliest)) } : judgement];
}

/** One forecast for each kind of series followed; the general ones are never mixed with those for a risk. */
export function groupForecasts({ group, best }: GroupOutcome, person: PersonAt): readonly SeriesForecast[] {
  if (best.length === 1) return [forecastOf(group, best, person)];
  const kinds = new Map<string, SeriesOutcome[]>();
  for (const one of best) {
    const { kind, selection } = one.record.compiled.series;
    const key = `${kind} ${selection.group}`;
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds.values()].map((outcomes) => forecastOf(group, outcomes, person));
}

function statusOf(outcomes: readonly SeriesOutcome[]): SeriesStatus {
  const found = STATUS_ORDER.find((status) => outcomes.some((one) => one.status === status));
  if (found) return found;
  return outcomes.every(({ status }) => status === 'immune') ? 'immune' : 'complete';
}

function forecastOf(
  group: VaccineGroup,
  outcomes: readonly SeriesOutcome[],
  person: PersonAt,
): SeriesForecast {
  const status = statusOf(outcomes);
  const dated = outcomes.filter((one) => one.dates);
  const leading = leadingOf(status, outcomes, dated);
  const found: Writable<SeriesForecast> = {
    group: group.code,
    seriesCode: leading.record.compiled.series.code,
    seriesCodes: outcomes.map(({ record }) => record.compiled.series.code),
    status,
    reason: leading.reason,
    targets: targetsOf(leading),
    vaccineCodes: [],
  };
  if (isOutgrown(leading, person)) found.outgrown = true;
  if (status !== 'not-complete' || !leading.dates) return found;
  const earliest = earliestOf(dated, group, person);
  const due = Math.min(...dated.map(({ dates }) => dates?.pastDue ?? Infinity));
  const tooLate = Math.min(...dated.map(({ dates }) => dates?.tooLate ?? Infinity));
  const numbers = dated.map(numberOf);
  const dose = leading.record.compiled.doses[leading.next];
  found.doseNumber = group.wholeGroup ? Math.min(...numbers) : Math.max(...numbers);
  if (dose) found.doseCode = dose.dose.code;
  found.earliestOn = localDateOf(earliest);
  const wished = Math.min(...dated.map(({ dates }) => dates?.recommended ?? Infinity));
  found.recommendedOn = localDateOf(Math.max(earliest, wished));
  if (due < Infinity) found.pastDueOn = localDateOf(Math.max(earliest, due));
  if (tooLate < Infinity) found.latestOn = localDateOf(tooLate - 1);
  found.earliestBecause = leading.dates.because;
  found.vaccineCodes = vaccinesOf(leading);
  return found;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function leadingOf(
  status: SeriesStatus,
  outcomes: readonly SeriesOutcome[],
  dated: readonly SeriesOutcome[],
): SeriesOutcome {
  const among = status === 'not-complete' ? dated : outcomes.filter((one) => one.status === status);
  const [first = outcomes[0], ...rest] = among;
  if (!first) throw new RangeError('a group without a series has no forecast');
  return rest.reduce(
    (one, other) => ((other.dates?.earliest ?? 0) > (one.dates?.earliest ?? 0) ? other : one),
    first,
  );
}

function earliestOf(dated: readonly SeriesOutcome[], group: VaccineGroup, person: PersonAt): EpochDay {
  const days = dated.map(({ dates }) => dates?.earliest ?? -Infinity);
  if (group.targets.length === 1) return Math.min(...days);
  if (!dated.some((one) => isDecisive(one, person))) return Math.max(...days);
  const given = dated.flatMap(({ record }) => record.evaluations.map((one) => one.given.day));
  return Math.max(Math.min(...days), ...given);
}

/** Every interval of the dose forecast is marked to decide alone. */
function isDecisive({ record, next }: SeriesOutcome, person: PersonAt): boolean {
  const intervals = (record.compiled.doses[next]?.intervals ?? []).filter(
    (row) => row.from <= person.asOf && person.asOf <= row.to,
  );
  return intervals.length > 0 && intervals.every(({ overrides }) => overrides);
}

function isOutgrown({ record }: SeriesOutcome, person: PersonAt): boolean {
  const { askedUntil } = record.compiled;
  return askedUntil !== undefined && person.asOf >= addOffset(person.birth, askedUntil);
}

function numberOf({ passed }: SeriesOutcome): number {
  const counted = passed.filter(({ by, dose }) => by && (!dose.season || by.day >= dose.season.from));
  return counted.length + 1;
}

function vaccinesOf({ record, next }: SeriesOutcome): readonly string[] {
  const rows = record.compiled.doses[next]?.preferable ?? [];
  const named = rows.filter((row) => row.named);
  return [...new Set((named.length > 0 ? named : rows).map(({ code }) => code))];
}

function targetsOf({ record, passed }: SeriesOutcome): readonly TargetState[] {
  const behind = passed.map(({ dose, by }): TargetState => {
    const { code: doseCode, number } = dose.dose;
    if (!by) return { doseCode, number, state: 'not-needed' };
    return { doseCode, number, state: 'given', doseId: by.id, givenOn: localDateOf(by.day) };
  });
  const open = record.compiled.doses
    .slice(behind.length)
    .map(({ dose }): TargetState => ({ doseCode: dose.code, number: dose.number, state: 'open' }));
  return [...behind, ...open];
}
