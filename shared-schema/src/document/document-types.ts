// Every document type there is, how it lives, and in which of the tablet's collections it is kept.
// A type that is not here is unknown to this version: kept as it came, never merged, never erased.

import type { Encounter } from '../encounters/encounter.js';
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
  hamlet: Hamlet;
  station: StationProfile;
  worker: Worker;
  'unit-question': UnitQuestion;
}
export type DocumentType = keyof DocumentByType;
export type TramDocument = DocumentByType[DocumentType];

export const LIFECYCLE: Readonly<Record<DocumentType, Lifecycle>> = {
  person: 'registry',
  household: 'registry',
  move: 'event',
  'household-change': 'event',
  encounter: 'event',
  hamlet: 'reference',
  station: 'reference',
  worker: 'reference',
  'unit-question': 'reference',
};

export function lifecycleOf(type: string): Lifecycle | undefined {
  return Object.hasOwn(LIFECYCLE, type) ? LIFECYCLE[type as DocumentType] : undefined;
}
