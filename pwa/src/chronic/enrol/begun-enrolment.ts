// What the form of an enrolment begins with: the record as it stands, or where it was left half written over one that may
// have changed since.

import type { FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import type { Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { fieldsSeen, goOnWith, keptRecord } from '#drafts/go-on-with.js';
import { keptValues } from '../kept-values.js';
import { enrolmentValuesOf, type EnrolmentValues } from './enrolment-values.js';
import { fieldsOf, type EnrolmentFields } from './parse-enrolment.js';

export interface BegunEnrolment {
  readonly values: EnrolmentValues;
  /** Kept with the draft: the answers as they stood before the worker's eyes, and the record's fields behind them. */
  readonly opened: { readonly values: EnrolmentValues; readonly fields: FieldChanges<Enrolment> };
}

/** Answers that say one thing. */
const TOGETHER: readonly (readonly (keyof EnrolmentValues)[])[] = [
  ['diagnosisCode', 'diagnosisEdition', 'diagnosisDisplay'],
  [
    'targetBy',
    'systolicBelow',
    'diastolicBelow',
    'fastingFrom',
    'fastingBelow',
    'hba1cBelow',
    'targetReason',
  ],
  ['cholesterol', 'cholesterolUnit'],
  ['consent', 'consentHow'],
  ['standing', 'standingOn'],
];

/** Fields of the record that are asked under another name. */
const ASKED_AS: Readonly<Partial<Record<keyof EnrolmentFields, keyof EnrolmentValues>>> = {
  medicinesAtStart: 'medicines',
  target: 'targetBy',
  totalCholesterolMmolL: 'cholesterol',
  totalCholesterolOn: 'cholesterol',
};

export function begunEnrolment(
  standing: Enrolment,
  draft: Readonly<Record<string, unknown>> | undefined,
): BegunEnrolment {
  const now = { values: enrolmentValuesOf(standing), fields: fieldsOf(standing) };
  if (!draft) return { values: now.values, opened: now };
  const opened = keptRecord(draft['opened']);
  const then = keptValues(keptRecord(opened?.['values']) ?? {}, now.values);
  const { isTouched, ...goneOn } = goOnWith(
    { typed: keptValues(draft, then), then, now: now.values },
    TOGETHER,
  );
  const seenThen: Partial<EnrolmentFields> = keptRecord(opened?.['fields']) ?? now.fields;
  const fields = fieldsSeen<EnrolmentFields>({ then: seenThen, now: now.fields }, (field) =>
    isTouched(ASKED_AS[field] ?? (field as keyof EnrolmentValues)),
  );
  return { values: goneOn.values, opened: { values: goneOn.opened, fields } };
}
