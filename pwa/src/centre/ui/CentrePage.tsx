// A centre's first look: each of its stations, what has arrived and when. Registers and dashboards grow from here.

import { useSignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { assertNever } from '@tram/shared-schema/result.js';
import { useEffect } from 'preact/hooks';
import { formatNumber } from '#text/format-number.js';
import { formatAgo, formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DataTable } from '#ui/DataTable.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';
import type { CentreFeed, CentreFeedFailure } from '../centre-feed.js';
import { createSummaryBook, type StationSummary } from '../station-summary.js';

export interface CentrePageProps {
  feed: CentreFeed;
  nowMs: () => number;
}

type Reading =
  | { kind: 'reading'; done: number }
  | { kind: 'read'; atMs: number; stations: readonly StationSummary[] }
  | { kind: 'failed'; failure: CentreFeedFailure };

/** Often enough to see it move, seldom enough not to slow it down. */
const TELL_EVERY = 500;

function words(failure: CentreFeedFailure): { why: string; whatNow: string } {
  switch (failure.kind) {
    case 'unreachable':
      return { why: t('centre.unreachable'), whatNow: t('centre.unreachableNow') };
    case 'session-expired':
      return { why: t('centre.sessionExpired'), whatNow: t('centre.sessionExpiredNow') };
    case 'not-allowed':
      return { why: t('centre.notAllowed'), whatNow: t('centre.notAllowedNow') };
    case 'server-trouble':
      return { why: t('centre.serverTrouble'), whatNow: t('centre.serverTroubleNow') };
    default:
      return assertNever(failure);
  }
}

function StationTable({ stations, atMs }: { stations: readonly StationSummary[]; atMs: number }) {
  const last = (station: StationSummary): string =>
    station.lastReceivedAt === undefined
      ? t('centre.nothingReceived')
      : formatAgo(epochMsOf(station.lastReceivedAt), atMs);
  return (
    <DataTable
      caption={t('centre.caption', { at: formatDateTime(atMs) })}
      rows={stations}
      keyOf={(station) => station.stationId}
      columns={[
        { key: 'name', title: t('centre.station'), cell: (station) => station.name ?? t('ui.unknown') },
        {
          key: 'persons',
          title: t('centre.persons'),
          cell: (station) => formatNumber(station.persons),
          number: true,
        },
        {
          key: 'encounters',
          title: t('centre.encounters'),
          cell: (station) => formatNumber(station.encounters),
          number: true,
        },
        { key: 'last', title: t('centre.lastReceived'), cell: last },
      ]}
    />
  );
}

export function CentrePage({ feed, nowMs }: CentrePageProps) {
  const state = useSignal<Reading>({ kind: 'reading', done: 0 });
  const turn = useSignal(0);
  const round = turn.value;
  useEffect(() => {
    const stopped = new AbortController();
    const book = createSummaryBook();
    let done = 0;
    state.value = { kind: 'reading', done };
    const read = feed.read((doc) => {
      book.add(doc);
      done += 1;
      if (done % TELL_EVERY === 0) state.value = { kind: 'reading', done };
    }, stopped.signal);
    void read.then((result) => {
      if (stopped.signal.aborted) return;
      state.value = result.ok
        ? { kind: 'read', atMs: nowMs(), stations: book.summaries() }
        : { kind: 'failed', failure: result.error };
    });
    return () => stopped.abort();
  }, [feed, nowMs, round, state]);

  const reading = state.value;
  const again = <Button onPress={() => (turn.value += 1)}>{t('centre.readAgain')}</Button>;
  return (
    <Page wide header={<HeaderBar title={t('centre.title')} />}>
      <Stack gap="l">
        {reading.kind === 'reading' && <Progress label={t('centre.reading')} done={reading.done} />}
        {reading.kind === 'failed' && (
          <Refusal what={t('centre.failedTitle')} {...words(reading.failure)} actions={again} />
        )}
        {reading.kind === 'read' && reading.stations.length === 0 && (
          <EmptyState
            icon="building-2"
            title={t('centre.empty')}
            hint={t('centre.emptyNow')}
            actions={again}
          />
        )}
        {reading.kind === 'read' && reading.stations.length > 0 && (
          <>
            <StationTable stations={reading.stations} atMs={reading.atMs} />
            {again}
          </>
        )}
      </Stack>
    </Page>
  );
}
