// Everything that was done for a person as one list, newest first, whichever feature recorded it. Each feature brings
// a source; this file knows none of them.

import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type { IconName } from '#ui/icon-names.js';
import type { StoredDocument, SyncState } from '#documents/tablet-documents.js';

export interface TimelineEntry {
  readonly id: string;
  readonly atMs: number;
  /** The day in words, where only that is known and not the hour. */
  readonly when?: string;
  /** Why it was done, in a worker's own words where there are any. */
  readonly title: string;
  /** What was found and done; each a line. */
  readonly lines: readonly string[];
  readonly href?: string;
  /** The account that wrote it. */
  readonly by: string;
  readonly syncState: SyncState;
  readonly refusal?: Refusal;
  /** `amended`: a newer record stands for it. `in-error`: it never was. */
  readonly standing: 'current' | 'amended' | 'in-error';
}

export interface TimelineSource {
  /** Names the filter chip's group; one per feature. */
  readonly kind: string;
  readonly label: () => string;
  readonly icon: IconName;
  entriesOf(events: readonly StoredDocument[]): readonly TimelineEntry[];
}

export interface SourcedEntry extends TimelineEntry {
  readonly source: TimelineSource;
}

export function timelineOf(
  events: readonly StoredDocument[],
  sources: readonly TimelineSource[],
): readonly SourcedEntry[] {
  return sources
    .flatMap((source) => source.entriesOf(events).map((entry) => ({ ...entry, source })))
    .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1));
}

export interface TimelineFilter {
  /** None chosen means every kind. */
  readonly kinds: readonly string[];
  /** Records that were corrected or withdrawn are kept and rarely asked for. */
  readonly withReplaced: boolean;
}

export function filteredTimeline(
  entries: readonly SourcedEntry[],
  { kinds, withReplaced }: TimelineFilter,
): readonly SourcedEntry[] {
  return entries.filter(
    ({ source, standing }) =>
      (kinds.length === 0 || kinds.includes(source.kind)) && (withReplaced || standing === 'current'),
  );
}
