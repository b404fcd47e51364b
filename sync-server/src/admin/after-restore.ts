// After the store was restored from a backup: every station's database gets a new epoch, so that the tablets compare
// what they have with what is here and send again what the backup did not hold. A database that is missing is made anew,
// with what only the server writes: the station's card and its workers, without whom no tablet's work could be taken.

import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';
import type { Deps } from '#deps.js';
import { ensureStationDocument } from './station-document.js';
import { ensureWorkerDocument } from './worker-document.js';

type Parts = Pick<Deps, 'documents' | 'directory' | 'accounts' | 'audit' | 'clock'>;

/** Where `from` no longer stands somebody renewed it first, and nothing is done. */
export async function renewStation(
  deps: Parts,
  actor: AccountId | 'system',
  stationId: StationId,
  from?: Epoch,
): Promise<Result<undefined, { kind: 'not-found' }>> {
  const { documents, directory, accounts, audit, clock } = deps;
  const station = await directory.readStation(stationId);
  if (!station) return err({ kind: 'not-found' });
  const before = await documents.epoch(stationId);
  if (from !== undefined && before && before.epoch !== from) return ok(undefined);
  const at = instantAt(clock.nowMs());
  await documents.createStation(stationId);
  await ensureStationDocument(deps, station);
  for (const account of await accounts.list()) {
    if (account.stationId === stationId) await ensureWorkerDocument(deps, account);
  }
  // Last: whoever sees the new epoch finds what it needs.
  await documents.renewEpoch(stationId, at, from);
  await audit.append({ at, actor, act: 'epoch-renewed', subject: stationId });
  return ok(undefined);
}

export async function renewAllStations(deps: Parts): Promise<number> {
  const stations = await deps.directory.listStations();
  for (const { stationId } of stations) await renewStation(deps, 'system', stationId);
  return stations.length;
}
