// Which question of a form asks for what the server refused: the field of the stored record, and the answer it came
// from. A field nobody is asked for is not a worker's to mend.

import type { HouseholdFormField } from './household-form.js';
import type { PersonFormField } from './person-form.js';

const PERSON_ANSWERS: Readonly<Record<string, PersonFormField>> = {
  name: 'name',
  sex: 'sex',
  birthDate: 'birthDate',
  personalId: 'personalId',
  oldIdNumbers: 'oldIdNumbers',
  withoutPapers: 'withoutPapers',
  nationalityCode: 'nationalityCode',
  passportNumber: 'passportNumber',
  motherPersonId: 'motherPersonId',
  multipleBirth: 'multipleBirth',
  insurance: 'insuranceNumber',
  phone: 'phone',
  hamletId: 'hamletId',
  address: 'address',
  residence: 'residence',
  householdId: 'householdId',
  relationToHead: 'relationToHead',
  ethnicGroupCode: 'ethnicGroupCode',
  guardianName: 'guardianName',
  allergies: 'allergies',
  note: 'note',
  lifeStatus: 'lifeStatus',
  deceasedOn: 'deceasedOn',
};

const HOUSEHOLD_ANSWERS: Readonly<Record<string, HouseholdFormField>> = {
  hamletId: 'hamletId',
  bookNumber: 'bookNumber',
  address: 'address',
  note: 'note',
};

/** `insurance.validTo` is asked for as part of `insurance`. */
const rootOf = (field: string): string => field.split('.')[0] ?? '';

const answerIn = <A>(answers: Readonly<Record<string, A>>, field: string): A | undefined =>
  Object.hasOwn(answers, rootOf(field)) ? answers[rootOf(field)] : undefined;

export const personAnswer = (field: string): PersonFormField | undefined => answerIn(PERSON_ANSWERS, field);
export const householdAnswer = (field: string): HouseholdFormField | undefined =>
  answerIn(HOUSEHOLD_ANSWERS, field);
