// The edition of the schedule that holds on a day, made ready for judging.

import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { scheduleOn, withPublished } from '@tram/shared-schema/immunisation/schedule-on.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';

export class NoSchedule extends Error {
  override readonly name = 'NoSchedule';
}

/** `published`: editions of the server, beside the built-in ones and in their place where the version is the same. */
export function editionInForce(on: LocalDate, published: readonly Schedule[] = []): Schedule {
  const schedule = scheduleOn(withPublished(EPI_SCHEDULES, published), on);
  if (!schedule) throw new NoSchedule('the table has no edition');
  return schedule;
}

export const scheduleInForce = (on: LocalDate, published?: readonly Schedule[]): CompiledSchedule =>
  compileSchedule(editionInForce(on, published));
