// What is known of a newborn from the mother: a name until there is one, the household, the address, who answers for the
// child. Names are stored, so they are in the country's language whatever the screen speaks.

import { ageOn, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { EMPTY_PERSON_FORM, type PersonFormValues } from './person-form.js';

const CHILD_OF = 'Con bà';
/** Of twins and more; words, because digits in a name are a fault of the record. */
const BIRTH_ORDERS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
export const MOST_AT_ONE_BIRTH = BIRTH_ORDERS.length;

export const isNewbornName = (name: string): boolean => name.toLowerCase().startsWith(CHILD_OF.toLowerCase());

export function newbornName(motherName: string, multipleBirth: string): string {
  const order = BIRTH_ORDERS[Number(multipleBirth) - 1];
  return `${CHILD_OF} ${motherName}${order === undefined ? '' : ` bé ${order}`}`;
}

/** The child of the household's own child is its grandchild. */
const RELATION_OF_CHILD: Readonly<Record<string, string>> = {
  head: 'child',
  spouse: 'child',
  child: 'grandchild',
};

type Mother = Pick<Person, '_id' | 'name' | 'hamletId' | 'address' | 'householdId' | 'relationToHead'>;

/** Answers given before stand, but for the name that was only proposed. */
export function withMother(values: PersonFormValues, mother: Mother, headName: string): PersonFormValues {
  const { householdId, relationToHead = '' } = mother;
  const joins = values.householdChoice === 'none' && householdId !== undefined;
  return {
    ...values,
    motherPersonId: mother._id,
    guardianName: mother.name,
    name:
      values.name === '' || isNewbornName(values.name)
        ? newbornName(mother.name, values.multipleBirth)
        : values.name,
    hamletId: values.hamletId === '' ? (mother.hamletId ?? '') : values.hamletId,
    address: values.address === '' ? (mother.address ?? '') : values.address,
    ...(joins && {
      householdChoice: 'join',
      householdId,
      householdHead: headName,
      relationToHead: RELATION_OF_CHILD[relationToHead] ?? 'other',
    }),
  };
}

export const newbornFormOf = (mother: Mother, headName: string): PersonFormValues =>
  withMother({ ...EMPTY_PERSON_FORM, withoutPapers: 'newborn' }, mother, headName);

/** The proposed name says which of the twins it is. */
export function withBirthOrder(values: PersonFormValues, multipleBirth: string): Partial<PersonFormValues> {
  const mother = values.guardianName;
  return {
    multipleBirth,
    ...(isNewbornName(values.name) && mother !== '' && { name: newbornName(mother, multipleBirth) }),
  };
}

/** From the first birth a station has seen to the last: only who is offered, never who may. */
const MOTHER_AGE = { from: 10, below: 60 } as const;

/** Offered where a mother is looked for: whoever is plainly not one would only be in the way. */
export function mayBeMother(
  {
    sex,
    birthDate,
  }: { readonly sex?: string | undefined; readonly birthDate?: Person['birthDate'] | undefined },
  today: LocalDate,
): boolean {
  return sex !== 'male' && (birthDate === undefined || ageOn(birthDate, today).years >= MOTHER_AGE.from);
}

export function mayHaveNewborn(
  { sex, birthDate, lifeStatus }: Pick<Person, 'sex' | 'birthDate' | 'lifeStatus'>,
  today: LocalDate,
): boolean {
  if (sex === 'male' || lifeStatus === 'moved-away') return false;
  if (birthDate === undefined) return sex === 'female';
  const { years } = ageOn(birthDate, today);
  return years >= MOTHER_AGE.from && years < MOTHER_AGE.below;
}
