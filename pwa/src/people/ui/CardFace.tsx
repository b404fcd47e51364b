// What a card says: whose it is, what is doubtful about it, and where the record says otherwise.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Dots } from '#ui/Dots.js';
import { Card } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import type { CardDifference } from '../card-differences.js';
import type { CardIdentity } from '../card-identity.js';
import { cardWarningWords } from '../card-warning-words.js';
import { fieldValueWords } from '../person-answer-words.js';
import { FIELD_WORDS, identityWords } from '../person-words.js';
import styles from './CardOutcome.module.css';

export function CardFace({ card, today }: { card: CardIdentity; today: LocalDate }) {
  return (
    <Card>
      <h2>{card.name ?? numberOf(card)}</h2>
      {card.name !== undefined && (
        <>
          <p>
            <Dots items={identityWords(card, today)} />
          </p>
          <p>{numberOf(card)}</p>
        </>
      )}
      {card.address && <p>{card.address}</p>}
    </Card>
  );
}

const NO_NAMES = { hamletName: () => undefined, headName: () => undefined };

function numberOf(card: CardIdentity): string {
  if (card.personalId !== undefined) return fieldValueWords('personalId', card.personalId, NO_NAMES);
  if (card.insurance) return fieldValueWords('insurance', card.insurance, NO_NAMES);
  return card.oldIdNumber ?? t('ui.unknown');
}

export function Warnings({ card }: { card: CardIdentity }) {
  return (
    <>
      {card.warnings.map((warning) => {
        const { title, why, whatNow, meaning } = cardWarningWords(warning);
        return <Notice key={title} meaning={meaning} title={title} why={why} whatNow={whatNow} />;
      })}
    </>
  );
}

export function Differences({ differences }: { differences: readonly CardDifference[] }) {
  return (
    <Card>
      <dl class={styles.differences}>
        {differences.map(({ field, onRecord, onCard }) => (
          <div key={field}>
            <dt class={styles.field}>{t(FIELD_WORDS[field])}</dt>
            <dd>
              {t('people.card.onRecord', { value: fieldValueWords(field, emptied(onRecord), NO_NAMES) })}
            </dd>
            <dd class={styles.onCard}>
              {t('people.card.onCard', { value: fieldValueWords(field, onCard, NO_NAMES) })}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** No old numbers is nothing, not an empty list. */
const emptied = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? undefined : value);
