// What a severe event asks of everybody at the station: to report before the hour is over.

import type { ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { OwedReport } from '@tram/shared-schema/immunisation/severe-reports.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import { amendAdverseEventPath } from '../../session/paths.js';
import { clockLeft } from '../watch-words.js';

interface Named {
  nameOf: (personId: string) => string;
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
