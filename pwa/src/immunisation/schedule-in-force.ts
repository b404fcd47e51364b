// The edition of the schedule that holds on a day, made ready for judging.

import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { scheduleOn } from '@tram/shared-schema/immunisation/schedule-on.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';

export class NoSchedule extends Error {
  override readonly name = 'NoSchedule';
}

/** `published`: editions of the server; the built-in ones hold while there is none. */
export function scheduleInForce(on: LocalDate, published: readonly Schedule[] = []): CompiledSchedule {
  const schedule = scheduleOn(published.length > 0 ? published : EPI_SCHEDULES, on);
  if (!schedule) throw new NoSchedule('the table has no edition');
  return compileSchedule(schedule);
}
