// Everything that was done for a person, newest first.

import { useSignal } from '@preact/signals';
import { assertNever } from '@tram/shared-schema/result.js';
import type { SyncState } from '#documents/tablet-documents.js';
import { refusalWords } from '#sync/refusal-text.js';
import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { FilterChips, type FilterChip } from '#ui/FilterChips.js';
import { Section, Stack } from '#ui/Layout.js';
import { Timeline, TimelineItem } from '#ui/Timeline.js';
import { filteredTimeline, type SourcedEntry } from '../timeline.js';
import styles from './PersonTimeline.module.css';

export interface PersonTimelineProps {
  entries: readonly SourcedEntry[];
  workerName: (accountId: string) => string | undefined;
  /** What the list is called, where it is not what was done for a person. */
  title?: string | undefined;
}

const REPLACED = 'replaced';
const ROWS_AT_FIRST = 20;

export function PersonTimeline({ entries, workerName, title = t('people.timeline') }: PersonTimelineProps) {
  const chosen = useSignal<readonly string[]>([]);
  const rows = useSignal(ROWS_AT_FIRST);
  const shown = filteredTimeline(entries, {
    kinds: chosen.value.filter((value) => value !== REPLACED),
    withReplaced: chosen.value.includes(REPLACED),
  });
  const chips = chipsOf(entries);
  return (
    <Section title={title}>
      <Stack>
        {chips.length > 0 && (
          <FilterChips
            label={t('people.timelineFilter')}
            chips={chips}
            chosen={chosen.value}
            onChange={(next) => (chosen.value = next)}
          />
        )}
        {entries.length === 0 && (
          <EmptyState icon="history" title={t('people.timelineEmpty')} hint={t('people.timelineEmptyHint')} />
        )}
        {entries.length > 0 && shown.length === 0 && <p role="status">{t('people.timelineFilteredEmpty')}</p>}
        {shown.length > 0 && (
          <Timeline label={title}>
            {shown.slice(0, rows.value).map((entry) => (
              <Entry key={entry.id} entry={entry} author={workerName(entry.by)} />
            ))}
          </Timeline>
        )}
        {shown.length > rows.value && (
          <Button onPress={() => (rows.value += ROWS_AT_FIRST)}>
            {t('people.timelineMore', { count: shown.length - rows.value })}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

/** A chip that would change nothing is not offered. */
function chipsOf(entries: readonly SourcedEntry[]): readonly FilterChip<string>[] {
  const current = entries.filter(({ standing }) => standing === 'current');
  const sources = new Map(entries.map(({ source }) => [source.kind, source]));
  const kinds = [...sources.values()].map((source) => ({
    value: source.kind,
    label: source.label(),
    count: current.filter((entry) => entry.source.kind === source.kind).length,
  }));
  const replaced = entries.length - current.length;
  return [
    ...(kinds.length > 1 ? kinds : []),
    ...(replaced > 0 ? [{ value: REPLACED, label: t('people.timelineReplaced'), count: replaced }] : []),
  ];
}

function Entry({ entry, author }: { entry: SourcedEntry; author: string | undefined }) {
  const { standing } = entry;
  return (
    <TimelineItem
      icon={entry.source.icon}
      when={entry.when ?? `${formatLocalDate(localDateAt(entry.atMs))} · ${formatTime(entry.atMs)}`}
      title={standing === 'current' ? entry.title : <del>{entry.title}</del>}
      href={entry.href}
      badges={
        <>
          {standing !== 'current' && <Badge>{t(`people.standing.${standing}`)}</Badge>}
          <SyncBadge entry={entry} />
        </>
      }
    >
      {entry.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class={styles.by}>
        {author === undefined ? t('people.workerUnknown') : t('people.writtenBy', { name: author })}
        {isAtServer(entry.syncState) && ` · ${t('people.syncState.accepted')}`}
      </p>
    </TimelineItem>
  );
}

const isAtServer = (state: SyncState): boolean => state === 'accepted' || state === 'merged';

/** Only what is not yet where it should be stands out; "at the server" is said quietly beside the author. */
function SyncBadge({ entry }: { entry: SourcedEntry }) {
  const { syncState, refusal, source } = entry;
  switch (syncState) {
    case 'local':
    case 'sent':
      return (
        <Badge meaning="due" icon="cloud-upload">
          {t(`people.syncState.${syncState}`)}
        </Badge>
      );
    case 'refused':
      return (
        <Badge meaning="stop">
          {t('people.syncState.refused', {
            why: refusal ? refusalWords(refusal, source.kind).why : t('ui.unknown'),
          })}
        </Badge>
      );
    case 'accepted':
    case 'merged':
      return null;
    default:
      return assertNever(syncState);
  }
}
