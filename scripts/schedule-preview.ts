// What a schedule that is to be published changes, for whoever publishes it and whoever runs the stations: row by row beside
// the edition it follows, and whom it would move at each station.

import { changeLines, compareSchedules } from '@tram/shared-schema/immunisation/compare-schedules.js';
import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { editionBefore } from '@tram/shared-schema/immunisation/preview/edition-before.js';
import { moveLines } from '@tram/shared-schema/immunisation/preview/move-lines.js';
import { schedulesOfRows } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { unsignedRows } from '@tram/shared-schema/immunisation/unsigned-rows.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Cells } from '@tram/shared-schema/reference/code-list.js';
import type { EditionPreview, SchedulePreviewReply } from '@tram/shared-schema/sync/schedule-preview.js';

const editionsOf = (rows: readonly Cells[]): readonly Schedule[] => {
  const read = schedulesOfRows(rows);
  return read.ok ? read.value : [];
};

function waitingLines(edition: Schedule): readonly string[] {
  const { edition: whole, doseCodes, vaccines } = unsignedRows(edition);
  const rows = [...doseCodes, ...vaccines.map(({ vi }) => vi)];
  return [
    `Chờ bác sĩ xác nhận: ${whole ? 'cả lịch này, và ' : ''}${rows.length} mũi, vắc xin`,
    ...(rows.length > 0 ? [`  ${rows.join(', ')}`] : []),
  ];
}

function stationLines({ asOf, stations }: EditionPreview, editions: readonly Schedule[]): readonly string[] {
  const day = formatLocalDate(asOf);
  if (stations.length === 0) return ['Máy chủ này chưa có trạm nào: không có ai để tính.'];
  return [
    `Tính cho người của từng trạm, vào ngày ${day}, theo các bản ghi đã tới máy chủ:`,
    ...stations.flatMap(({ stationName, moves }) => moveLines(stationName, moves, editions)),
  ];
}

/** `standing`: rows of the server's list, none where nothing was published yet. */
export function schedulePreview(
  next: readonly Cells[],
  standing: readonly Cells[],
  moves: SchedulePreviewReply,
): readonly string[] {
  const published = editionsOf(standing);
  return editionsOf(next).flatMap((edition) => {
    const follows = editionBefore(edition, published);
    const changes = follows ? compareSchedules(follows, edition) : [];
    const counted = moves.editions.find(({ version }) => version === edition.version);
    const from = formatLocalDate(edition.effectiveFrom);
    return [
      '',
      `Lịch ${edition.version}, áp dụng từ ${from}, so với lịch ${follows?.version ?? 'chưa có'}: ${changes.length} chỗ đổi`,
      ...changes.flatMap(changeLines),
      ...waitingLines(edition),
      '',
      ...(counted ? stationLines(counted, follows ? [follows, edition] : [edition]) : []),
    ];
  });
}

/** The newest edition the app came with, to write the next one from. */
export const newestEdition = (): string => JSON.stringify(EPI_SCHEDULES.at(-1), null, 2);
