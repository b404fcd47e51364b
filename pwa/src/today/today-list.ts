// What the home page shows of the day: visits recorded for today, newest first, and what was left half written.

import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { toEpochDay, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { StoredDocument, SyncState, TabletDocuments } from '#documents/tablet-documents.js';

export interface TodayVisit {
  readonly encounterId: string;
  readonly personId: string;
  /** Undefined while the person has not reached this tablet. */
  readonly personName: string | undefined;
  readonly occurredAt: Instant;
  readonly reason: string;
  /** Undefined once the server has it. */
  readonly notSent: 'waiting' | 'refused' | undefined;
}

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: LocalDate): Weekday => ((((toEpochDay(day) + 4) % 7) + 7) % 7) as Weekday;

function isVisit(stored: StoredDocument): stored is StoredDocument<Encounter> {
  return stored.doc.type === 'encounter' && stored.doc.status === 'completed';
}

function notSentOf(state: SyncState): TodayVisit['notSent'] {
  if (state === 'refused') return 'refused';
  return state === 'local' || state === 'sent' ? 'waiting' : undefined;
}

export async function visitsOn(
  documents: Pick<TabletDocuments, 'eventsBetween'>,
  day: LocalDate,
  nameOf: (personId: string) => string | undefined,
): Promise<readonly TodayVisit[]> {
  const events = await documents.eventsBetween(day, day);
  return events
    .filter(isVisit)
    .map(({ doc, syncState }) => ({
      encounterId: doc._id,
      personId: doc.personId,
      personName: nameOf(doc.personId),
      occurredAt: doc.occurredAt,
      reason: doc.reason,
      notSent: notSentOf(syncState),
    }))
    .sort((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1));
}
