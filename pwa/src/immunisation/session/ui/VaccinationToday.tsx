// What the page of the day says of vaccines: who is watched, which report is owed, how many are due.

import type { ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { OwedReport } from '@tram/shared-schema/immunisation/severe-reports.js';
import type { Watch } from '@tram/shared-schema/immunisation/watches.js';
import { formatDateTime, formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import { sessionPath } from '../paths.js';

export interface VaccinationTodayProps {
  due: ReadonlySignal<number | undefined>;
  watches: ReadonlySignal<readonly Watch[]>;
  owed: ReadonlySignal<readonly OwedReport[]>;
  nowMs: ReadonlySignal<number>;
}

const OpenSession = () => <LinkButton href={sessionPath()}>{t('immunisation.openSession')}</LinkButton>;

export function VaccinationToday({ due, watches, owed, nowMs }: VaccinationTodayProps) {
  const count = due.value ?? 0;
  return (
    <>
      <Owed owed={owed} nowMs={nowMs} />
      <Watched watches={watches} nowMs={nowMs} />
      {count > 0 && (
        <Notice icon="syringe" title={t('immunisation.dueToday', { count })} actions={<OpenSession />} />
      )}
    </>
  );
}

function Owed({ owed, nowMs }: Pick<VaccinationTodayProps, 'owed' | 'nowMs'>) {
  const [first] = owed.value;
  if (!first) return null;
  const dueMs = epochMsOf(first.dueAt);
  const time = formatDateTime(dueMs);
  return (
    <Notice
      meaning="stop"
      icon="siren"
      title={t('immunisation.owedToday', { count: owed.value.length })}
      why={
        dueMs > nowMs.value
          ? t('immunisation.owedTodayLeft', { time })
          : t('immunisation.owedTodayOver', { time })
      }
      actions={<OpenSession />}
    />
  );
}

function Watched({ watches, nowMs }: Pick<VaccinationTodayProps, 'watches' | 'nowMs'>) {
  const all = watches.value;
  const over = all.filter(({ endsAt }) => epochMsOf(endsAt) <= nowMs.value).length;
  const next = all.find(({ endsAt }) => epochMsOf(endsAt) > nowMs.value);
  const ends = next && t('immunisation.watchNextEnds', { time: formatTime(epochMsOf(next.endsAt)) });
  if (over > 0) {
    return (
      <Notice
        meaning="stop"
        icon="bell"
        live="assertive"
        title={t('immunisation.watchOverToday', { count: over })}
        why={ends}
        whatNow={t('immunisation.watchOverTodayNow')}
        actions={<OpenSession />}
      />
    );
  }
  if (!next) return null;
  return (
    <Notice
      meaning="due"
      icon="hourglass"
      title={t('immunisation.watchedToday', { count: all.length })}
      why={ends}
      actions={<OpenSession />}
    />
  );
}
