// A record's name where two of one name may stand side by side.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import type { PersonDirectory } from './person-directory.js';

export const recordNames =
  (directory: Pick<PersonDirectory, 'find'>) =>
  (personId: string): string | undefined => {
    const person = directory.find(personId);
    if (person?.birthDate === undefined) return person?.name;
    return `${person.name}, ${t('people.born', { date: formatLocalDate(person.birthDate) })}`;
  };
