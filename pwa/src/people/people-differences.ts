// What people and households say of themselves where two tablets wrote them differently.

import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { t, type PlainTextKey } from '#text/text.js';
import type { DifferenceKind, DifferingFields } from './difference-words.js';
import {
  HOUSEHOLD_FIELD_WORDS,
  householdTitle,
  householdValueWords,
  type NamesOfPeople,
} from './household-words.js';
import { editHouseholdPath, editPersonPath, personPath } from './paths.js';
import { fieldValueWords, isInsurance } from './person-answer-words.js';
import { FIELD_WORDS, identityWords, insuranceInFull } from './person-words.js';

function fieldsOf(
  words: Readonly<Record<string, PlainTextKey>>,
  say: (field: string, value: unknown, names: NamesOfPeople) => string,
  absent: Readonly<Record<string, PlainTextKey>> = {},
): DifferingFields<NamesOfPeople> {
  return Object.fromEntries(
    Object.entries(words).map(([field, name]) => [
      field,
      {
        name,
        value: (value: unknown, names: NamesOfPeople) => say(field, value, names),
        ...(absent[field] && { absent: absent[field] }),
      },
    ]),
  );
}

/** Two cards of one number are told apart by what differs. */
export const PERSON_FIELDS = fieldsOf(
  FIELD_WORDS,
  (field, value, names) =>
    field === 'insurance' && isInsurance(value)
      ? insuranceInFull(value)
      : fieldValueWords(field, value, names),
  { replacedBy: 'linked.standsAlone' },
);

export const PERSON_DIFFERENCES: DifferenceKind<Person> = {
  fields: PERSON_FIELDS,
  head: (person, { names, today }) => ({
    title: person.name,
    facts: [
      ...identityWords(person, today),
      names.hamletName(person.hamletId ?? '') ?? t('people.hamletUnknown'),
    ],
    href: personPath(person._id),
  }),
  mend: ({ _id }) => ({ label: 'people.edit', path: editPersonPath(_id) }),
};

export const HOUSEHOLD_DIFFERENCES: DifferenceKind<Household> = {
  fields: fieldsOf(HOUSEHOLD_FIELD_WORDS, householdValueWords),
  head: ({ _id, hamletId }, { names, directory }) => ({
    title: householdTitle(directory.headOf(_id)?.name),
    facts: [
      t('people.householdMembers', {
        count: directory.membersOf(_id).length,
        hamlet: names.hamletName(hamletId ?? '') ?? t('people.hamletUnknown'),
      }),
    ],
    href: editHouseholdPath(_id),
  }),
  mend: ({ _id }) => ({ label: 'people.edit', path: editHouseholdPath(_id) }),
};
