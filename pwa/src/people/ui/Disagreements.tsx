// "Khác nhau cần xem" on a person's page: what two tablets said of one field, side by side, until a worker chooses.

import { t } from '#text/text.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { differencesOf, type Difference } from '../differences.js';
import type { Choice } from '../settle-disagreement.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { DifferenceSides, fieldTitle, type DifferenceNames } from './DifferenceSides.js';

export interface DisagreementsProps {
  person: Person;
  names: DifferenceNames;
  nowMs: number;
  onSettle: (seen: Difference, choice: Choice) => void;
}

export function Disagreements({ person, names, nowMs, onSettle }: DisagreementsProps) {
  const open = differencesOf(person);
  if (open.length === 0) return null;
  return (
    <Section title={t('people.disagreements')}>
      <Stack>
        <p>{t('people.disagreementWhy')}</p>
        {open.map((difference) => (
          <Card key={difference.field}>
            <Stack gap="s">
              <h3>{fieldTitle(person.type, difference.field)}</h3>
              <DifferenceSides
                type={person.type}
                difference={difference}
                names={names}
                nowMs={nowMs}
                onSettle={(choice) => onSettle(difference, choice)}
              />
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}
