// Who on record a new card may belong to: somebody registered before there were papers. The card of a child names the
// child, the record "Con bà …", so the birth date and the mother lead there. Asked of the directory, never of the store.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { CardIdentity } from './card-identity.js';
import { newbornName } from './newborn.js';
import type { DirectoryPerson, PersonDirectory } from './person-directory.js';
import { awaitsPapers } from './without-papers.js';

type Directory = Pick<PersonDirectory, 'search' | 'find' | 'withName' | 'membersOf'>;

const MOST_LOOKED_AT = 40;
const MOST_SHOWN = 5;

export function peopleWithoutPapers(card: CardIdentity, directory: Directory): readonly DirectoryPerson[] {
  const born = card.birthDate;
  if (born === undefined) return [];
  const found = new Map<string, DirectoryPerson>();
  for (const person of [...childrenOf(card.parentName, directory), ...bornOn(born, directory)]) {
    if (awaitsPapers(person) && person.birthDate !== undefined && agree(person.birthDate, born)) {
      found.set(person.id, person);
    }
  }
  return [...found.values()].filter(({ sex }) => sexAgrees(sex, card.sex)).slice(0, MOST_SHOWN);
}

/** By the name that was made of the mother's, and by the household she lives in. */
function childrenOf(parentName: string | undefined, directory: Directory): readonly DirectoryPerson[] {
  if (parentName === undefined) return [];
  const households = directory.withName(parentName).flatMap(({ householdId }) => householdId ?? []);
  return [
    ...directory.withName(newbornName(parentName, '')),
    ...households.flatMap((householdId) => directory.membersOf(householdId)),
  ];
}

function bornOn(
  born: Parameters<typeof formatLocalDate>[0],
  directory: Directory,
): readonly DirectoryPerson[] {
  const asked = `${newbornName('', '').trim()} ${formatLocalDate(born)}`;
  return directory.search(asked, MOST_LOOKED_AT).flatMap(({ id }) => directory.find(id) ?? []);
}

/** As far as both are known. */
function agree(a: string, b: string): boolean {
  const precision = Math.min(a.length, b.length);
  return a.slice(0, precision) === b.slice(0, precision);
}

const sexAgrees = (a: string | undefined, b: string | undefined): boolean =>
  a === b || [a, b].some((sex) => sex === undefined || sex === 'unknown');
