// That somebody is under care in one register (hypertension, diabetes, …): one record for each register, kept for life.

import { Type } from '@sinclair/typebox';
import type { EnrolmentId, HamletId, PersonDocId } from '../document/ids.js';
import {
  envelope,
  id,
  localDateText,
  openEnum,
  partialDateText,
  registryParts,
  text,
} from '../document/schema-parts.js';
import { medicineSchema } from './medicine.schema.js';

/** Bounds of what a target may be; which one a person has comes from targets.table.ts or from a doctor. */
export const targetSchema = Type.Object({
  systolicBelow: Type.Optional(Type.Number({ minimum: 90, maximum: 200 })),
  diastolicBelow: Type.Optional(Type.Number({ minimum: 50, maximum: 120 })),
  fastingGlucoseFromMmolL: Type.Optional(Type.Number({ minimum: 2, maximum: 20 })),
  fastingGlucoseBelowMmolL: Type.Optional(Type.Number({ minimum: 2, maximum: 30 })),
  otherGlucoseBelowMmolL: Type.Optional(Type.Number({ minimum: 2, maximum: 30 })),
  hba1cBelowPercent: Type.Optional(Type.Number({ minimum: 4, maximum: 20 })),
  /** A rule of the table, by its code, or a doctor's hand. */
  setBy: openEnum(['rule', 'doctor']),
  ruleCode: Type.Optional(text(60)),
  reason: Type.Optional(text(300)),
});

export const enrolmentSchema = Type.Object(
  {
    _id: id<EnrolmentId>('enrolment'),
    type: Type.Literal('enrolment'),
    ...envelope,
    ...registryParts,
    personId: id<PersonDocId>('person'),
    hamletId: Type.Optional(id<HamletId>('hamlet')),
    /** Code of registers.table.ts. */
    register: text(40),
    enrolledOn: localDateText,
    diagnosedOn: Type.Optional(partialDateText),
    diagnosedAt: Type.Optional(text(200)),
    /** ICD-10 code as in the edition named. */
    diagnosisCode: Type.Optional(text(12)),
    diagnosisEdition: Type.Optional(text(40)),
    diagnosisDisplay: Type.Optional(text(300)),
    /** Codes of the tables; a newer edition may hold others. */
    riskFactors: Type.Optional(Type.Array(text(40), { maxItems: 40 })),
    complications: Type.Optional(Type.Array(text(40), { maxItems: 40 })),
    medicinesAtStart: Type.Optional(Type.Array(medicineSchema, { maxItems: 20 })),
    target: Type.Optional(targetSchema),
    smoker: Type.Optional(openEnum(['yes', 'no', 'stopped', 'unknown'])),
    totalCholesterolMmolL: Type.Optional(Type.Number({ minimum: 1, maximum: 20 })),
    totalCholesterolOn: Type.Optional(localDateText),
    /** For whose eyes and for what the person agreed to be kept in the register, and how that was said. */
    consent: Type.Optional(
      Type.Object({
        given: Type.Boolean(),
        on: localDateText,
        how: openEnum(['spoken', 'signed', 'guardian']),
      }),
    ),
    standing: openEnum(['under-care', 'died', 'moved-away', 'lost', 'elsewhere', 'recorded-by-mistake']),
    standingOn: Type.Optional(localDateText),
    note: Type.Optional(text(500)),
  },
  { $id: 'enrolment.v1' },
);
