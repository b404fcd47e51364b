// One visit, as it happened. An event: written once; a correction is a new encounter that names the one it amends.
// Bounds here are what cannot be true of a living person; what is merely unlikely is asked about in the form.

import { Type } from '@sinclair/typebox';
import type { EncounterId } from '../document/ids.js';
import { id, openEnum, personEventParts, text } from '../document/schema-parts.js';

const measured = (minimum: number, exclusiveMaximum: number) =>
  Type.Optional(Type.Number({ minimum, exclusiveMaximum }));

/** Mirrors vitals.table.ts; a test holds the two together. */
export const vitalsSchema = Type.Object({
  temperatureC: measured(25, 45),
  systolicMmHg: measured(40, 300),
  diastolicMmHg: measured(20, 200),
  pulsePerMin: measured(20, 300),
  respirationsPerMin: measured(4, 120),
  spo2Percent: measured(30, 101),
  weightKg: measured(0.3, 350),
  heightCm: measured(20, 250),
  waistCm: measured(20, 250),
  glucoseMmolL: measured(0.5, 60),
});

export const diagnosisSchema = Type.Object({
  /** ICD-10 code as in the edition named. */
  code: Type.String({ pattern: '^[A-Z]\\d{2}(\\.\\d{1,2})?$' }),
  edition: text(40),
  /** The words of the code at the time, as the worker saw them. */
  display: text(300),
  role: openEnum(['main', 'other']),
});

export const encounterSchema = Type.Object(
  {
    _id: id<EncounterId>('encounter'),
    type: Type.Literal('encounter'),
    // It occurred when the person was seen: earlier than `createdAt` where a paper note is entered later.
    ...personEventParts,
    reason: text(500),
    vitals: Type.Optional(vitalsSchema),
    diagnoses: Type.Optional(Type.Array(diagnosisSchema, { maxItems: 12 })),
    advice: Type.Optional(text(2000)),
    amends: Type.Optional(id<EncounterId>('encounter')),
  },
  { $id: 'encounter.v1' },
);
