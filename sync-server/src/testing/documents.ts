// Documents for the server's tests: fixed unless told otherwise, people that look invented.

import { formatHlc } from '@tram/shared-schema/document/hybrid-clock.js';
import {
  documentId,
  type AccountId,
  type HamletId,
  type ReplicaId,
  type StationId,
} from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Stamp } from '@tram/shared-schema/document/stamp.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { HouseholdChange, Move } from '@tram/shared-schema/people/move.js';
import type { Person } from '@tram/shared-schema/people/person.js';

export const NOW_MS = Date.parse('2026-05-04T03:00:00.000Z');

/** A ULID that says its number. */
export const ulidOf = (n: number): string => n.toString(10).padStart(26, '0');
export const replica = (name: string): ReplicaId => name.padEnd(10, '0').slice(0, 10) as ReplicaId;

export const STATION: StationId = documentId('station', ulidOf(1));
export const OTHER_STATION: StationId = documentId('station', ulidOf(2));
export const HAMLET_A: HamletId = documentId('hamlet', ulidOf(11));
export const HAMLET_B: HamletId = documentId('hamlet', ulidOf(12));
export const NURSE: AccountId = documentId('account', ulidOf(21));
export const TABLET = replica('tableta');
export const OTHER_TABLET = replica('tabletb');

const envelope = {
  schemaVersion: 1,
  stationId: STATION,
  createdAt: instantAt(NOW_MS),
  createdBy: { accountId: NURSE, replicaId: TABLET },
};

export function person(n: number, changes: Partial<Person> = {}): Person {
  return {
    _id: documentId('person', ulidOf(1000 + n)),
    type: 'person',
    ...envelope,
    name: `Nguyễn Thử ${n}`,
    sex: 'female',
    birthDate: '1980-02-03' as NonNullable<Person['birthDate']>,
    hamletId: HAMLET_A,
    lifeStatus: 'living',
    identitySource: 'told',
    ...changes,
  };
}

export function household(n: number, changes: Partial<Household> = {}): Household {
  return {
    _id: documentId('household', ulidOf(2000 + n)),
    type: 'household',
    ...envelope,
    hamletId: HAMLET_A,
    ...changes,
  };
}

export function encounter(n: number, changes: Partial<Encounter> = {}): Encounter {
  return {
    _id: documentId('encounter', ulidOf(3000 + n)),
    type: 'encounter',
    ...envelope,
    personId: person(n)._id,
    hamletId: HAMLET_A,
    status: 'completed',
    occurredAt: instantAt(NOW_MS),
    reason: 'Ho ba ngày',
    ...changes,
  };
}

export function move(n: number, changes: Partial<Move> = {}): Move {
  return {
    _id: documentId('move', ulidOf(4000 + n)),
    type: 'move',
    ...envelope,
    personId: person(n)._id,
    hamletId: HAMLET_A,
    status: 'completed',
    movedOn: '2026-05' as Move['movedOn'],
    reason: 'split',
    from: { householdId: household(1)._id, hamletId: HAMLET_A },
    to: { householdId: household(2)._id, hamletId: HAMLET_A },
    ...changes,
  };
}

export function householdChange(n: number, changes: Partial<HouseholdChange> = {}): HouseholdChange {
  const { personId, from: _from, to: _to, ...common } = move(n);
  return {
    ...common,
    _id: documentId('household-change', ulidOf(5000 + n)),
    type: 'household-change',
    householdId: household(1)._id,
    kind: 'people-left',
    personIds: [personId],
    otherHouseholdId: household(2)._id,
    ...changes,
  };
}

/** The `n`-th edit of a field, as `replica` would stamp it. */
export function stamp(replicaId: ReplicaId, n: number, more: Partial<Stamp> & { atMs?: number } = {}): Stamp {
  const { atMs = NOW_MS + n, ...rest } = more;
  return { at: formatHlc({ ms: atMs, counter: 0, replica: replicaId }), n, by: NURSE, ...rest };
}
