// After the store was restored from a backup: every station's database gets a new epoch, so that the tablets compare
// what they have with what is here and send again what the backup did not hold. Without it they would never notice.

import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Deps } from '#deps.js';

type Parts = Pick<Deps, 'documents' | 'directory' | 'audit' | 'clock'>;

export async function renewStation(
  { documents, directory, audit, clock }: Parts,
  actor: AccountId | 'system',
  stationId: StationId,
): Promise<Result<undefined, { kind: 'not-found' }>> {
  if (!(await directory.readStation(stationId))) return err({ kind: 'not-found' });
  const at = instantAt(clock.nowMs());
  await documents.renewEpoch(stationId, at);
  await audit.append({ at, actor, act: 'epoch-renewed', subject: stationId });
  return ok(undefined);
}

export async function renewAllStations(deps: Parts): Promise<number> {
  const stations = await deps.directory.listStations();
  for (const { stationId } of stations) await renewStation(deps, 'system', stationId);
  return stations.length;
}
