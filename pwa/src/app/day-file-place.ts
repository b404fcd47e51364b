// Day files at one open workplace: its desk, where the keys for it are there, and the way of carried files to the server.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { DayFileDesk } from '#day-file/day-file-desk.js';
import { deliverCarried } from '#day-file/deliver-carried.js';
import { createDayFileOpener, createDayFileSealer, deviceSigningKey } from '#platform/day-file-sealing.js';
import { createHttpDayFileServer } from '#platform/http-day-file-server.js';
import type { TokenSource } from '#platform/http-sync-access.js';
import type { UnlockedKeys } from '#session/unlocked-keys.js';
import { openCarriedFiles } from '#storage/dexie-carried-files.js';
import type { StationDatabase } from '#storage/open-database.js';
import { createRxdbDayFileRecords } from '#storage/rxdb-day-file-records.js';
import type { SyncJournal } from '#sync/sync-journal.js';
import type { RoundFailure } from '#sync/sync-status.js';
import type { TabletDevice } from './open-device.js';

export interface DayFilePlace {
  /** Absent on a tablet from before PINs, until one is chosen. */
  readonly desk: DayFileDesk | undefined;
  /** Before this tablet sends what it has itself. */
  deliver(signal: AbortSignal): Promise<Result<void, RoundFailure>>;
  close(): void;
}

export interface DayFilePlaceParts {
  readonly device: TabletDevice;
  readonly stationId: StationId;
  readonly keys: UnlockedKeys | undefined;
  readonly replicaId: ReplicaId;
  readonly database: StationDatabase;
  readonly journal: Pick<SyncJournal, 'position'>;
  readonly tokens: TokenSource;
  readonly nowMs: () => number;
}

export function openDayFilePlace(parts: DayFilePlaceParts): DayFilePlace {
  const { device, stationId, keys, replicaId, database, journal, tokens, nowMs } = parts;
  const carried = openCarriedFiles(database.name);
  const server = createHttpDayFileServer(device.api, tokens);
  const tried = new Set<string>();
  return {
    desk: keys && {
      ...{ stationId, replicaId, carried, nowMs },
      accountId: keys.accountId,
      keyId: keys.keyId,
      sealer: async () =>
        createDayFileSealer(keys.dayFile, await deviceSigningKey(await device.store.deviceSecret())),
      opener: createDayFileOpener(keys.dayFile),
      records: createRxdbDayFileRecords(database),
      epoch: async () => (await journal.position()).epoch,
      // The schemas are half as large as the rest, and needed only where a file comes in.
      check: async () => (await import('#day-file/check-document.js')).checkDocument,
    },
    async deliver(signal) {
      if ((await carried.names()).length === 0) return ok(undefined);
      return deliverCarried({ stationId, carried, server, tried, signal });
    },
    close: () => carried.close(),
  };
}
