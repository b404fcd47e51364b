// What the next person form begins with, handed over by the page before it: words from the search, a scanned card.
// In memory and taken once. It never travels in an address, which would end in histories and logs.

import type { CardWarning } from './card-identity.js';
import type { PersonFormValues } from './person-form.js';

export interface PersonFormStart {
  /** Absent for somebody new. */
  readonly personId?: string;
  readonly values: PersonFormValues;
  readonly cardWarnings: readonly CardWarning[];
}

export interface FormStarts {
  give(start: PersonFormStart): void;
  /** Only what was meant for this form; anything else is forgotten. */
  take(personId: string | undefined): PersonFormStart | undefined;
}

export function createFormStarts(): FormStarts {
  let waiting: PersonFormStart | undefined;
  return {
    give(start) {
      waiting = start;
    },
    take(personId) {
      const start = waiting;
      waiting = undefined;
      return start?.personId === personId ? start : undefined;
    },
  };
}
