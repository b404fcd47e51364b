// What a schedule that is to be published changes, for whoever publishes it: row by row beside the edition it follows.

import { changeLine, compareSchedules } from '@tram/shared-schema/immunisation/compare-schedules.js';
import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { scheduleOn, withPublished } from '@tram/shared-schema/immunisation/schedule-on.js';
import { schedulesOfRows } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { unsignedRows } from '@tram/shared-schema/immunisation/unsigned-rows.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Cells } from '@tram/shared-schema/reference/code-list.js';

const editionsOf = (rows: readonly Cells[]): readonly Schedule[] => {
  const read = schedulesOfRows(rows);
  return read.ok ? read.value : [];
};

function waitingLines(edition: Schedule): readonly string[] {
  const { edition: whole, doseCodes, vaccines } = unsignedRows(edition);
  const rows = [...doseCodes, ...vaccines.map(({ vi }) => vi)];
  return [
    `Waiting for a clinician (chờ bác sĩ xác nhận): ${whole ? 'the edition as a whole, ' : ''}${rows.length} rows`,
    ...(rows.length > 0 ? [`  ${rows.join(', ')}`] : []),
  ];
}

/** `standing`: rows of the server's list, none where nothing was published yet. */
export function schedulePreview(next: readonly Cells[], standing: readonly Cells[]): readonly string[] {
  const known = withPublished(EPI_SCHEDULES, editionsOf(standing));
  return editionsOf(next).flatMap((edition) => {
    const sameVersion = known.find(({ version }) => version === edition.version);
    const follows = sameVersion ?? scheduleOn(known, edition.effectiveFrom);
    const changes = follows ? compareSchedules(follows, edition) : [];
    return [
      '',
      `Edition ${edition.version}, in force from ${formatLocalDate(edition.effectiveFrom)}, beside ${follows?.version ?? 'none'}: ${changes.length} changes`,
      ...changes.map(changeLine),
      ...waitingLines(edition),
    ];
  });
}

/** The newest edition the app came with, to write the next one from. */
export const newestEdition = (): string => JSON.stringify(EPI_SCHEDULES.at(-1), null, 2);
