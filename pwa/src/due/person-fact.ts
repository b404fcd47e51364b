// What lists and counts need of a person, as this tablet's directory has it.

import type { PersonFact } from '@tram/shared-schema/due/care-fact.js';
import type { DirectoryPerson } from '#people/person-directory.js';

export function personFactOf(person: DirectoryPerson): PersonFact {
  const { id, sex = 'unknown', birthDate, hamletId, lifeStatus = 'living' } = person;
  return {
    personId: id,
    sex,
    lifeStatus,
    ...(birthDate !== undefined && { birthDate }),
    ...(hamletId !== undefined && { hamletId }),
  };
}
