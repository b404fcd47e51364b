// A file that should be one edition of a schedule, or several, as the plain data judging takes; the first fault of each.

import { misfit } from '../document/misfit.js';
import { err, ok, type Result } from '../result.js';
import { readSchedule } from './compile-schedule.js';
import { EPI_2026_07 } from './epi-schedules.table.js';
import { publishedScheduleSchema, type PublishedSchedule } from './published-schedule.schema.js';
import type { Schedule } from './schedule.js';

export interface BadEdition {
  /** As the file says it, or its place in the file. */
  readonly version: string;
  /** `series.3.doses.0.preferable: type`, `Penta / Penta-2: not-an-offset "2 moons"`. */
  readonly why: string;
}

export type ScheduleFileFailure =
  { readonly kind: 'not-json' } | { readonly kind: 'bad-editions'; readonly editions: readonly BadEdition[] };

/** Everybody is judged by one schedule: another's edition would take its place. */
const EPI_CODE = EPI_2026_07.code;

const isPublished = (json: unknown): json is PublishedSchedule =>
  misfit(publishedScheduleSchema, json) === undefined;

function versionIn(json: unknown, at: number): string {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  return typeof version === 'string' ? version : `#${at + 1}`;
}

function editionOf(json: unknown, at: number): Result<Schedule, BadEdition> {
  const version = versionIn(json, at);
  if (!isPublished(json)) {
    const wrong = misfit(publishedScheduleSchema, json);
    return err({ version, why: `${wrong?.field ?? ''}: ${wrong?.rule ?? ''}` });
  }
  const schedule: Schedule = json;
  if (schedule.code !== EPI_CODE)
    return err({ version, why: `code: "${schedule.code}" is not "${EPI_CODE}"` });
  const read = readSchedule(schedule);
  if (read.ok) return ok(schedule);
  return err({
    version,
    why: read.error.map(({ at: place, kind, text }) => `${place}: ${kind} "${text}"`).join('; '),
  });
}

export function readScheduleFile(text: string): Result<readonly Schedule[], ScheduleFileFailure> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err({ kind: 'not-json' });
  }
  const read = (Array.isArray(json) ? json : [json]).map(editionOf);
  const bad = read.flatMap((one) => (one.ok ? [] : [one.error]));
  if (bad.length > 0 || read.length === 0) return err({ kind: 'bad-editions', editions: bad });
  return ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}
