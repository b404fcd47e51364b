// Every document type there is, how it lives, and in which of the tablet's collections it is kept.
// A type that is not here is unknown to this version: kept as it came, never merged, never erased.

import type { Enrolment } from '../chronic/enrolment.js';
import type { Contact, FollowUp, Screening } from '../chronic/follow-up.js';
import type { Encounter } from '../encounters/encounter.js';
import type { AdverseEvent, ImmunisationDecision, Observation } from '../immunisation/after-dose.js';
import type { Dose } from '../immunisation/dose.js';
import type { Pregnancy } from '../immunisation/pregnancy.js';
import type { LotMovement, VaccineLot } from '../immunisation/vaccine-lot.js';
import type { Household } from '../people/household.js';
import type { HouseholdChange, Move } from '../people/move.js';
import type { Person } from '../people/person.js';
import type { Hamlet, StationProfile, Worker } from '../reference/reference.js';
import type { UnitQuestion } from '../reference/unit-question.js';
import type { Lifecycle } from './envelope.js';

export interface DocumentByType {
  person: Person;
  household: Household;
  move: Move;
  'household-change': HouseholdChange;
  encounter: Encounter;
  dose: Dose;
  observation: Observation;
  'adverse-event': AdverseEvent;
  'immunisation-decision': ImmunisationDecision;
  'vaccine-lot': VaccineLot;
  'lot-movement': LotMovement;
  pregnancy: Pregnancy;
  enrolment: Enrolment;
  screening: Screening;
  'follow-up': FollowUp;
  contact: Contact;
  hamlet: Hamlet;
  station: StationProfile;
  worker: Worker;
  'unit-question': UnitQuestion;
}
export type DocumentType = keyof DocumentByType;
export type TramDocument = DocumentByType[DocumentType];

export const LIFECYCLE = {
  person: 'registry',
  household: 'registry',
  move: 'event',
  'household-change': 'event',
  encounter: 'event',
  dose: 'event',
  observation: 'event',
  'adverse-event': 'event',
  'immunisation-decision': 'event',
  'vaccine-lot': 'registry',
  'lot-movement': 'event',
  pregnancy: 'registry',
  enrolment: 'registry',
  screening: 'event',
  'follow-up': 'event',
  contact: 'event',
  hamlet: 'reference',
  station: 'reference',
  worker: 'reference',
  'unit-question': 'reference',
} as const satisfies Record<DocumentType, Lifecycle>;

/** Whatever is changed field by field, so that two tablets may say different things of one field. */
export type RegistryType = {
  [T in DocumentType]: (typeof LIFECYCLE)[T] extends 'registry' ? T : never;
}[DocumentType];
export type RegistryRecord = DocumentByType[RegistryType];

export const isRegistryRecord = (doc: TramDocument): doc is RegistryRecord =>
  LIFECYCLE[doc.type] === 'registry';

export function lifecycleOf(type: string): Lifecycle | undefined {
  return Object.hasOwn(LIFECYCLE, type) ? LIFECYCLE[type as DocumentType] : undefined;
}
