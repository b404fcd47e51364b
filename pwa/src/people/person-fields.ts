// The fields of a person that a form reads and writes.

import type { Person } from '@tram/shared-schema/people/person.js';

export const PERSON_FIELDS = [
  'name',
  'sex',
  'birthDate',
  'personalId',
  'oldIdNumbers',
  'idCardIssuedOn',
  'withoutPapers',
  'temporaryCode',
  'nationalityCode',
  'passportNumber',
  'motherPersonId',
  'multipleBirth',
  'insurance',
  'phone',
  'hamletId',
  'address',
  'residence',
  'householdId',
  'relationToHead',
  'ethnicGroupCode',
  'guardianName',
  'allergies',
  'note',
  'lifeStatus',
  'deceasedOn',
  'identitySource',
] as const satisfies readonly (keyof Person)[];

export type PersonField = (typeof PERSON_FIELDS)[number];

/** One whole reading: a field without an answer is there as `undefined`. */
export type PersonFields = {
  readonly [F in PersonField]-?: Person[F] | (F extends RequiredField ? never : undefined);
};
type RequiredField = 'name' | 'sex' | 'lifeStatus' | 'identitySource';

export function fieldsOf(person: Person): PersonFields {
  return {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    personalId: person.personalId,
    oldIdNumbers: person.oldIdNumbers,
    idCardIssuedOn: person.idCardIssuedOn,
    withoutPapers: person.withoutPapers,
    temporaryCode: person.temporaryCode,
    nationalityCode: person.nationalityCode,
    passportNumber: person.passportNumber,
    motherPersonId: person.motherPersonId,
    multipleBirth: person.multipleBirth,
    insurance: person.insurance,
    phone: person.phone,
    hamletId: person.hamletId,
    address: person.address,
    residence: person.residence,
    householdId: person.householdId,
    relationToHead: person.relationToHead,
    ethnicGroupCode: person.ethnicGroupCode,
    guardianName: person.guardianName,
    allergies: person.allergies,
    note: person.note,
    lifeStatus: person.lifeStatus,
    deceasedOn: person.deceasedOn,
    identitySource: person.identitySource,
  };
}
