// Branded ids. A document's id is `<type>:<ulid>`: it sorts by creation time and says what it names.

declare const idBrand: unique symbol;
type Id<Brand extends string> = string & { readonly [idBrand]: Brand };

export type DocumentId = Id<string>;
export type PersonDocId = Id<'person'>;
export type HouseholdId = Id<'household'>;
export type MoveId = Id<'move'>;
export type HouseholdChangeId = Id<'household-change'>;
export type EncounterId = Id<'encounter'>;
export type DoseId = Id<'dose'>;
export type ObservationId = Id<'observation'>;
export type AdverseEventId = Id<'adverse-event'>;
export type ImmunisationDecisionId = Id<'immunisation-decision'>;
export type VaccineLotId = Id<'vaccine-lot'>;
export type LotMovementId = Id<'lot-movement'>;
export type PregnancyId = Id<'pregnancy'>;
export type EnrolmentId = Id<'enrolment'>;
export type FollowUpId = Id<'follow-up'>;
export type ScreeningId = Id<'screening'>;
export type ContactId = Id<'contact'>;
export type HamletId = Id<'hamlet'>;
export type UnitQuestionId = Id<'unit-question'>;
export type StationId = Id<'station'>;
export type CentreId = Id<'centre'>;
export type AccountId = Id<'account'>;
/**
 * One copy of the tablet's database. A new database takes a new id, also on the same device: a replica that
 * has forgotten its own edits must not count them again (see decisions/0001).
 */
export type ReplicaId = Id<'replica'>;

/** Crockford base32 of a ULID: 48 bits of milliseconds, 80 of randomness. */
export const ULID_PATTERN = '[0-9A-HJKMNP-TV-Z]{26}';
export const REPLICA_ID_PATTERN = '[0-9a-z]{10}';

interface IdOf {
  person: PersonDocId;
  household: HouseholdId;
  move: MoveId;
  'household-change': HouseholdChangeId;
  encounter: EncounterId;
  dose: DoseId;
  observation: ObservationId;
  'adverse-event': AdverseEventId;
  'immunisation-decision': ImmunisationDecisionId;
  'vaccine-lot': VaccineLotId;
  'lot-movement': LotMovementId;
  pregnancy: PregnancyId;
  enrolment: EnrolmentId;
  'follow-up': FollowUpId;
  screening: ScreeningId;
  contact: ContactId;
  hamlet: HamletId;
  'unit-question': UnitQuestionId;
  station: StationId;
  centre: CentreId;
  account: AccountId;
}
export type IdPrefix = keyof IdOf;

const WHOLE_ID = new RegExp(`^([a-z]+(?:-[a-z]+)*):(${ULID_PATTERN})$`);
const REPLICA_ID = new RegExp(`^${REPLICA_ID_PATTERN}$`);

export function documentId<P extends IdPrefix>(prefix: P, ulid: string): IdOf[P] {
  return `${prefix}:${ulid}` as IdOf[P];
}

/** The type an id claims, or undefined where the text is not an id at all. */
export function typeOfId(id: string): string | undefined {
  return WHOLE_ID.exec(id)?.[1];
}

export function isIdOf<P extends IdPrefix>(prefix: P, id: string): id is IdOf[P] {
  return typeOfId(id) === prefix;
}

export const isReplicaId = (text: string): text is ReplicaId => REPLICA_ID.test(text);
