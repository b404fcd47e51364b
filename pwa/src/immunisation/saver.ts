// Saving a form: once at a time, what could not be written said and kept on the screen.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { AmendDoseFailure } from './amend-dose.js';

export type SaveOutcome<T> =
  | { kind: 'saved'; value: T }
  | { kind: 'incomplete' }
  /** The button was pressed twice. */
  | { kind: 'busy' }
  | { kind: 'failed'; failure: AmendDoseFailure };

export interface Saver<T> {
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<AmendDoseFailure | undefined>;
  save(): Promise<SaveOutcome<T>>;
}

export function createSaver<T>(write: () => Promise<SaveOutcome<T>>): Saver<T> {
  const saving = signal(false);
  const failure = signal<AmendDoseFailure | undefined>(undefined);
  return {
    saving,
    failure,
    async save() {
      if (saving.value) return { kind: 'busy' };
      saving.value = true;
      failure.value = undefined;
      let outcome: SaveOutcome<T> | undefined;
      try {
        outcome = await write();
        if (outcome.kind === 'failed') failure.value = outcome.failure;
        return outcome;
      } finally {
        // A saved form is left; until then its button rests.
        saving.value = outcome?.kind === 'saved';
      }
    },
  };
}
