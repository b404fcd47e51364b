// "Khác nhau cần xem" on a person's page: what two tablets said of one field, side by side, until a worker chooses.

import { t } from '#text/text.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { fieldInWords } from '../difference-words.js';
import { differencesOf, type Difference } from '../differences.js';
import type { NamesOfPeople } from '../household-words.js';
import { PERSON_FIELDS } from '../people-differences.js';
import type { Choice } from '../settle-disagreement.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { DifferenceSides, fieldTitle } from './DifferenceSides.js';

export interface DisagreementsProps {
  person: Person;
  names: NamesOfPeople;
  workerName: (accountId: string) => string | undefined;
  nowMs: number;
  onSettle: (seen: Difference, choice: Choice) => void;
}

export function Disagreements({ person, names, workerName, nowMs, onSettle }: DisagreementsProps) {
  const open = differencesOf(person);
  if (open.length === 0) return null;
  return (
    <Section title={t('people.disagreements')}>
      <Stack>
        <p>{t('people.disagreementWhy')}</p>
        {open.map((difference) => {
          const words = fieldInWords(PERSON_FIELDS, difference.field, names);
          return (
            <Card key={difference.field}>
              <Stack gap="s">
                <h3>{fieldTitle(words)}</h3>
                <DifferenceSides
                  words={words}
                  difference={difference}
                  workerName={workerName}
                  nowMs={nowMs}
                  onSettle={(choice) => onSettle(difference, choice)}
                />
              </Stack>
            </Card>
          );
        })}
      </Stack>
    </Section>
  );
}
