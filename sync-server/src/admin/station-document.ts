// A station's own card in its database: what every tablet shows as the station's name.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { StationProfile } from '@tram/shared-schema/reference/reference.js';
import type { StationView } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import { SERVER_ACCOUNT, serverAuthor } from './server-author.js';

export function stationProfile(
  { stationId, name, communeName, facilityCode }: StationView,
  author: AccountId,
  now: Instant,
): StationProfile {
  return {
    _id: stationId,
    type: 'station',
    schemaVersion: 1,
    stationId,
    createdAt: now,
    createdBy: serverAuthor(author),
    updatedAt: now,
    name,
    ...(communeName !== undefined && { communeName }),
    ...(facilityCode !== undefined && { facilityCode }),
  };
}

/** Nothing where it stands already. */
export async function ensureStationDocument(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  station: StationView,
): Promise<void> {
  const { stationId } = station;
  if ((await documents.readDocuments(stationId, [stationId])).has(stationId)) return;
  const profile = stationProfile(station, SERVER_ACCOUNT, instantAt(clock.nowMs()));
  await documents.writeDocuments(stationId, [profile]);
}
