// Households by the name of anybody in them, for somebody who joins one.

import type { HamletId, HouseholdId } from '@tram/shared-schema/document/ids.js';
import type { DirectoryPerson, PersonDirectory } from './person-directory.js';

export interface FoundHousehold {
  readonly householdId: HouseholdId;
  /** Who heads it, or whoever was found where nobody does. */
  readonly headName: string;
  /** Whose name was typed, where that is not the head. */
  readonly foundName: string | undefined;
  readonly memberCount: number;
  readonly hamletId: HamletId | undefined;
  readonly hamletName: string | undefined;
}

/** More than are shown, because several members of one household may be found. */
const PEOPLE_LOOKED_AT = 40;
const MOST_HOUSEHOLDS = 8;

export function findHouseholds(
  query: string,
  directory: Pick<PersonDirectory, 'search' | 'find' | 'membersOf' | 'headOf'>,
): readonly FoundHousehold[] {
  const found = new Map<string, FoundHousehold>();
  for (const hit of directory.search(query, PEOPLE_LOOKED_AT)) {
    const person = directory.find(hit.id);
    const householdId = person?.householdId;
    if (!person || householdId === undefined || found.has(householdId)) continue;
    found.set(householdId, describe(householdId, person, directory));
    if (found.size === MOST_HOUSEHOLDS) break;
  }
  return [...found.values()];
}

function describe(
  householdId: HouseholdId,
  member: DirectoryPerson,
  directory: Pick<PersonDirectory, 'membersOf' | 'headOf'>,
): FoundHousehold {
  const named = directory.headOf(householdId) ?? member;
  return {
    householdId,
    headName: named.name,
    foundName: named.id === member.id ? undefined : member.name,
    memberCount: directory.membersOf(householdId).length,
    hamletId: named.hamletId,
    hamletName: named.hamletName,
  };
}
