// Whose child somebody is, and whose mother: a child's doses are asked for where its mother comes.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { dotted } from '#ui/dotted.js';
import { Fold } from '#ui/Fold.js';
import { List } from '#ui/List.js';
import { personPath } from '../paths.js';
import type { PersonDirectory } from '../person-directory.js';
import { PersonRow } from './PersonRow.js';

export interface MotherAndChildrenProps {
  person: Person;
  directory: Pick<PersonDirectory, 'find' | 'childrenOf' | 'standingFor'>;
  today: LocalDate;
}

export function MotherAndChildren({ person, directory, today }: MotherAndChildrenProps) {
  const { motherPersonId } = person;
  const mother = motherPersonId && directory.find(directory.standingFor(motherPersonId));
  const children = directory.childrenOf(person._id).filter(({ id }) => id !== person._id);
  if (!mother && children.length === 0) return null;
  // The youngest first: whoever is not born long is most often meant.
  const byBirth = children.toSorted((a, b) => ((a.birthDate ?? '') < (b.birthDate ?? '') ? 1 : -1));
  const summary = dotted([
    ...(mother ? [t('people.familyMother', { name: mother.name })] : []),
    ...(children.length > 0 ? [t('people.familyChildren', { count: children.length })] : []),
  ]);
  return (
    <Fold title={t('people.family')} summary={summary}>
      <List>
        {mother && (
          <PersonRow
            person={mother}
            today={today}
            href={personPath(mother.id)}
            place={t('people.isMother')}
          />
        )}
        {byBirth.map((child) => (
          <PersonRow
            key={child.id}
            person={child}
            today={today}
            href={personPath(child.id)}
            place={t('people.isChild')}
          />
        ))}
      </List>
    </Fold>
  );
}
