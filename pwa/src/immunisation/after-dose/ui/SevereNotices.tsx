// What a severe event asks of everybody at the station: stop giving, and report before the hour is over.

import type { ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import type { OwedReport } from '@tram/shared-schema/immunisation/severe-reports.js';
import { formatDateTime, formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import { amendAdverseEventPath } from '../../session/paths.js';
import { signWords } from '../sign-words.js';
import { clockLeft } from '../watch-words.js';

interface Named {
  nameOf: (personId: string) => string;
}

export function StoppedNotice({
  events,
  nameOf,
}: Named & { events: ReadonlySignal<readonly AdverseEvent[]> }) {
  const [event] = events.value;
  if (!event) return null;
  return (
    <Notice
      meaning="stop"
      title={t('vaccination.stopped')}
      why={t('vaccination.stoppedWhy', {
        name: nameOf(event.personId),
        time: formatTime(epochMsOf(event.occurredAt)),
        signs: signWords(event.signs),
      })}
      whatNow={<strong>{t('vaccination.stoppedNow')}</strong>}
      actions={
        <LinkButton href={amendAdverseEventPath(event.personId, event._id)}>
          {t('vaccination.openEvent')}
        </LinkButton>
      }
    />
  );
}

export interface OwedNoticesProps extends Named {
  owed: ReadonlySignal<readonly OwedReport[]>;
  nowMs: ReadonlySignal<number>;
}

export function OwedNotices({ owed, nowMs, nameOf }: OwedNoticesProps) {
  return (
    <>
      {owed.value.map((report) => (
        <OwedNotice key={report.eventId} report={report} nowMs={nowMs} nameOf={nameOf} />
      ))}
    </>
  );
}

interface OwedNoticeProps extends Omit<OwedNoticesProps, 'owed'> {
  report: OwedReport;
}

function OwedNotice({ report, nowMs, nameOf }: OwedNoticeProps) {
  const dueMs = epochMsOf(report.dueAt);
  const leftMs = dueMs - nowMs.value;
  return (
    <Notice
      meaning="stop"
      icon="siren"
      title={`${t('vaccination.adverse')}: ${nameOf(report.personId)}`}
      why={
        leftMs > 0
          ? t('vaccination.reportLeft', { time: clockLeft(leftMs) })
          : t('vaccination.reportOver', { time: formatDateTime(dueMs) })
      }
      actions={
        <LinkButton href={amendAdverseEventPath(report.personId, report.eventId)}>
          {t('vaccination.recordReport')}
        </LinkButton>
      }
    />
  );
}
