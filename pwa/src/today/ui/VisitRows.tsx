// Visits of the day as rows: who, when, why, and whether the server has them.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { List, ListRow } from '#ui/List.js';
import type { TodayVisit } from '../today-list.js';

export function VisitRows({
  visits,
  hrefOf,
}: {
  visits: readonly TodayVisit[];
  hrefOf: (visit: TodayVisit) => string;
}) {
  return (
    <List>
      {visits.map((visit) => (
        <ListRow
          key={visit.encounterId}
          title={visit.personName ?? t('today.personUnknown')}
          lines={[`${formatTime(epochMsOf(visit.occurredAt))} · ${visit.reason}`]}
          clampLines
          badges={visit.notSent && <NotSent state={visit.notSent} />}
          href={hrefOf(visit)}
        />
      ))}
    </List>
  );
}

function NotSent({ state }: { state: NonNullable<TodayVisit['notSent']> }) {
  return state === 'refused' ? (
    <Badge meaning="late">{t('sync.refused')}</Badge>
  ) : (
    <Badge meaning="due">{t('sync.waiting')}</Badge>
  );
}
