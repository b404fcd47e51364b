// What the people of a station are kept in from one start to the next, put together for whoever is unlocked.

import { base64urlOf, randomBytes } from '#platform/web-crypto-bytes.js';
import type { UnlockedKeys } from '#session/unlocked-keys.js';
import { registryNameOf } from '#storage/dexie-station-storage.js';
import type { StationDatabase } from '#storage/open-database.js';
import { createKeptSnapshots } from '#storage/kept-snapshots.js';
import { peoplePlaceOf, readKeptPeople } from '#storage/people-snapshots.js';
import type { DirectoryMemory } from '#storage/person-directory.js';
import type { SnapshotMemory } from '#storage/snapshot-keeper.js';
import { snapshotSealingFor } from './records-sealing.js';

const ID_BYTES = 16;

export const newSnapshotId = (): string => base64urlOf(randomBytes(ID_BYTES));

/** When a snapshot is made, and whom the work gives way to. */
export type SnapshotPace = Required<Pick<SnapshotMemory, 'schedule' | 'giveWay'>>;

export interface PeopleMemory {
  of(
    database: StationDatabase,
    hasRoom: () => boolean,
    pace: SnapshotPace,
  ): Promise<DirectoryMemory | undefined>;
}

/** Reading begins at once, beside whatever else is opened. */
export function beginPeopleMemory(databaseName: string, keys: UnlockedKeys | undefined): PeopleMemory {
  const sealing = snapshotSealingFor(keys);
  const parts = sealing && { indexedDB, databaseName: registryNameOf(databaseName), sealing };
  const reading = parts && readKeptPeople(parts);
  // Met where it is waited for; nobody may wait for it any more where the records could not be opened.
  reading?.catch(() => undefined);
  return {
    async of({ snapshots: place, tables: { registry } }, hasRoom, pace) {
      const { fresh: freshRows } = registry;
      if (!parts || !place || !freshRows) return undefined;
      const snapshots = createKeptSnapshots({
        ...{ place, freshRows, hasRoom, newId: newSnapshotId, sealing: parts.sealing },
        placeOf: (id) => peoplePlaceOf(parts.databaseName, id),
      });
      return { snapshots, kept: await reading, ...pace };
    },
  };
}
