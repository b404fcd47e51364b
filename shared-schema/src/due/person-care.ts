// A person and the facts of their care, as lists and counts take them: from the tablet's memory or from the server's records.

import type { CareFact, PersonFact } from './care-fact.js';

export interface PersonCare {
  readonly person: PersonFact;
  readonly facts: readonly CareFact[];
}
