// People the station already knows when a journey begins, sent the way a tablet sends them.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { PersonDocId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import {
  aHousehold,
  anEncounter,
  aPerson,
  fixtureId,
  type Overrides,
} from '@tram/shared-schema/fixtures/builders.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { PushReply } from '@tram/shared-schema/sync/wire.js';
import { ApiClient, PASSWORD } from './api-client.js';
import type { Station } from './fixtures.js';

const REPLICA = 'e2edesk000' as ReplicaId;
const YESTERDAY_MS = Date.now() - 24 * 3_600_000;

export interface KnownPerson {
  readonly person: Overrides<Person>;
  readonly visits?: readonly Overrides<Encounter>[];
}

/** Their ids, in the order given. `households`: the ones they live in, of the same hamlet. */
export async function knowPeople(
  station: Station,
  people: readonly KnownPerson[],
  households: readonly Household[] = [],
): Promise<PersonDocId[]> {
  const desk = new ApiClient(station.server.url);
  const { account } = await desk.signIn('yte1', PASSWORD, REPLICA);
  const envelope = {
    stationId: station.stationId,
    createdAt: instantAt(YESTERDAY_MS),
    createdBy: { accountId: account.accountId, replicaId: REPLICA },
    hamletId: station.hamlets[0]?.hamletId,
  };
  const documents: TramDocument[] = households.map((household) => aHousehold({ ...household, ...envelope }));
  const ids = people.map(({ person, visits = [] }, index) => {
    const known = aPerson({ ...envelope, _id: fixtureId('person', index + 1), ...person });
    documents.push(known);
    visits.forEach((visit, turn) => {
      const occurredAt = instantAt(YESTERDAY_MS - turn * 24 * 3_600_000);
      const _id = fixtureId('encounter', 100 * (index + 1) + turn);
      documents.push(anEncounter({ ...envelope, _id, personId: known._id, occurredAt, ...visit }));
    });
    return known._id;
  });
  const path = `/api/v1/stations/${station.stationId}/documents`;
  const request = { protocol: PROTOCOL_VERSION, replicaId: REPLICA, documents };
  const { results } = await desk.json<PushReply>('POST', path, request);
  const refused = results.find(({ kind }) => kind === 'refused');
  if (refused) throw new Error(`the server refused ${JSON.stringify(refused)}`);
  return ids;
}
