// Whom a schedule that is to be published would move, station by station: numbers alone, no name and no id of a person.

import type { StationId } from '../document/ids.js';
import type { ScheduleMoves } from '../immunisation/preview/schedule-moves.js';
import type { LocalDate } from '../local-date.js';
import type { Cells } from '../reference/code-list.js';

/** `POST /api/v1/admin/schedule-preview` */
export interface SchedulePreviewRequest {
  /** As they would be published. */
  readonly rows: readonly Cells[];
}

export interface StationMoves {
  readonly stationId: StationId;
  readonly stationName: string;
  readonly moves: ScheduleMoves;
}

export interface EditionPreview {
  readonly version: string;
  /** The edition in force today that it is compared with, or that of its own version that it takes the place of. */
  readonly follows: string;
  /** People are judged on this day: the edition's first, today where that has gone by. */
  readonly asOf: LocalDate;
  readonly stations: readonly StationMoves[];
}

export interface SchedulePreviewReply {
  readonly editions: readonly EditionPreview[];
}
