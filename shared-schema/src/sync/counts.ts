// What a centre is told when it asks for its stations' numbers.

import type { RegisterCounts } from '../chronic/chronic-counts.js';
import type { CohortCount } from '../chronic/cohort-counts.js';
import type { CentreId, StationId } from '../document/ids.js';
import type { LocalDate } from '../local-date.js';

/** The days that were asked for, as they were understood. */
export interface CountedPeriod {
  /** Absent: from the beginning. */
  readonly from?: LocalDate;
  /** The last day that counts; never after the server's today. */
  readonly asOf: LocalDate;
}

export interface StationChronicCounts {
  readonly stationId: StationId;
  readonly stationName: string;
  readonly registers: readonly RegisterCounts[];
}

/** `GET /api/v1/stations/:id/counts/chronic?from&to|year&register`. */
export interface StationChronicCountsReply extends CountedPeriod, StationChronicCounts {}

/** `GET /api/v1/centres/:id/counts/chronic?from&to|year&register`. */
export interface CentreChronicCountsReply extends CountedPeriod {
  readonly centreId: CentreId;
  /** Of all stations together, by register. */
  readonly totals: Readonly<Record<string, CohortCount>>;
  /** By name. */
  readonly stations: readonly StationChronicCounts[];
}
