// What of a station an account may read. Whole documents or none: nothing is cut out of a document on its way.

import type { Contact } from '@tram/shared-schema/chronic/follow-up.js';
import type { DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { Envelope } from '@tram/shared-schema/document/envelope.js';
import type { CentreId, HamletId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
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
  /** Identity, contact and due work of the people of these hamlets, and what is of the whole station; no diagnoses. */
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

/** What names places and workers, and whom a merger left to be asked: ids only, which say nothing without the records. */
const OF_WHOLE_STATION: ReadonlySet<string> = new Set<DocumentType>([
  'hamlet',
  'station',
  'worker',
  'unit-question',
]);

/** As much of a document as decides who reads it. */
export type Readable = Pick<Envelope, 'type' | 'hamletId'> &
  Partial<Pick<Dose, 'screening' | 'override' | 'duringPregnancy'> & Pick<Contact, 'about'>>;

/** A dose that says more than that it was given: in pregnancy, against a refusal, or after a question was answered with yes. */
const tellsOfHealth = ({ duringPregnancy, override, screening }: Readable): boolean =>
  duringPregnancy === true ||
  override !== undefined ||
  (screening?.answers ?? []).some(({ value }) => value === true);

/** What else somebody was called about is the name of an illness. */
const isAboutVaccinesOnly = ({ about = [] }: Readable): boolean =>
  about.length > 0 && about.every((code) => code === 'immunisation');

const always = (): boolean => true;
/** A type that is not named here, also one of a newer version, stays closed to the community team. */
const OPEN_TO_COMMUNITY: ReadonlyMap<string, (doc: Readable) => boolean> = new Map<
  DocumentType,
  (doc: Readable) => boolean
>([
  ['person', always],
  ['household', always],
  ['move', always],
  ['household-change', always],
  ['dose', (doc) => !tellsOfHealth(doc)],
  ['contact', isAboutVaccinesOnly],
]);
/** Raised with every change of what is open: tablets of the community team then compare what they have. */
export const COMMUNITY_READS = 3;

export const isOpenToCommunity = (doc: Readable): boolean => OPEN_TO_COMMUNITY.get(doc.type)?.(doc) === true;

export function mayRead(scope: ReadScope, doc: Readable): boolean {
  switch (scope.kind) {
    case 'nothing':
      return false;
    case 'everything':
      return true;
    case 'hamlets':
      if (OF_WHOLE_STATION.has(doc.type)) return true;
      return isOpenToCommunity(doc) && doc.hamletId !== undefined && scope.hamletIds.has(doc.hamletId);
    default:
      return assertNever(scope);
  }
}
