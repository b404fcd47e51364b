// What the page of the day says before its lists: records on their way, a clock that is wrong, and what waits for somebody
// to look at it.

import type { ReadonlySignal } from '@preact/signals';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import type { SyncStatus } from '#sync/sync-status.js';
import { clockNotice, differencesNotice } from '#sync/sync-notices.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';

export interface TodayNoticesProps {
  counts: ReadonlySignal<UnsentCounts>;
  /** How many fields two tablets wrote differently and nobody has looked at. */
  differences: ReadonlySignal<number>;
  /** Records that would not be found or linked; undefined until they were counted. */
  toMend: ReadonlySignal<number | undefined>;
  /** Pairs of living people with one personal id; only the head of a station is told. */
  sharedIds: ReadonlySignal<number>;
  status: ReadonlySignal<SyncStatus>;
  /** How far the truth is ahead of the device's clock. */
  clockOffByMs: ReadonlySignal<number>;
  syncHref: string;
  differencesHref: string;
  toMendHref: string;
  doublesHref: string;
}

export function TodayNotices(props: TodayNoticesProps) {
  const { received, compared } = props.status.value;
  const clock = clockNotice(props.clockOffByMs.value);
  const refused = props.counts.value.refused;
  const toMend = props.toMend.value ?? 0;
  return (
    <>
      {received && received.pending > 0 && (
        <Progress
          label={t('today.filling')}
          done={received.done}
          total={received.done + received.pending}
          secondsLeft={received.leftMs === undefined ? undefined : received.leftMs / 1000}
        />
      )}
      {compared && <Progress label={t('sync.comparingTitle')} {...compared} />}
      {clock && <Notice {...clock} />}
      {refused > 0 && (
        <Notice
          meaning="late"
          title={t('today.refusedTitle', { count: refused })}
          actions={<LinkButton href={props.syncHref}>{t('today.openSync')}</LinkButton>}
        />
      )}
      {props.differences.value > 0 && (
        <Notice
          {...differencesNotice(props.differences.value)}
          // Here is where the day's work begins: the page itself says the rest.
          whatNow={undefined}
          actions={<LinkButton href={props.differencesHref}>{t('sync.openDifferences')}</LinkButton>}
        />
      )}
      {props.sharedIds.value > 0 && (
        <Notice
          meaning="late"
          icon="users"
          title={t('linked.sharedIdsToday', { count: props.sharedIds.value })}
          why={t('linked.sharedIdsTodayWhy')}
          actions={<LinkButton href={props.doublesHref}>{t('linked.openList')}</LinkButton>}
        />
      )}
      {toMend > 0 && (
        <Notice
          icon="badge-check"
          title={t('today.toMend', { count: toMend })}
          actions={<LinkButton href={props.toMendHref}>{t('today.openToMend')}</LinkButton>}
        />
      )}
    </>
  );
}
