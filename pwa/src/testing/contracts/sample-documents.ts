// Made-up people, households and visits for the contracts. Fixed unless told otherwise; nobody here looks real.

import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import {
  documentId,
  type AccountId,
  type ReplicaId,
  type StationId,
} from '@tram/shared-schema/document/ids.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { HouseholdChange } from '@tram/shared-schema/people/move.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The n-th id: ids sort as their numbers do. */
export function ulidOf(n: number): string {
  let text = '';
  for (let rest = n; text.length < 26; rest = Math.floor(rest / 32))
    text = CROCKFORD.charAt(rest % 32) + text;
  return text;
}

export const STATION_ID: StationId = documentId('station', ulidOf(1));
export const ACCOUNT_ID: AccountId = documentId('account', ulidOf(2));
export const REPLICA_ID = 'tablet0001' as ReplicaId;
/** 2026-03-02, 08:00 at the station. */
export const MORNING_MS = Date.UTC(2026, 2, 2, 1);

const envelope = (createdAt: Instant) => ({
  schemaVersion: 1,
  stationId: STATION_ID,
  createdAt,
  createdBy: { accountId: ACCOUNT_ID, replicaId: REPLICA_ID },
});

export const samplePerson = (n: number, fields: Partial<Person> = {}): Person => ({
  _id: documentId('person', ulidOf(n)),
  type: 'person',
  ...envelope(instantAt(MORNING_MS)),
  name: `Người Mẫu ${n}`,
  sex: 'female',
  birthDate: '1980' as NonNullable<Person['birthDate']>,
  lifeStatus: 'living',
  identitySource: 'told',
  ...fields,
});

export const sampleHousehold = (n: number, fields: Partial<Household> = {}): Household => ({
  _id: documentId('household', ulidOf(n)),
  type: 'household',
  ...envelope(instantAt(MORNING_MS)),
  address: `Nhà số ${n}`,
  ...fields,
});

export const sampleEncounter = (
  n: number,
  person: Pick<Person, '_id'>,
  fields: Partial<Encounter> = {},
): Encounter => ({
  _id: documentId('encounter', ulidOf(n)),
  type: 'encounter',
  ...envelope(instantAt(MORNING_MS)),
  personId: person._id,
  status: 'completed',
  occurredAt: instantAt(MORNING_MS),
  reason: `Lý do ${n}`,
  ...fields,
});

export const sampleHouseholdChange = (n: number, { _id }: Pick<Household, '_id'>): HouseholdChange => ({
  _id: documentId('household-change', ulidOf(n)),
  type: 'household-change',
  ...envelope(instantAt(MORNING_MS)),
  householdId: _id,
  status: 'completed',
  movedOn: '2026' as HouseholdChange['movedOn'],
  reason: 'split',
  kind: 'founded',
  personIds: [],
});

export const sampleHamlet = (n: number, fields: Partial<Hamlet> = {}): Hamlet => ({
  _id: documentId('hamlet', ulidOf(n)),
  type: 'hamlet',
  ...envelope(instantAt(MORNING_MS)),
  updatedAt: instantAt(MORNING_MS),
  name: `Thôn ${n}`,
  ...fields,
});

/** A person as one tablet's worker left it after changing some fields. */
export const editedPerson = (
  person: Person,
  changes: FieldChanges<Person>,
  replicaId: ReplicaId = REPLICA_ID,
  nowMs = MORNING_MS,
): Person => editRegistry(person, changes, { nowMs, replicaId, accountId: ACCOUNT_ID });
