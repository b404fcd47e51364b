// The values of one field side by side: the one in use and those that lost to it unseen, with who wrote each and when.

import { editKey } from '@tram/shared-schema/document/stamp.js';
import type { ComponentChildren } from 'preact';
import { formatAgo } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import type { FieldInWords } from '../difference-words.js';
import { sayingOf, type Difference, type Saying } from '../differences.js';
import type { Choice } from '../settle-disagreement.js';
import styles from './DifferenceSides.module.css';

/** A longer value stands above its button and is not said twice. */
const SAID_ON_BUTTON = 40;

export interface DifferenceSidesProps {
  /** Undefined where a newer version wrote it: nobody chooses between things they cannot see. */
  words: FieldInWords | undefined;
  difference: Difference;
  workerName: (accountId: string) => string | undefined;
  nowMs: number;
  /** Why whoever looks may not choose here. */
  notTheirs?: string | undefined;
  onSettle: (choice: Choice) => void;
}

export const fieldTitle = (words: FieldInWords | undefined): string =>
  words?.title ?? t('people.field.unknown');

export function DifferenceSides(props: DifferenceSidesProps) {
  const { words, difference, workerName, nowMs, notTheirs, onSettle } = props;
  const { standing, others } = difference;
  if (!words) return <p>{t('people.differenceOfNewer')}</p>;
  const by = ({ by: account, atMs }: Saying): string =>
    t('people.changedBy', {
      name: workerName(account) ?? t('people.workerUnknown'),
      when: formatAgo(atMs, nowMs),
    });
  const button = (label: string, choice: Choice): ComponentChildren =>
    notTheirs === undefined && (
      <Button wide onPress={() => onSettle(choice)}>
        {label}
      </Button>
    );
  const kept = words.say(standing.value);
  return (
    <>
      <div class={styles.sides}>
        <Side words={t('people.standingValue', { value: kept })} by={by(standing)}>
          {button(isShort(kept) ? t('people.keepValue', { value: kept }) : t('people.keepLong'), 'keep')}
        </Side>
        {others.map((entry) => {
          const lost = words.say(entry.value);
          return (
            <Side
              key={editKey(entry.field, entry.stamp)}
              words={t('people.lostValue', { value: lost })}
              by={by(sayingOf(entry))}
            >
              {button(isShort(lost) ? t('people.takeValue', { value: lost }) : t('people.takeLong'), entry)}
            </Side>
          );
        })}
      </div>
      {notTheirs !== undefined && <p>{notTheirs}</p>}
    </>
  );
}

const isShort = (words: string): boolean => words.length <= SAID_ON_BUTTON;

interface SideProps {
  words: string;
  by: string;
  children: ComponentChildren;
}

function Side({ words, by, children }: SideProps) {
  return (
    <div class={styles.side}>
      <p class={styles.value}>{words}</p>
      <p class={styles.by}>{by}</p>
      {children}
    </div>
  );
}
