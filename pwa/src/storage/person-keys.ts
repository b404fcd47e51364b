// What people are looked up by besides typing: one text for each number, name, household and hamlet of theirs.

import { foldTextLoose } from '@tram/shared-schema/people/vietnamese-text.js';
import type { DirectoryPerson } from '#people/person-directory.js';

export type PersonKey =
  `${'number' | 'name' | 'phone' | 'passport' | 'mother' | 'household' | 'hamlet'} ${string}`;

/** The ten digits a new insurance card shows are the last of the old one's fifteen characters. */
const INSURANCE_DIGITS = 10;

export const numberKey = (number: string): PersonKey => `number ${number}`;
export const nameKey = (name: string): PersonKey => `name ${foldTextLoose(name)}`;
export const phoneKey = (phone: string): PersonKey => `phone ${phone}`;
/** Apart from other numbers: some countries' have nine digits, as old identity cards had here. */
export const passportKey = (number: string): PersonKey => `passport ${number}`;
export const motherKey = (personId: string): PersonKey => `mother ${personId}`;
export const householdKey = (householdId: string): PersonKey => `household ${householdId}`;
export const hamletKey = (hamletId: string): PersonKey => `hamlet ${hamletId}`;

export function keysOf(person: DirectoryPerson): ReadonlySet<PersonKey> {
  const { personalId, oldIdNumbers, insuranceNumber, temporaryCode, phones } = person;
  const { passportNumber, motherPersonId, householdId, hamletId } = person;
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
  if (passportNumber !== undefined) keys.add(passportKey(passportNumber));
  if (motherPersonId !== undefined) keys.add(motherKey(motherPersonId));
  if (householdId !== undefined) keys.add(householdKey(householdId));
  if (hamletId !== undefined) keys.add(hamletKey(hamletId));
  return keys;
}
