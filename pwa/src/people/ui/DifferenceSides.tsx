// The values of one field side by side: the one in use and those that lost to it unseen, with who wrote each and when.

import { editKey } from '@tram/shared-schema/document/stamp.js';
import { formatAgo } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { sayingOf, type Difference, type RegistryRecord, type Saying } from '../differences.js';
import { HOUSEHOLD_FIELD_WORDS, householdValueWords, type NamesOfPeople } from '../household-words.js';
import { fieldValueWords, isInsurance } from '../person-answer-words.js';
import { FIELD_WORDS, insuranceInFull } from '../person-words.js';
import type { Choice } from '../settle-disagreement.js';
import styles from './DifferenceSides.module.css';

export interface DifferenceNames extends NamesOfPeople {
  workerName(accountId: string): string | undefined;
}

type RecordType = RegistryRecord['type'];

/** A longer value stands above its button and is not said twice. */
const SAID_ON_BUTTON = 40;

const isPersonField = (field: string): field is keyof typeof FIELD_WORDS => Object.hasOwn(FIELD_WORDS, field);
const isHouseholdField = (field: string): field is keyof typeof HOUSEHOLD_FIELD_WORDS =>
  Object.hasOwn(HOUSEHOLD_FIELD_WORDS, field);

export function fieldTitle(type: RecordType, field: string): string {
  if (type === 'person' && isPersonField(field)) return t(FIELD_WORDS[field]);
  if (type === 'household' && isHouseholdField(field)) return t(HOUSEHOLD_FIELD_WORDS[field]);
  return t('people.field.unknown');
}

export interface DifferenceSidesProps {
  type: RecordType;
  difference: Difference;
  names: DifferenceNames;
  nowMs: number;
  onSettle: (choice: Choice) => void;
}

export function DifferenceSides({ type, difference, names, nowMs, onSettle }: DifferenceSidesProps) {
  const { field, standing, others } = difference;
  const words = (value: unknown): string => {
    if (type === 'household') return householdValueWords(field, value, names);
    return field === 'insurance' && isInsurance(value)
      ? insuranceInFull(value)
      : fieldValueWords(field, value, names);
  };
  const by = ({ by: account, atMs }: Saying): string =>
    t('people.changedBy', {
      name: names.workerName(account) ?? t('people.workerUnknown'),
      when: formatAgo(atMs, nowMs),
    });
  // What a newer version wrote may not read here; nobody chooses between things they cannot see.
  if (!(type === 'person' ? isPersonField(field) : isHouseholdField(field)))
    return <p>{t('people.differenceOfNewer')}</p>;
  const kept = words(standing.value);
  return (
    <div class={styles.sides}>
      <Side
        words={t('people.standingValue', { value: kept })}
        by={by(standing)}
        press={isShort(kept) ? t('people.keepValue', { value: kept }) : t('people.keepLong')}
        onPress={() => onSettle('keep')}
      />
      {others.map((entry) => {
        const lost = words(entry.value);
        return (
          <Side
            key={editKey(entry.field, entry.stamp)}
            words={t('people.lostValue', { value: lost })}
            by={by(sayingOf(entry))}
            press={isShort(lost) ? t('people.takeValue', { value: lost }) : t('people.takeLong')}
            onPress={() => onSettle(entry)}
          />
        );
      })}
    </div>
  );
}

const isShort = (words: string): boolean => words.length <= SAID_ON_BUTTON;

interface SideProps {
  words: string;
  by: string;
  press: string;
  onPress: () => void;
}

function Side({ words, by, press, onPress }: SideProps) {
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
