// The last visit beside the one being written.

import { averagePressure } from '@tram/shared-schema/chronic/blood-pressure.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Card } from '#ui/Layout.js';
import {
  glucoseWords,
  medicineWords,
  pressureWords,
  REACHED_MEANING,
  reachedWord,
} from '../chronic-words.js';
import styles from './Questions.module.css';

export function LastVisit({ last }: { last: FollowUp | undefined }) {
  if (!last) return <p class={styles.soft}>{t('chronic.visit.first')}</p>;
  const average = averagePressure(last.pressureReadings ?? []);
  const verdict = Object.values(last.reached ?? {}).find((one) => one !== 2);
  const measured = [
    average && t('chronic.short.pressure', { value: pressureWords(average) }),
    last.glucose && glucoseWords(last.glucose),
    ...(last.medicines ?? []).map(medicineWords),
  ].filter((line) => line !== undefined);
  return (
    <Card>
      <p class={styles.verdict}>
        <strong>
          {t('chronic.visit.last', { on: formatLocalDate(localDateAt(epochMsOf(last.occurredAt))) })}
        </strong>
        {(verdict === 0 || verdict === 1) && (
          <Badge meaning={REACHED_MEANING[verdict]}>{reachedWord(verdict)}</Badge>
        )}
      </p>
      <p>{measured.join(' · ')}</p>
    </Card>
  );
}
