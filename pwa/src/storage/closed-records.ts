// How many records of this tablet were met that do not open: under another key, or torn. They stay as they lie, and the
// worker is told how many (decisions/0010).

import { signal, type ReadonlySignal } from '@preact/signals';
import type { ClosedRow } from './row-sealing.js';
import type { CollectionName } from './station-row.js';

export interface ClosedRecords {
  readonly count: ReadonlySignal<number>;
  note(place: CollectionName | 'drafts', closed: readonly ClosedRow[]): void;
}

export function createClosedRecords(): ClosedRecords {
  const met = new Set<string>();
  const count = signal(0);
  return {
    count,
    note(place, closed) {
      for (const { id } of closed) met.add(`${place} ${id}`);
      count.value = met.size;
    },
  };
}
