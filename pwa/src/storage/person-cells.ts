// One person of a snapshot as a text: fields by their places, `null` where one is not known.

import type { DirectoryPerson } from '#people/person-directory.js';

type Kept<Field extends keyof DirectoryPerson> = NonNullable<DirectoryPerson[Field]> | null;
type CellsOfAll = readonly [
  id: DirectoryPerson['id'],
  name: string,
  sex: Kept<'sex'>,
  birthDate: Kept<'birthDate'>,
  hamletName: Kept<'hamletName'>,
  householdHeadName: Kept<'householdHeadName'>,
  personalId: Kept<'personalId'>,
  oldIdNumbers: Kept<'oldIdNumbers'>,
  insuranceNumber: Kept<'insuranceNumber'>,
  phones: Kept<'phones'>,
  lifeStatus: string,
  hamletId: Kept<'hamletId'>,
  householdId: Kept<'householdId'>,
  relationToHead: Kept<'relationToHead'>,
];
/** Few have any of these, so for all others there are no cells. */
const OF_FEW = ['temporaryCode', 'passportNumber', 'nationalityCode', 'motherPersonId'] as const;
export type PersonCells = readonly [...CellsOfAll, ofFew?: Pick<DirectoryPerson, (typeof OF_FEW)[number]>];

export function cellsOf(person: DirectoryPerson): PersonCells {
  const cells = cellsOfAll(person);
  const known = OF_FEW.filter((field) => person[field] !== undefined);
  if (known.length === 0) return cells;
  return [...cells, Object.fromEntries(known.map((field) => [field, person[field]]))];
}

const cellsOfAll = (person: DirectoryPerson): CellsOfAll => [
  person.id,
  person.name,
  person.sex ?? null,
  person.birthDate ?? null,
  person.hamletName ?? null,
  person.householdHeadName ?? null,
  person.personalId ?? null,
  person.oldIdNumbers ?? null,
  person.insuranceNumber ?? null,
  person.phones ?? null,
  person.lifeStatus,
  person.hamletId ?? null,
  person.householdId ?? null,
  person.relationToHead ?? null,
];

export function personOf([
  id,
  name,
  sex,
  birthDate,
  hamletName,
  head,
  ...rest
]: PersonCells): DirectoryPerson {
  const [personalId, oldIdNumbers, insuranceNumber, phones, lifeStatus, ...home] = rest;
  const [hamletId, householdId, relationToHead, ofFew] = home;
  return {
    id,
    name,
    sex: sex ?? undefined,
    birthDate: birthDate ?? undefined,
    hamletName: hamletName ?? undefined,
    householdHeadName: head ?? undefined,
    personalId: personalId ?? undefined,
    oldIdNumbers: oldIdNumbers ?? undefined,
    insuranceNumber: insuranceNumber ?? undefined,
    phones: phones ?? undefined,
    lifeStatus,
    hamletId: hamletId ?? undefined,
    householdId: householdId ?? undefined,
    relationToHead: relationToHead ?? undefined,
    temporaryCode: ofFew?.temporaryCode,
    passportNumber: ofFew?.passportNumber,
    nationalityCode: ofFew?.nationalityCode,
    motherPersonId: ofFew?.motherPersonId,
  };
}
