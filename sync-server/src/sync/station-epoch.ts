// The epoch a station stands in, for whoever comes with what it once was told. A database that does not know its own
// past was set back to an earlier day, one that is not there was lost: both begin a new epoch here and now, without
// waiting for somebody to say that there was a restore.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Witness } from '@tram/shared-schema/sync/wire.js';
import { renewStation } from '#admin/after-restore.js';
import type { Deps } from '#deps.js';
import type { EpochRecord } from '#ports.js';

export type EpochParts = Pick<Deps, 'documents' | 'directory' | 'accounts' | 'audit' | 'clock'>;

/** Undefined where there is no such station. */
export async function stationEpoch(
  deps: EpochParts,
  stationId: StationId,
  witnesses: readonly Witness[] = [],
): Promise<EpochRecord | undefined> {
  const { documents, directory } = deps;
  const record = await documents.epoch(stationId);
  if (record && (await documents.remembersAll(stationId, witnesses))) return record;
  if (!record && !(await directory.readStation(stationId))) return undefined;
  await renewStation(deps, 'system', stationId, record?.epoch);
  return documents.epoch(stationId);
}
