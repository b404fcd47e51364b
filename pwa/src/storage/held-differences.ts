// The few records two tablets said different things of, held in memory and kept in step with every write: a count on two
// screens and a page of its own must not read twenty thousand people to find three.

import { signal, type ReadonlySignal } from '@preact/signals';
import {
  isRegistryRecord,
  type RegistryRecord,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import { openDisagreements } from '@tram/shared-schema/document/edit-registry.js';

export interface HeldDifferences {
  /** Follows `tell`. */
  readonly records: ReadonlySignal<readonly RegistryRecord[]>;
  take(doc: TramDocument): void;
  /** After one document or many. */
  tell(): void;
}

export function createHeldDifferences(): HeldDifferences {
  const held = new Map<string, RegistryRecord>();
  const records = signal<readonly RegistryRecord[]>([]);
  let changed = false;
  return {
    records,
    take(doc) {
      if (!isRegistryRecord(doc)) return;
      if (openDisagreements(doc).length > 0) held.set(doc._id, doc);
      else if (!held.delete(doc._id)) return;
      changed = true;
    },
    tell() {
      if (!changed) return;
      changed = false;
      records.value = [...held.values()];
    },
  };
}
