// What our engine says of the CDC's cases, beside what the CDC says.

import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import type {
  DoseReason,
  DoseStatus,
  GroupJudgement,
  SeriesForecast,
  SeriesStatus,
} from '@tram/shared-schema/immunisation/judged.js';
import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import type { CdsiCase, ExpectedDose } from './cdsi-cases.js';

/** The names the cases have for the groups of the data. */
const GROUPS: Record<string, string> = {
  DTAP: 'DTaP/Tdap/Td',
  POL: 'Polio',
  HIB: 'Hib',
  PCV: 'Pneumococcal',
  ROTA: 'Rotavirus',
  VAR: 'Varicella',
  ZOSTER: 'Zoster',
  FLU: 'Influenza',
  MCV: 'Meningococcal',
  MENB: 'Meningococcal B',
};

const DOSE_STATUS: Record<DoseStatus, string> = {
  valid: 'Valid',
  'not-valid': 'Not Valid',
  extraneous: 'Extraneous',
  substandard: 'Sub-standard',
};

/** The cases have one name for every product that does not suit. */
const REASONS: Record<string, readonly DoseReason[]> = {
  'age: too young': ['too-young'],
  'age: too old': ['too-old'],
  'interval: too short': ['interval-too-short'],
  'live virus conflict': ['live-virus-conflict'],
  'inadvertent vaccine': ['inadvertent', 'wrong-product'],
  'series already complete': ['series-complete'],
};

const SERIES_STATUS: Record<SeriesStatus, string> = {
  'not-complete': 'not complete',
  complete: 'complete',
  immune: 'immune',
  contraindicated: 'contraindicated',
  'aged-out': 'aged out',
  'not-recommended': 'not recommended',
};

export interface Compared {
  readonly case: CdsiCase;
  readonly doses: readonly {
    readonly expected: ExpectedDose;
    readonly found: GroupJudgement | undefined;
    readonly agrees: boolean;
  }[];
  readonly forecast: SeriesForecast | undefined;
  readonly forecastAgrees: boolean;
}

function doseAgrees(expected: ExpectedDose, found: GroupJudgement | undefined): boolean {
  const status = found && DOSE_STATUS[found.status];
  if (status?.toLowerCase() !== expected.status.trim().toLowerCase()) return false;
  const reason = expected.reason.trim().toLowerCase();
  if (reason === '' || expected.status === 'Valid') return true;
  return REASONS[reason]?.some((known) => found?.reasons.includes(known)) === true;
}

function forecastAgrees(one: CdsiCase, found: SeriesForecast | undefined): boolean {
  if (!found || SERIES_STATUS[found.status] !== one.status.trim().toLowerCase()) return false;
  if (found.status !== 'not-complete') return true;
  return (
    found.earliestOn === one.earliest &&
    found.recommendedOn === one.recommended &&
    found.pastDueOn === one.pastDue
  );
}

export const groupOf = (one: CdsiCase): string => GROUPS[one.group] ?? one.group;

export function compareCase(schedule: CompiledSchedule, one: CdsiCase): Compared {
  const group = groupOf(one);
  const judged = judgeChild(schedule, one.subject, one.asOf);
  // Of several forecasts of a group (a series for children, one from 65 years) the one that still asks is meant.
  const ofGroup = judged.forecasts.filter((row) => row.group === group);
  const forecast =
    ofGroup.find(({ status }) => status === 'not-complete') ??
    ofGroup.find(({ status }) => status !== 'aged-out') ??
    ofGroup[0];
  const doses = one.doses.map((expected) => {
    const groups = judged.doses.find(({ id }) => id === expected.id)?.groups;
    // A dose of another group, there for a conflict of live vaccines, is judged in its own.
    const found = groups?.find((row) => row.group === group) ?? groups?.[0];
    return { expected, found, agrees: doseAgrees(expected, found) };
  });
  return { case: one, doses, forecast, forecastAgrees: forecastAgrees(one, forecast) };
}
