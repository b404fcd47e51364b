// What is only here, what is at the server, what was refused. "Everything is at the server" is said only when it is true.

import type { ReadonlySignal } from '@preact/signals';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import { formatNumber } from '#text/format-number.js';
import { formatAgo } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Facts } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { ClosedLine } from '../closed-record-words.js';
import type { RefusedRecord } from '../refused-records.js';
import { clockNotice, differencesNotice } from '../sync-notices.js';
import type { SyncStatus } from '../sync-status.js';
import { ClosedRecords } from './ClosedRecords.js';
import { RefusedList } from './RefusedList.js';
import { Failure, Standing } from './Standing.js';
import { StorageSection, type StorageSectionProps } from './StorageSection.js';
import { ThriftNotice } from './ThriftNotice.js';

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
  /** How far the truth is ahead of the device's clock. */
  clockOffByMs: ReadonlySignal<number>;
  /** How many records do not open here that come again from the server, and which only this tablet has. */
  closedRecords: { fetchable: ReadonlySignal<number>; onlyHere: ReadonlySignal<readonly ClosedLine[]> };
  storage: StorageSectionProps;
  sendNow: () => void;
  nowMs: () => number;
  sendAgain: (record: RefusedRecord) => void;
  signInHref: string;
  dayFileHref: string;
}

/** What the button says it is doing. */
const PHASE_TEXT = {
  idle: 'sync.sending',
  sending: 'sync.sending',
  receiving: 'sync.receiving',
  comparing: 'sync.comparing',
} as const satisfies Record<SyncStatus['phase'], string>;

function Receiving({ received }: { received: NonNullable<SyncStatus['received']> }) {
  return (
    <Progress
      label={t('sync.receivingAll')}
      done={received.done}
      total={received.done + received.pending}
      secondsLeft={received.leftMs === undefined ? undefined : received.leftMs / 1000}
    />
  );
}

function Comparing({ compared: { done, total } }: { compared: NonNullable<SyncStatus['compared']> }) {
  return (
    <Notice
      title={t('sync.comparingTitle')}
      why={t('sync.comparingWhy')}
      whatNow={
        <>
          {t('sync.comparingNow')}
          <Progress label={t('sync.comparing')} done={done} total={total} />
        </>
      }
      live="polite"
    />
  );
}

export function SyncScreen(props: SyncScreenProps) {
  const counts = props.unsent.value;
  const atServer = props.atServer.value;
  const status = props.status.value;
  const refused = props.refused.value;
  const busy = status.phase !== 'idle';
  const closed = {
    fetchable: props.closedRecords.fetchable.value,
    onlyHere: props.closedRecords.onlyHere.value,
  };
  const closedWaiting = closed.onlyHere.filter(({ isWaiting }) => isWaiting).length;
  const clock = clockNotice(props.clockOffByMs.value);
  const last =
    status.lastRoundAtMs === undefined
      ? t('sync.lastRoundNever')
      : formatAgo(status.lastRoundAtMs, props.nowMs());
  return (
    <Page header={<HeaderBar title={t('sync.title')} />}>
      <Stack gap="l">
        {counts ? <Standing counts={counts} closed={closedWaiting} status={status} /> : <Skeleton rows={1} />}
        {clock && <Notice {...clock} />}
        {closed.fetchable + closed.onlyHere.length > 0 && <ClosedRecords {...closed} />}
        {status.compared && <Comparing compared={status.compared} />}
        <Failure status={status} signInHref={props.signInHref} />
        {status.thrift && <ThriftNotice thrift={status.thrift} />}
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
        {status.received !== undefined && status.received.pending > 0 && (
          <Receiving received={status.received} />
        )}
        <Button
          kind="primary"
          icon="cloud-upload"
          wide
          busy={busy}
          busyText={t(PHASE_TEXT[status.phase])}
          onPress={props.sendNow}
        >
          {t('sync.sendNow')}
        </Button>
        <Section title={t('dayFile.title')}>
          <p>{t('dayFile.linkWhy')}</p>
          <LinkButton href={props.dayFileHref} icon="usb" wide>
            {t('dayFile.open')}
          </LinkButton>
        </Section>
        <StorageSection {...props.storage} />
      </Stack>
    </Page>
  );
}
