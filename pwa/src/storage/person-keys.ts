// What people are looked up by besides typing: one text for each number, name, household and hamlet of theirs.

import { foldTextLoose } from '@tram/shared-schema/people/vietnamese-text.js';
import type { DirectoryPerson } from '#people/person-directory.js';

export type PersonKey = `${'number' | 'name' | 'phone' | 'household' | 'hamlet'} ${string}`;

/** The ten digits a new insurance card shows are the last of the old one's fifteen characters. */
const INSURANCE_DIGITS = 10;

export const numberKey = (number: string): PersonKey => `number ${number}`;
export const nameKey = (name: string): PersonKey => `name ${foldTextLoose(name)}`;
export const phoneKey = (phone: string): PersonKey => `phone ${phone}`;
export const householdKey = (householdId: string): PersonKey => `household ${householdId}`;
export const hamletKey = (hamletId: string): PersonKey => `hamlet ${hamletId}`;

export function keysOf(person: DirectoryPerson): ReadonlySet<PersonKey> {
  const { personalId, oldIdNumbers, insuranceNumber, temporaryCode, phones, householdId, hamletId } = person;
  const keys = new Set<PersonKey>([nameKey(person.name)]);
  for (const number of [
    personalId,
    insuranceNumber,
    insuranceNumber?.slice(-INSURANCE_DIGITS),
    temporaryCode,
  ])
    if (number !== undefined) keys.add(numberKey(number));
  for (const number of oldIdNumbers ?? []) keys.add(numberKey(number));
  for (const phone of phones ?? []) keys.add(phoneKey(phone));
  if (householdId !== undefined) keys.add(householdKey(householdId));
  if (hamletId !== undefined) keys.add(hamletKey(hamletId));
  return keys;
}
