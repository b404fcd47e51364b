// "Khác nhau cần xem": what two tablets said of one field, side by side, until a worker chooses.

import { openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { editKey, type Superseded } from '@tram/shared-schema/document/stamp.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { formatAgo } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { FIELD_WORDS, fieldValueWords, type NamesOfPlaces } from '../person-words.js';
import styles from './Disagreements.module.css';

export interface DisagreementsProps {
  person: Person;
  names: NamesOfPlaces & { workerName(accountId: string): string | undefined };
  nowMs: number;
  onSettle: (entry: Superseded, choice: 'keep' | 'take') => void;
}

export function Disagreements(props: DisagreementsProps) {
  const open = openDisagreements(props.person);
  if (open.length === 0) return null;
  return (
    <Section title={t('people.disagreements')}>
      <Stack>
        <p>{t('people.disagreementWhy')}</p>
        {open.map((entry) => (
          <Disagreement key={editKey(entry.field, entry.stamp)} entry={entry} {...props} />
        ))}
      </Stack>
    </Section>
  );
}

function isNamedField(field: string): field is keyof typeof FIELD_WORDS {
  return Object.hasOwn(FIELD_WORDS, field);
}

function Disagreement({ entry, person, names, nowMs, onSettle }: DisagreementsProps & { entry: Superseded }) {
  const { field } = entry;
  if (!isNamedField(field)) return null;
  const who = (account: string, atMs: number): string =>
    t('people.changedBy', {
      name: names.workerName(account) ?? t('people.workerUnknown'),
      when: formatAgo(atMs, nowMs),
    });
  const stamp = person.stamps?.[field];
  const standing = fieldValueWords(field, person[field], names);
  const lost = fieldValueWords(field, entry.value, names);
  return (
    <Card>
      <Stack gap="s">
        <h3>{t(FIELD_WORDS[field])}</h3>
        <div class={styles.sides}>
          <Side
            words={t('people.standingValue', { value: standing })}
            by={
              stamp
                ? who(stamp.by, hlcMs(stamp.at))
                : who(person.createdBy.accountId, epochMsOf(person.createdAt))
            }
            press={t('people.keepValue', { value: standing })}
            onPress={() => onSettle(entry, 'keep')}
          />
          <Side
            words={t('people.lostValue', { value: lost })}
            by={who(entry.stamp.by, hlcMs(entry.stamp.at))}
            press={t('people.takeValue', { value: lost })}
            onPress={() => onSettle(entry, 'take')}
          />
        </div>
      </Stack>
    </Card>
  );
}

function Side({
  words,
  by,
  press,
  onPress,
}: {
  words: string;
  by: string;
  press: string;
  onPress: () => void;
}) {
  return (
    <div class={styles.side}>
      <p class={styles.value}>{words}</p>
      <p class={styles.by}>{by}</p>
      <Button wide onPress={onPress}>
        {press}
      </Button>
    </div>
  );
}
