// What cannot stand in an answer of a form of chronic care; the words are in field-failure-words.ts.

import type { BloodPressureFailure } from '@tram/shared-schema/encounters/vitals.js';
import type { PastDateFailure } from '#people/past-date.js';

export type FieldFailure =
  | { kind: 'required' }
  | { kind: 'not-a-number' }
  /** `to`: the largest that is taken. */
  | { kind: 'out-of-range'; from: number; to: number; unit: string }
  | { kind: 'pressure'; failure: Exclude<BloodPressureFailure, { kind: 'empty' }> }
  | { kind: 'date'; failure: PastDateFailure }
  | { kind: 'day-needed' }
  | { kind: 'before-birth' }
  | { kind: 'not-after-visit' }
  | { kind: 'text-too-long'; length: number; limit: number }
  | { kind: 'nothing-measured' }
  | { kind: 'emergency-unanswered' }
  | { kind: 'refused-by-server' };

export type FieldFailures<V> = Partial<Record<keyof V & string, FieldFailure>>;
