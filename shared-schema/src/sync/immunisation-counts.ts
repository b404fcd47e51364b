// What a centre is told when it asks for its stations' month of vaccines.

import type { CentreId, StationId } from '../document/ids.js';
import type { HamletCounts, ImmunisationCounts } from '../immunisation/counts/immunisation-counts.js';
import type { LotCounts } from '../immunisation/counts/lot-counts.js';
import type { Month } from '../immunisation/counts/month.js';

/** Which edition of the schedule judged the doses. */
export interface CountedBy {
  readonly schedule: { readonly code: string; readonly version: string };
}

export interface StationImmunisationCounts extends CountedBy, Pick<ImmunisationCounts, 'total' | 'hamlets'> {
  readonly stationId: StationId;
  readonly stationName: string;
  readonly lots: readonly LotCounts[];
}

/** `GET /api/v1/stations/:id/counts/immunisation?month`. */
export interface StationImmunisationCountsReply extends StationImmunisationCounts {
  readonly month: Month;
}

/** `GET /api/v1/centres/:id/counts/immunisation?month`. */
export interface CentreImmunisationCountsReply {
  readonly month: Month;
  readonly centreId: CentreId;
  /** Of all stations together. */
  readonly total: HamletCounts;
  /** By name. */
  readonly stations: readonly StationImmunisationCounts[];
}
