// Children for the tests of the schedule: a birthday and what was given when.

import type { LocalDate } from '../local-date.js';
import { compileSchedule } from './compile-schedule.js';
import type { CompiledSchedule } from './compiled-schedule.js';
import { EPI_2026_07 } from './epi-schedules.table.js';
import { judgeChild } from './judge-child.js';
import type { ChildJudgement, JudgedDose, SeriesForecast, Subject } from './judged.js';

export const EPI: CompiledSchedule = compileSchedule(EPI_2026_07);
export const on = (text: string): LocalDate => text as LocalDate;

/** `['penta', '2026-03-01']` */
export type GivenPair = readonly [vaccineCode: string, givenOn: string];

export const aSubject = (
  birthOn: string,
  given: readonly GivenPair[] = [],
  more: Partial<Subject> = {},
): Subject => ({
  birthOn: on(birthOn),
  sex: 'female',
  doses: given.map(([vaccineCode, givenOn], index) => ({
    id: `d${index + 1}`,
    vaccineCode,
    givenOn: on(givenOn),
  })),
  ...more,
});

export interface Asked {
  readonly birthOn: string;
  readonly given?: readonly GivenPair[];
  readonly asOf?: string;
  readonly schedule?: CompiledSchedule;
  readonly more?: Partial<Subject>;
}

export const judged = ({ birthOn, given = [], asOf, schedule = EPI, more = {} }: Asked): ChildJudgement =>
  judgeChild(schedule, aSubject(birthOn, given, more), on(asOf ?? given.at(-1)?.[1] ?? birthOn));

export function forecastFor(group: string, asked: Asked): SeriesForecast {
  const found = judged(asked).forecasts.find((one) => one.group === group);
  if (!found) throw new Error(`no forecast for ${group}`);
  return found;
}

/** How the last of the doses given is judged. */
export function lastDose(asked: Asked): JudgedDose {
  const found = judged(asked).doses.find(({ id }) => id === `d${asked.given?.length}`);
  if (!found) throw new Error('no dose given');
  return found;
}
