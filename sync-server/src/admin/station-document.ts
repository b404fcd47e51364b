// A station's own card in its database: what every tablet shows as the station's name.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { StationProfile } from '@tram/shared-schema/reference/reference.js';
import type { StationView } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import { SERVER_ACCOUNT, serverAuthor } from './server-author.js';

/** Nothing where it stands already. */
export async function ensureStationDocument(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { stationId, name, communeName, facilityCode }: StationView,
): Promise<void> {
  if ((await documents.readDocuments(stationId, [stationId])).has(stationId)) return;
  const now = instantAt(clock.nowMs());
  const profile: StationProfile = {
    _id: stationId,
    type: 'station',
    schemaVersion: 1,
    stationId,
    createdAt: now,
    createdBy: serverAuthor(SERVER_ACCOUNT),
    updatedAt: now,
    name,
    ...(communeName !== undefined && { communeName }),
    ...(facilityCode !== undefined && { facilityCode }),
  };
  await documents.writeDocuments(stationId, [profile]);
}
