// The editions of the schedule people are judged by here: the built-in ones and those published, by the same rule as on
// tablets. Read anew only when the list changed.

import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { scheduleOn, withPublished } from '@tram/shared-schema/immunisation/schedule-on.js';
import { schedulesOfRows } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Cells, CodeList } from '@tram/shared-schema/reference/code-list.js';
import { type CodeLists, StoreUnavailable } from '#ports.js';

export class NoSchedule extends Error {
  override readonly name = 'NoSchedule';
}

export interface KnownEditions {
  /** Another one for other editions; what is counted by them hangs on it. */
  readonly stamp: string;
  on(day: LocalDate): Schedule;
}
export type ReadEditions = () => Promise<KnownEditions>;

type Lists = Pick<CodeLists, 'read' | 'readPart'>;

export async function publishedIn(
  codeLists: Lists,
  list: CodeList | undefined,
): Promise<readonly Schedule[]> {
  const rows: Cells[] = [];
  for (const { digest } of list?.parts ?? []) {
    const part = await codeLists.readPart(digest);
    if (!part) throw new StoreUnavailable('a part of the schedule is missing');
    rows.push(...part.rows);
  }
  const read = schedulesOfRows(rows);
  // To count by the edition before would be to count wrongly unnoticed.
  if (!read.ok) throw new NoSchedule(`edition ${read.error.version} cannot be read: ${read.error.why}`);
  return read.value;
}

export function readEditions(codeLists: Lists): ReadEditions {
  let kept: KnownEditions | undefined;
  return async () => {
    const list = await codeLists.read('schedule');
    const stamp = list?.digest ?? '';
    if (kept?.stamp !== stamp) {
      const editions = withPublished(EPI_SCHEDULES, await publishedIn(codeLists, list));
      kept = {
        stamp,
        on(day) {
          const schedule = scheduleOn(editions, day);
          if (!schedule) throw new NoSchedule('the table has no edition');
          return schedule;
        },
      };
    }
    return kept;
  };
}
