// What was measured last time, each with its day: shown beside the question while the new value is typed.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { Encounter, Vitals } from '@tram/shared-schema/encounters/encounter.js';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { SingleVital } from './encounter-form.js';

export interface LastValue<V> {
  readonly value: V;
  readonly on: LocalDate;
}

export interface LastVitals {
  readonly bloodPressure?: LastValue<Required<Pick<Vitals, 'systolicMmHg' | 'diastolicMmHg'>>>;
  readonly single: Readonly<Partial<Record<SingleVital, LastValue<number>>>>;
}

/** `events` come newest first; what was a mistake or was corrected does not count. */
export function lastVitals(events: readonly StoredDocument[]): LastVitals {
  const single: Partial<Record<SingleVital, LastValue<number>>> = {};
  let bloodPressure: LastVitals['bloodPressure'];
  for (const { doc } of events) {
    if (doc.type !== 'encounter' || doc.status !== 'completed' || !doc.vitals) continue;
    const on = dayOf(doc);
    const { systolicMmHg, diastolicMmHg, ...others } = doc.vitals;
    if (systolicMmHg !== undefined && diastolicMmHg !== undefined) {
      bloodPressure ??= { value: { systolicMmHg, diastolicMmHg }, on };
    }
    for (const [vital, value] of Object.entries(others) as [SingleVital, number][]) {
      single[vital] ??= { value, on };
    }
  }
  return { single, ...(bloodPressure && { bloodPressure }) };
}

const dayOf = (encounter: Encounter): LocalDate => localDateAt(epochMsOf(encounter.occurredAt));
