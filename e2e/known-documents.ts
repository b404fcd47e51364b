// Documents the station already has when a journey begins, sent the way a tablet sends them; `envelope` makes them its own.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { PushReply } from '@tram/shared-schema/sync/wire.js';
import { ApiClient, PASSWORD } from './api-client.js';
import type { Station } from './fixtures.js';

const REPLICA = 'e2evacc000' as ReplicaId;
const YESTERDAY_MS = Date.now() - 24 * 3_600_000;

async function signedIn(station: Station) {
  const desk = new ApiClient(station.server.url);
  const { account } = await desk.signIn('yte1', PASSWORD, REPLICA);
  return { desk, account };
}

/** What everything written at this station yesterday begins with. */
export async function envelopeOf(station: Station) {
  const { account } = await signedIn(station);
  return {
    stationId: station.stationId,
    createdAt: instantAt(YESTERDAY_MS),
    createdBy: { accountId: account.accountId, replicaId: REPLICA },
  };
}

export async function knowDocuments(station: Station, documents: readonly TramDocument[]): Promise<void> {
  const { desk } = await signedIn(station);
  const request = { protocol: PROTOCOL_VERSION, replicaId: REPLICA, documents };
  const path = `/api/v1/stations/${station.stationId}/documents`;
  const { results } = await desk.json<PushReply>('POST', path, request);
  const refused = results.find(({ kind }) => kind === 'refused');
  if (refused) throw new Error(`the server refused ${JSON.stringify(refused)}`);
}

/** Everything the server has of the station now. */
export async function documentsAtServer(station: Station): Promise<readonly TramDocument[]> {
  const { desk } = await signedIn(station);
  return desk.documentsOf(`/api/v1/stations/${station.stationId}/changes`);
}
