// Somebody who has no papers: why, which questions that leaves, and the code the station gives instead.

import type { Person } from '@tram/shared-schema/people/person.js';
import { temporaryCodeOf } from '@tram/shared-schema/people/temporary-code.js';
import type { PersonFields } from './person-fields.js';
import type { PersonFormField, PersonFormValues } from './person-form.js';

export const PAPERS_REASONS = ['newborn', 'foreigner', 'unidentified', 'other'] as const;
export type PapersReason = (typeof PAPERS_REASONS)[number];

export const papersReason = (reason: string | undefined): PapersReason | undefined =>
  PAPERS_REASONS.find((known) => known === reason);

/** Questions that have no answer for somebody of whom this is known. */
const NOT_ASKED: Readonly<Record<PapersReason, readonly PersonFormField[]>> = {
  newborn: ['personalId', 'insuranceNumber', 'phone'],
  foreigner: ['personalId', 'ethnicGroupCode'],
  unidentified: ['personalId', 'insuranceNumber', 'phone', 'ethnicGroupCode'],
  other: ['personalId'],
};

/** What was answered stays in sight whatever is chosen afterwards; of somebody known everything is asked, papers first of all. */
export function isAsked(
  field: PersonFormField,
  values: Pick<PersonFormValues, 'withoutPapers' | PersonFormField>,
  isKnown: boolean,
): boolean {
  const reason = papersReason(values.withoutPapers);
  return isKnown || reason === undefined || values[field] !== '' || !NOT_ASKED[reason].includes(field);
}

/** Given once and never taken back: slips with it are about, also when papers have come. */
export function withTemporaryCode(fields: PersonFields, personId: Person['_id']): PersonFields {
  if (fields.withoutPapers === undefined || fields.temporaryCode !== undefined) return fields;
  return { ...fields, temporaryCode: temporaryCodeOf(personId) };
}

export const awaitsPapers = (person: {
  readonly personalId?: string | undefined;
  readonly temporaryCode?: string | undefined;
}): boolean => person.temporaryCode !== undefined && person.personalId === undefined;

/** Written into the record until somebody knows better, in the country's language whatever the screen speaks. */
export const NAME_OF_UNIDENTIFIED = 'Người chưa rõ tên';
