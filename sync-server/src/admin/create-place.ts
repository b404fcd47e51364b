// Centres and stations. A station is entered into the directory last, when its database is whole.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { documentId, type AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { CreateCentreRequest, CreateStationRequest } from '@tram/shared-schema/sync/administration.js';
import type { CentreView, StationView } from '@tram/shared-schema/sync/session.js';
import { stationRecordsKey } from '#accounts/records-key.js';
import type { Deps } from '#deps.js';
import { newUlid } from '#new-ulid.js';
import type { PlaceFailure } from './create-account.js';
import { stationProfile } from './station-document.js';

const nameOf = (typed: string): string => typed.normalize('NFC').trim();

export async function createCentre(
  deps: Deps,
  actor: AccountId,
  { name }: CreateCentreRequest,
): Promise<CentreView> {
  const nowMs = deps.clock.nowMs();
  const centre = { centreId: documentId('centre', newUlid(nowMs, deps.randomness)), name: nameOf(name) };
  await deps.directory.addCentre(centre);
  await deps.audit.append({ at: instantAt(nowMs), actor, act: 'centre-created', subject: centre.centreId });
  return centre;
}

export async function createStation(
  deps: Deps,
  actor: AccountId,
  { name, communeName, facilityCode, centreId }: CreateStationRequest,
): Promise<Result<StationView, PlaceFailure>> {
  if (centreId && !(await deps.directory.readCentre(centreId))) {
    return err({ kind: 'bad-request', field: 'centreId', rule: 'unknown' });
  }
  const nowMs = deps.clock.nowMs();
  const now = instantAt(nowMs);
  const stationId = documentId('station', newUlid(nowMs, deps.randomness));
  const card = {
    name: nameOf(name),
    ...(communeName !== undefined && { communeName: nameOf(communeName) }),
    ...(facilityCode !== undefined && { facilityCode: facilityCode.trim() }),
  };
  const station: StationView = { stationId, ...card, ...(centreId && { centreId }) };
  await deps.documents.createStation(stationId);
  await deps.documents.writeDocuments(stationId, [stationProfile(station, actor, now)]);
  // From here on every backup that knows the station holds its key.
  await stationRecordsKey(deps, stationId);
  await deps.directory.addStation(station);
  await deps.audit.append({ at: now, actor, act: 'station-created', subject: stationId });
  return ok(station);
}
