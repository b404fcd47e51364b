// Nobody was found: what was typed begins the form of somebody new.

import { parseTypedDate } from '@tram/shared-schema/local-date.js';
import { parsePersonalId } from '@tram/shared-schema/people/personal-id.js';
import { parsePhoneNumber } from '@tram/shared-schema/people/phone-number.js';
import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import { EMPTY_PERSON_FORM, shownPersonalId, shownPhone, type PersonFormValues } from './person-form.js';

/** A number goes to its own field, a year or date to the birth date, the rest is the name. */
export function personFormOfWords(words: string): PersonFormValues {
  const text = tidyText(words);
  const personalId = parsePersonalId(text);
  if (personalId.ok) return { ...EMPTY_PERSON_FORM, personalId: shownPersonalId(personalId.value) };
  const phone = parsePhoneNumber(text);
  if (phone.ok) return { ...EMPTY_PERSON_FORM, phone: shownPhone(phone.value) };
  const pieces = text.split(' ');
  const dates = pieces.filter((piece) => parseTypedDate(piece).ok);
  const name = pieces.filter((piece) => !/\d/.test(piece)).join(' ');
  return {
    ...EMPTY_PERSON_FORM,
    name: capitalized(name),
    birthDate: dates.length === 1 ? (dates[0] ?? '') : '',
  };
}

/** Searches are typed in small letters; names are not written so. Letters already large stay as they are. */
const capitalized = (name: string): string =>
  name.replace(
    /(^|[\s'’ʼ-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
