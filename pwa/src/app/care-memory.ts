// What everybody's care is kept in from one start to the next, put together for whoever is unlocked.

import type { UnlockedKeys } from '#session/unlocked-keys.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import { createCareBook, type CareBookParts, type LoadedCareBook } from '#storage/care-book.js';
import { eventsNameOf } from '#storage/dexie-station-storage.js';
import { createKeptSnapshots } from '#storage/kept-snapshots.js';
import type { StationDatabase } from '#storage/open-database.js';
import type { LoadedPersonDirectory } from '#storage/person-directory.js';
import type { SnapshotMemory } from '#storage/snapshot-keeper.js';
import { newSnapshotId, type SnapshotPace } from './people-memory.js';
import { snapshotSealingFor } from './records-sealing.js';

export function careMemoryOf(
  { name, careSnapshots: place, tables: { events } }: StationDatabase,
  keys: UnlockedKeys | undefined,
  hasRoom: () => boolean,
  pace: SnapshotPace,
): SnapshotMemory | undefined {
  const sealing = snapshotSealingFor(keys);
  const { fresh: freshRows } = events;
  if (!sealing || !place || !freshRows) return undefined;
  const databaseName = eventsNameOf(name);
  const snapshots = createKeptSnapshots({
    ...{ place, freshRows, sealing, hasRoom, newId: newSnapshotId },
    placeOf: (id, part) => `care-snapshot ${databaseName} ${id} ${part}`,
  });
  return { snapshots, ...pace };
}

export interface OpenCareBookParts extends Pick<CareBookParts, 'documents' | 'memory' | 'nowMs'> {
  readonly directory: LoadedPersonDirectory;
}

/** The people come first. */
export const openCareBook = (parts: OpenCareBookParts): LoadedCareBook =>
  createCareBook({ ...parts, yieldToScreen, after: parts.directory.loaded });
