// What a blood-pressure cuff and a glucose strip say, as a screening and a follow-up both keep them. Bounds are what
// cannot be true of a living person.

import { Type } from '@sinclair/typebox';
import { openEnum, text } from '../document/schema-parts.js';

/** In the order they were taken. */
export const pressureReadingsSchema = Type.Array(
  Type.Object({
    systolicMmHg: Type.Number({ minimum: 40, exclusiveMaximum: 300 }),
    diastolicMmHg: Type.Number({ minimum: 20, exclusiveMaximum: 200 }),
    arm: Type.Optional(openEnum(['left', 'right'])),
    position: Type.Optional(openEnum(['sitting', 'lying', 'standing'])),
  }),
  { maxItems: 6 },
);

export const glucoseSchema = Type.Object({
  mmolL: Type.Number({ minimum: 0.5, exclusiveMaximum: 60 }),
  kind: openEnum(['fasting', 'random', 'two-hour']),
  /** The unit it was typed in: a wrong unit is looked for there first. */
  typedIn: Type.Optional(openEnum(['mmol/L', 'mg/dL'])),
});

export const measurements = {
  pressureReadings: Type.Optional(pressureReadingsSchema),
  pulsePerMin: Type.Optional(Type.Number({ minimum: 20, exclusiveMaximum: 300 })),
  glucose: Type.Optional(glucoseSchema),
  hba1cPercent: Type.Optional(Type.Number({ minimum: 3, exclusiveMaximum: 25 })),
  weightKg: Type.Optional(Type.Number({ minimum: 0.3, exclusiveMaximum: 350 })),
  heightCm: Type.Optional(Type.Number({ minimum: 20, exclusiveMaximum: 250 })),
  waistCm: Type.Optional(Type.Number({ minimum: 20, exclusiveMaximum: 250 })),
  /** Codes of the symptom table. */
  symptoms: Type.Optional(Type.Array(text(40), { maxItems: 30 })),
  /** What was done at once where a value or a sign called for it. */
  emergency: Type.Optional(openEnum(['referred', 'doctor-called', 'treated-here'])),
  referredTo: Type.Optional(text(200)),
};
