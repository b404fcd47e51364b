// A small invented schedule for the rules a national one may need: nothing here is a clinical number.

import { compileSchedule } from './compile-schedule.js';
import { judgeChild } from './judge-child.js';
import { aSubject, on, type GivenPair } from './judged.fixture.js';
import type { SeriesForecast, Subject } from './judged.js';
import type { Schedule, ScheduleVaccine, Words } from './schedule.js';
import type { Series, SeriesDose } from './series.js';

const words = (text: string): Words => ({ vi: text, en: text });
const vaccine = (code: string): ScheduleVaccine => ({ code, names: words(code), targets: [{ target: 'x' }] });
export const dose = (number: number, more: Partial<SeriesDose> = {}): SeriesDose => ({
  code: `X-${number}`,
  number,
  ages: [{ min: '2 months' }],
  intervals: number > 1 ? [{ from: { kind: 'previous-dose' }, min: '4 weeks' }] : [],
  preferable: [{ code: 'a' }],
  ...more,
});
export const selection = { group: '1', isDefault: true, priority: 'A', preference: 1 };
export const series = (doses: readonly SeriesDose[], more: Partial<Series> = {}): Series => ({
  code: 'X',
  names: words('X'),
  target: 'x',
  kind: 'standard',
  selection,
  doses,
  ...more,
});
export const schedule = (rows: readonly Series[], more: Partial<Schedule> = {}): Schedule => ({
  code: 'test',
  version: '1',
  names: words('test'),
  effectiveFrom: on('2020-01-01'),
  source: 'invented',
  status: 'to-be-confirmed',
  graceDays: 0,
  vaccines: ['a', 'b', 'c'].map(vaccine),
  conflicts: [],
  groups: [{ code: 'x', names: words('x'), targets: ['x'] }],
  targets: [],
  series: rows,
  ...more,
});

export const BORN = '2026-01-15';
export interface Judged {
  /** Status, then reasons. */
  readonly doses: readonly (readonly string[])[];
  readonly forecast: SeriesForecast | undefined;
  readonly forecasts: readonly SeriesForecast[];
}

export function judge(
  of: Schedule,
  given: readonly GivenPair[],
  asOf: string,
  more: Partial<Subject> = {},
): Judged {
  const { doses, forecasts } = judgeChild(compileSchedule(of), aSubject(BORN, given, more), on(asOf));
  return {
    doses: doses.map(({ status, reasons }) => [status, ...reasons]),
    forecast: forecasts[0],
    forecasts,
  };
}
