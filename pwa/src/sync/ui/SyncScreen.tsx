// What is only here, what is at the server, what was refused. "Everything is at the server" is said only when it is true.

import type { ReadonlySignal } from '@preact/signals';
import { CLOCK_TOLERANCE_MS } from '@tram/shared-schema/sync/limits.js';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import { formatNumber } from '#text/format-number.js';
import { formatAgo } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Facts } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { syncFailureText } from '../refusal-text.js';
import type { RefusedRecord } from '../refused-records.js';
import { differencesNotice } from '../sync-notices.js';
import type { SyncStatus } from '../sync-status.js';
import { RefusedList } from './RefusedList.js';
import { ThriftNotice } from './ThriftNotice.js';

export interface StorageState {
  readonly persisted: boolean;
  readonly usedBytes: number;
  readonly freeBytes: number;
}

export interface SyncScreenProps {
  /** Undefined until the store has answered for the first time. */
  unsent: ReadonlySignal<UnsentCounts | undefined>;
  /** A long count: undefined until it is done. */
  atServer: ReadonlySignal<number | undefined>;
  status: ReadonlySignal<SyncStatus>;
  refused: ReadonlySignal<readonly RefusedRecord[]>;
  /** How many fields two tablets wrote differently and nobody has looked at. */
  differences: ReadonlySignal<number>;
  differencesHref: string;
  storage: ReadonlySignal<StorageState | undefined>;
  sendNow: () => void;
  nowMs: () => number;
  sendAgain: (record: RefusedRecord) => void;
  signInHref: string;
}

const MINUTE_MS = 60_000;
const MEGABYTE = 1024 * 1024;

function Standing({ counts, status }: { counts: UnsentCounts; status: SyncStatus }) {
  if (counts.refused > 0) {
    return (
      <Notice
        meaning="late"
        title={t('sync.someRefused', { count: counts.refused })}
        why={t('sync.someRefusedWhy')}
        live="polite"
      />
    );
  }
  if (counts.waiting > 0) {
    return (
      <Notice
        meaning="due"
        title={t('sync.someWaiting', { count: counts.waiting })}
        why={t('sync.someWaitingWhy')}
        live="polite"
      />
    );
  }
  if (status.lastRoundAtMs === undefined) {
    return <Notice title={t('sync.neverTitle')} why={t('sync.neverWhy')} live="polite" />;
  }
  return <Notice meaning="done" title={t('sync.allSent')} why={t('sync.allSentWhy')} live="polite" />;
}

/** In the largest unit that says it: a clock a year off is not said in minutes. */
function howFarOff(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  if (minutes < 120) return t('sync.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t('sync.hours', { count: hours }) : t('sync.days', { count: Math.round(hours / 24) });
}

function ClockNotice({ offsetMs }: { offsetMs: number }) {
  const time = howFarOff(offsetMs);
  const why = offsetMs > 0 ? t('sync.clockWhyBehind', { time }) : t('sync.clockWhyAhead', { time });
  return <Notice meaning="late" title={t('sync.clockTitle')} why={why} whatNow={t('sync.clockNow')} />;
}

function Failure({ status, signInHref }: { status: SyncStatus; signInHref: string }) {
  if (!status.failure) return null;
  const { why, whatNow } = syncFailureText(status.failure);
  const signIn = status.failure.kind === 'session-expired' && (
    <LinkButton href={signInHref} kind="primary">
      {t('session.signInAgain')}
    </LinkButton>
  );
  return <Notice title={t('sync.failedTitle')} why={why} whatNow={whatNow} actions={signIn} live="polite" />;
}

function Receiving({ received }: { received: NonNullable<SyncStatus['received']> }) {
  return (
    <p role="status">
      {t('sync.receivedOf', { done: received.done, total: received.done + received.pending })}
    </p>
  );
}

function StorageSection({ state }: { state: StorageState }) {
  const used = Math.round(state.usedBytes / MEGABYTE);
  const free = Math.round(state.freeBytes / MEGABYTE);
  return (
    <Section title={t('sync.storageTitle')}>
      <p>{t('sync.storageUse', { used, free })}</p>
      <p>{state.persisted ? t('sync.storageKept') : t('sync.storageMayGo')}</p>
    </Section>
  );
}

export function SyncScreen(props: SyncScreenProps) {
  const counts = props.unsent.value;
  const atServer = props.atServer.value;
  const status = props.status.value;
  const refused = props.refused.value;
  const busy = status.phase !== 'idle';
  const offset = status.clockOffsetMs ?? 0;
  const last =
    status.lastRoundAtMs === undefined
      ? t('sync.lastRoundNever')
      : formatAgo(status.lastRoundAtMs, props.nowMs());
  return (
    <Page header={<HeaderBar title={t('sync.title')} />}>
      <Stack gap="l">
        {counts ? <Standing counts={counts} status={status} /> : <Skeleton rows={1} />}
        {Math.abs(offset) > CLOCK_TOLERANCE_MS && <ClockNotice offsetMs={offset} />}
        <Failure status={status} signInHref={props.signInHref} />
        {status.thrift && <ThriftNotice thrift={status.thrift} />}
        <Card>
          <Facts
            facts={[
              {
                label: t('sync.waiting'),
                value: <span data-testid="waiting">{counts && formatNumber(counts.waiting)}</span>,
              },
              {
                label: t('sync.atServer'),
                value: (
                  <span data-testid="at-server">
                    {atServer === undefined ? t('sync.counting') : formatNumber(atServer)}
                  </span>
                ),
              },
              {
                label: t('sync.refused'),
                value: <span data-testid="refused">{counts && formatNumber(counts.refused)}</span>,
              },
              { label: t('sync.lastRound'), value: last },
            ]}
          />
        </Card>
        {status.received && <Receiving received={status.received} />}
        <Button
          kind="primary"
          icon="cloud-upload"
          wide
          busy={busy}
          busyText={status.phase === 'receiving' ? t('sync.receiving') : t('sync.sending')}
          onPress={props.sendNow}
        >
          {t('sync.sendNow')}
        </Button>
        {refused.length > 0 && (
          <Section title={t('sync.refusedList')}>
            <RefusedList records={refused} sendAgain={props.sendAgain} />
          </Section>
        )}
        {props.differences.value > 0 && (
          <Notice
            {...differencesNotice(props.differences.value)}
            actions={<LinkButton href={props.differencesHref}>{t('sync.openDifferences')}</LinkButton>}
          />
        )}
        {props.storage.value && <StorageSection state={props.storage.value} />}
      </Stack>
    </Page>
  );
}
