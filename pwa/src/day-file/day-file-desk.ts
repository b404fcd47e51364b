// What making and taking in day files needs of the tablet, handed over by app/ when a station's records are open.

import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import type { DayFileOpener } from '@tram/shared-schema/sync/day-file-reader.js';
import type { DayFileSealer } from '@tram/shared-schema/sync/day-file-writer.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';
import type { CarriedFiles } from './carried-files.js';
import type { DayFileRecords } from './day-file-records.js';

export interface DayFileDesk {
  readonly stationId: StationId;
  readonly replicaId: ReplicaId;
  readonly accountId: AccountId;
  /** Of the key the unlocked account holds. */
  readonly keyId: string;
  readonly sealer: () => Promise<DayFileSealer>;
  readonly opener: DayFileOpener;
  readonly records: DayFileRecords;
  readonly carried: CarriedFiles;
  /** Of the server as this tablet knows it. */
  readonly epoch: () => Promise<Epoch | undefined>;
  readonly check: () => Promise<CheckDocument>;
  readonly nowMs: () => number;
}
