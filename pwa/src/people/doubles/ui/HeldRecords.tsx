// The other records of the person whose page is open: they stay as they were, and one tap makes them stand alone again.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import type { DirectoryPerson } from '../../person-directory.js';
import { shownInsuranceNumber, shownPersonalId } from '../../person-form.js';
import { PersonRow } from '../../ui/PersonRow.js';
import { comparePath } from '../paths.js';

export interface HeldRecordsProps {
  personId: string;
  held: readonly DirectoryPerson[];
  today: LocalDate;
  onSeparate: (held: DirectoryPerson) => void;
}

function papersOf({ personalId, insuranceNumber }: DirectoryPerson): string | undefined {
  if (personalId !== undefined)
    return t('people.matched.personalId', { number: shownPersonalId(personalId) });
  return insuranceNumber === undefined
    ? undefined
    : t('people.matched.insurance', { number: shownInsuranceNumber(insuranceNumber) });
}

export function HeldRecords({ personId, held, today, onSeparate }: HeldRecordsProps) {
  if (held.length === 0) return null;
  return (
    <Section title={t('linked.held')}>
      <Stack gap="s">
        <p>{t('linked.heldHint')}</p>
        <Card flush>
          <List label={t('linked.held')}>
            {held.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                today={today}
                href={comparePath(personId, person.id)}
                because={papersOf(person)}
                action={{
                  label: t('linked.separateNamed', { name: person.name }),
                  word: t('linked.separateShort'),
                  icon: 'undo-2',
                  onPress: () => onSeparate(person),
                }}
              />
            ))}
          </List>
        </Card>
      </Stack>
    </Section>
  );
}
