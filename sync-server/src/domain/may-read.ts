// What of a station an account may read. Whole documents or none: nothing is cut out of a document on its way.

import type { DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { Envelope } from '@tram/shared-schema/document/envelope.js';
import type { CentreId, HamletId, StationId } from '@tram/shared-schema/document/ids.js';
import { assertNever } from '@tram/shared-schema/result.js';
import type { Role } from '@tram/shared-schema/sync/session.js';

export interface Rights {
  readonly role: Role;
  readonly stationId?: StationId;
  readonly centreId?: CentreId;
  readonly hamletIds?: readonly HamletId[];
}

export type ReadScope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everything' }
  /** Identity and contact of the people of these hamlets, and what names places and workers; no diagnoses. */
  | { readonly kind: 'hamlets'; readonly hamletIds: ReadonlySet<string> };

const NOTHING: ReadScope = { kind: 'nothing' };
const EVERYTHING: ReadScope = { kind: 'everything' };

export function readScope(
  reader: Rights,
  station: { readonly stationId: StationId; readonly centreId?: CentreId },
): ReadScope {
  const ownStation = reader.stationId === station.stationId;
  switch (reader.role) {
    case 'worker':
    case 'head':
      return ownStation ? EVERYTHING : NOTHING;
    case 'community':
      return ownStation ? { kind: 'hamlets', hamletIds: new Set(reader.hamletIds ?? []) } : NOTHING;
    case 'centre':
      return station.centreId !== undefined && reader.centreId === station.centreId ? EVERYTHING : NOTHING;
    case 'admin':
      return NOTHING;
    default:
      return assertNever(reader.role);
  }
}

const PLACES_AND_WORKERS: ReadonlySet<string> = new Set<DocumentType>(['hamlet', 'station', 'worker']);
/** A type that is not named here, also one of a newer version, stays closed to the community team. */
export const COMMUNITY_TYPES: ReadonlySet<string> = new Set<DocumentType>([
  'person',
  'household',
  'move',
  'household-change',
]);

export function mayRead(scope: ReadScope, doc: Pick<Envelope, 'type' | 'hamletId'>): boolean {
  switch (scope.kind) {
    case 'nothing':
      return false;
    case 'everything':
      return true;
    case 'hamlets':
      if (PLACES_AND_WORKERS.has(doc.type)) return true;
      return COMMUNITY_TYPES.has(doc.type) && doc.hamletId !== undefined && scope.hamletIds.has(doc.hamletId);
    default:
      return assertNever(scope);
  }
}
