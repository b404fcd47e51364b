// What every stored document carries, and the three ways a document may live (decisions/0002):
// registry documents change field by field, events are added and only their status moves, reference data is the server's.

import type { Hlc } from './hybrid-clock.js';
import type { AccountId, DocumentId, HamletId, PersonDocId, ReplicaId, StationId } from './ids.js';
import type { Instant } from './instant.js';
import type { Stamps, Superseded } from './stamp.js';

export interface Author {
  readonly accountId: AccountId;
  readonly replicaId: ReplicaId;
}

export interface Envelope {
  readonly _id: DocumentId;
  readonly type: string;
  readonly schemaVersion: number;
  readonly stationId: StationId;
  readonly hamletId?: HamletId;
  readonly personId?: PersonDocId;
  readonly createdAt: Instant;
  readonly createdBy: Author;
  /** Written by the server, never by a tablet. */
  readonly receivedAt?: Instant;
  readonly receivedBy?: Author;
}

export interface RegistryDocument extends Envelope {
  readonly stamps?: Stamps;
  readonly superseded?: readonly Superseded[];
}

export interface EventDocument extends Envelope {
  readonly status: string;
  /** Who moved the status after the event was recorded, and when. */
  readonly statusChange?: { readonly at: Hlc; readonly by: AccountId; readonly deviceAt?: Hlc };
}

/** How a document type merges; `reference` is written by the server alone, so its newer version stands. */
export type Lifecycle = 'registry' | 'event' | 'reference';

/** Fields that belong to the envelope: never stamped, never edited by a worker. */
export const ENVELOPE_FIELDS: ReadonlySet<string> = new Set([
  '_id',
  '_rev',
  'type',
  'schemaVersion',
  'stationId',
  'createdAt',
  'createdBy',
  'receivedAt',
  'receivedBy',
  'stamps',
  'superseded',
]);
