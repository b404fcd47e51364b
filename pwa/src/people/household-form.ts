// The few answers of a household that are its own: where it is, and what the commune knows it by. Who lives in it stands
// on each person.

import { isIdOf, type HamletId } from '@tram/shared-schema/document/ids.js';
import type { FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { tidyLines } from './tidy-lines.js';

export const EMPTY_HOUSEHOLD_FORM = { hamletId: '', bookNumber: '', address: '', note: '' };
export type HouseholdFormField = keyof typeof EMPTY_HOUSEHOLD_FORM;
export type HouseholdFormValues = Readonly<Record<HouseholdFormField, string>>;

export type HouseholdFormFailure =
  | { kind: 'text-too-long'; length: number; limit: number }
  /** Whoever works in some hamlets only: the server takes no household from elsewhere, or from nowhere. */
  | { kind: 'hamlet-not-chosen' }
  /** As it stands the server would not take it. Said until it is changed; it does not keep the rest from being saved. */
  | { kind: 'refused-by-server' };
export type HouseholdFormFailures = Partial<Record<HouseholdFormField, HouseholdFormFailure>>;

/** Lengths of the stored document; see household.schema.ts. */
const LIMIT = { bookNumber: 30, address: 300, note: 1000 } as const;

/** What the author of a change had before them. */
export function householdFieldsOf(opened: HouseholdFormValues): FieldChanges<Household> {
  const given = (answer: string): string | undefined => (answer === '' ? undefined : answer);
  const { hamletId } = opened;
  return {
    hamletId: isIdOf('hamlet', hamletId) ? hamletId : undefined,
    bookNumber: given(opened.bookNumber),
    address: given(opened.address),
    note: given(opened.note),
  };
}

export const householdFormOf = (household: Household): HouseholdFormValues => ({
  hamletId: household.hamletId ?? '',
  bookNumber: household.bookNumber ?? '',
  address: household.address ?? '',
  note: household.note ?? '',
});

/** A draft written by another version: what this form does not know is left out, what is missing stays as it is. */
export function readHouseholdForm(
  values: Readonly<Record<string, unknown>>,
  missing: HouseholdFormValues,
): HouseholdFormValues {
  const known = Object.entries(values).filter(
    ([field, value]) => Object.hasOwn(EMPTY_HOUSEHOLD_FORM, field) && typeof value === 'string',
  );
  return { ...missing, ...Object.fromEntries(known) };
}

/** What was changed since the form was opened; an answer left as it was is not read again. */
export function parseHouseholdForm(
  values: HouseholdFormValues,
  opened: HouseholdFormValues,
  ownHamletIds?: readonly HamletId[],
): Result<FieldChanges<Household>, HouseholdFormFailures> {
  const failures: HouseholdFormFailures = {};
  const isTouched = (field: HouseholdFormField): boolean => values[field] !== opened[field];
  const read = (field: keyof typeof LIMIT): string | undefined => {
    const tidy = field === 'note' ? tidyLines(values[field]) : tidyText(values[field]);
    const limit = LIMIT[field];
    if (isTouched(field) && tidy.length > limit)
      failures[field] = { kind: 'text-too-long', length: tidy.length, limit };
    return tidy === '' ? undefined : tidy;
  };
  const hamletId = isIdOf('hamlet', values.hamletId) ? values.hamletId : undefined;
  if (ownHamletIds && (!hamletId || !ownHamletIds.includes(hamletId)))
    failures.hamletId = { kind: 'hamlet-not-chosen' };
  const all = { hamletId, bookNumber: read('bookNumber'), address: read('address'), note: read('note') };
  if (Object.keys(failures).length > 0) return err(failures);
  return ok({
    ...(isTouched('hamletId') && { hamletId: all.hamletId }),
    ...(isTouched('bookNumber') && { bookNumber: all.bookNumber }),
    ...(isTouched('address') && { address: all.address }),
    ...(isTouched('note') && { note: all.note }),
  });
}
