// Which edition one that is to be published is compared with: its own version where that stands, else the one in force
// before it.

import { EPI_SCHEDULES } from '../epi-schedules.table.js';
import { scheduleOn, withPublished } from '../schedule-on.js';
import type { Schedule } from '../schedule.js';

export function editionBefore(edition: Schedule, published: readonly Schedule[]): Schedule | undefined {
  const known = withPublished(EPI_SCHEDULES, published);
  const same = known.find(({ version }) => version === edition.version);
  return same ?? scheduleOn(known, edition.effectiveFrom);
}
