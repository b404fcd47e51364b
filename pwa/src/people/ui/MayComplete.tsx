// A card nobody on record has: it may belong to somebody who was registered before there were papers.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { Card, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { Dots } from '#ui/Dots.js';
import type { DirectoryPerson, PersonDirectory } from '../person-directory.js';
import { identityWords } from '../person-words.js';
import { placeWords } from '../place-words.js';

export interface MayCompleteProps {
  people: readonly DirectoryPerson[];
  today: LocalDate;
  directory: Pick<PersonDirectory, 'search' | 'find'>;
  onComplete: (personId: Person['_id']) => void;
}

const MOST_FOUND = 8;

export function MayComplete({ people, today, directory, onComplete }: MayCompleteProps) {
  const search = (query: string): readonly ComboOption<Person['_id']>[] =>
    directory.search(query, MOST_FOUND).flatMap(({ id }) => {
      const found = directory.find(id);
      if (!found) return [];
      const detail = [...identityWords(found, today), ...placeWords(found)].join(' · ');
      return { key: id, label: found.name, detail, value: found.id };
    });
  return (
    <Stack gap="s">
      {people.length > 0 && (
        <>
          <Notice meaning="due" title={t('papers.cardCompletes')} why={t('papers.cardCompletesWhy')} />
          <Card flush>
            <List label={t('papers.cardCompletes')}>
              {people.map((person) => (
                <ListRow
                  key={person.id}
                  title={person.name}
                  lines={[
                    <Dots key="who" items={identityWords(person, today)} />,
                    <Dots key="where" items={placeWords(person)} />,
                    <strong key="do">{t('papers.complete')}</strong>,
                  ]}
                  onPress={() => onComplete(person.id)}
                />
              ))}
            </List>
          </Card>
        </>
      )}
      <ComboSearch
        label={t('papers.cardCompletesSearch')}
        hint={t('papers.cardCompletesHint')}
        search={search}
        onChoose={({ value }) => onComplete(value)}
      />
    </Stack>
  );
}
