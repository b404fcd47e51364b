// One person of a snapshot as a text: fields by their places, `null` where one is not known.

import type { DirectoryPerson } from '#people/person-directory.js';

type Kept<Field extends keyof DirectoryPerson> = NonNullable<DirectoryPerson[Field]> | null;
export type PersonCells = readonly [
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

export const cellsOf = (person: DirectoryPerson): PersonCells => [
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
  const [hamletId, householdId, relationToHead] = home;
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
  };
}
