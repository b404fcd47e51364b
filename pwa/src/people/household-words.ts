// What is known of a household, in the words a screen says.

import { t, type PlainTextKey } from '#text/text.js';
import type { NamesOfPlaces } from './person-answer-words.js';

/** Fields whose values two tablets may disagree on, and what each is called. */
export const HOUSEHOLD_FIELD_WORDS = {
  hamletId: 'people.field.hamletId',
  bookNumber: 'people.field.bookNumber',
  headPersonId: 'people.field.headPersonId',
  address: 'people.field.address',
  note: 'people.field.note',
} as const satisfies Record<string, PlainTextKey>;

export const householdTitle = (headName: string | undefined): string =>
  headName === undefined ? t('people.householdNoHead') : t('people.householdOf', { name: headName });

export interface NamesOfPeople extends NamesOfPlaces {
  personName(personId: string): string | undefined;
}

export function householdValueWords(field: string, value: unknown, names: NamesOfPeople): string {
  if (value === undefined) return t('people.empty');
  if (typeof value !== 'string') return t('ui.unknown');
  if (field === 'hamletId') return names.hamletName(value) ?? t('people.hamletUnknown');
  return field === 'headPersonId' ? (names.personName(value) ?? t('ui.unknown')) : value;
}
