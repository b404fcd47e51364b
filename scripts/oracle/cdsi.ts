// Our engine beside the CDC's: by vaccine group, how many doses and how many forecasts are judged alike, and what is not.

import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import { readCases } from './cdsi-cases.js';
import { compareCase, groupOf, type Compared } from './cdsi-compare.js';
import { readCdsiData } from './cdsi-schedule.js';

/** What was asked of us, and of which groups. */
export const TARGET_GROUPS = ['DTAP', 'POL', 'HIB', 'HepB', 'MMR', 'ROTA', 'PCV', 'HPV'];
export const EVALUATIONS_TARGET = 0.98;
export const FORECASTS_TARGET = 0.95;

export interface Agreement {
  readonly group: string;
  readonly cases: number;
  readonly evaluations: number;
  readonly evaluationsAgree: number;
  readonly forecastsAgree: number;
}

export function compareAll(folder: string): readonly Compared[] {
  const { schedule, observations } = readCdsiData(folder);
  const compiled = compileSchedule(schedule);
  return readCases(folder, observations).map((one) => compareCase(compiled, one));
}

function agreementOf(group: string, rows: readonly Compared[]): Agreement {
  const doses = rows.flatMap((row) => row.doses);
  return {
    group,
    cases: rows.length,
    evaluations: doses.length,
    evaluationsAgree: doses.filter(({ agrees }) => agrees).length,
    forecastsAgree: rows.filter(({ forecastAgrees }) => forecastAgrees).length,
  };
}

export function agreements(rows: readonly Compared[]): readonly Agreement[] {
  const groups = [...new Set(rows.map((row) => row.case.group))].sort();
  return groups.map((group) =>
    agreementOf(
      group,
      rows.filter((row) => row.case.group === group),
    ),
  );
}

export const meetsTarget = (one: Agreement): boolean =>
  one.evaluationsAgree >= one.evaluations * EVALUATIONS_TARGET &&
  one.forecastsAgree >= one.cases * FORECASTS_TARGET;

const share = (part: number, whole: number): string =>
  `${part}/${whole} (${whole ? ((100 * part) / whole).toFixed(1) : '–'} %)`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(all: readonly Agreement[]): readonly string[] {
  const lines = all.map((one) =>
    row([
      one.group.padEnd(8),
      String(one.cases).padStart(5),
      share(one.evaluationsAgree, one.evaluations).padStart(20),
      share(one.forecastsAgree, one.cases).padStart(20),
      TARGET_GROUPS.includes(one.group) ? (meetsTarget(one) ? 'yes' : 'NO') : '–',
    ]),
  );
  return [
    row(['group', 'cases', 'evaluations', 'forecasts', 'target met']),
    row(['---', '---', '---', '---', '---']),
    ...lines,
  ];
}

/** Why a dose is judged otherwise: always by the published data; where that is about another vaccine, this is said. */
function doseLines(compared: Compared): readonly string[] {
  return compared.doses
    .filter(({ agrees }) => !agrees)
    .map(({ expected, found }) => {
      const dose = compared.case.subject.doses.find(({ id }) => id === expected.id);
      const other = found && found.group !== groupOf(compared.case);
      const because = [
        other ? `the case is about ${compared.case.group}, the dose is judged as ${found.group}` : '',
        found?.earliestOn ? `by data 4.10 it counts from ${found.earliestOn}` : '',
        found ? '' : 'no series of the data takes this product',
      ].filter((text) => text !== '');
      return row([
        compared.case.id,
        compared.case.group,
        `dose ${expected.id} (${dose?.vaccineCode} on ${dose?.givenOn})`,
        `${expected.status} ${expected.reason}`.trim(),
        `${found?.status ?? 'not judged'} ${found?.reasons.join(', ') ?? ''}`.trim(),
        because.join('; ') || 'data 4.10 judges otherwise than cases 4.8',
      ]);
    });
}

function forecastLines(compared: Compared): readonly string[] {
  if (compared.forecastAgrees) return [];
  const { case: one, forecast } = compared;
  const words = (...days: readonly (string | undefined)[]): string => days.map((day) => day ?? '–').join(' ');
  return [
    row([
      one.id,
      one.group,
      'forecast',
      `${one.status} ${words(one.earliest, one.recommended, one.pastDue)}`,
      `${forecast?.status ?? 'none'} ${words(forecast?.earliestOn, forecast?.recommendedOn, forecast?.pastDueOn)}`,
      forecast
        ? `${forecast.reason}: ${forecast.doseCode ?? forecast.seriesCodes.join(', ')}`
        : 'no series of the data is for this person',
    ]),
  ];
}

export function cdsiReport(folder: string): { readonly lines: readonly string[]; readonly holds: boolean } {
  const rows = compareAll(folder);
  const all = agreements(rows);
  const total = agreementOf('', rows);
  const differing = rows.flatMap((one) => [...doseLines(one), ...forecastLines(one)]);
  const head = [
    row(['case', 'group', 'what', 'the CDC says', 'we say', 'why']),
    row(['---', '---', '---', '---', '---', '---']),
  ];
  const summary = {
    oracle: 'cdsi',
    cases: total.cases,
    evaluationsAgree: total.evaluationsAgree,
    evaluations: total.evaluations,
    forecastsAgree: total.forecastsAgree,
    forecasts: total.cases,
  };
  const differences =
    differing.length > 0
      ? ['', 'Judged otherwise:', ...head, ...differing]
      : ['', 'Nothing is judged otherwise.'];
  return {
    lines: [...table(all), ...differences, '', JSON.stringify(summary)],
    holds: all.filter(({ group }) => TARGET_GROUPS.includes(group)).every(meetsTarget),
  };
}
