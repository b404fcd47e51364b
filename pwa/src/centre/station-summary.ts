// What a centre sees first of each station: how much has arrived, and when something last did.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';

export interface StationSummary {
  readonly stationId: string;
  /** Undefined while the station's own card has not come. */
  readonly name: string | undefined;
  readonly persons: number;
  readonly encounters: number;
  /** When the server last received something from the station; undefined where nothing ever came. */
  readonly lastReceivedAt: Instant | undefined;
}

export interface SummaryBook {
  add(doc: TramDocument): void;
  /** By name, as Vietnamese sorts. */
  summaries(): readonly StationSummary[];
}

export function createSummaryBook(): SummaryBook {
  const stations = new Map<string, StationSummary>();
  const collator = new Intl.Collator('vi');
  return {
    add(doc) {
      const before = stations.get(doc.stationId) ?? {
        stationId: doc.stationId,
        name: undefined,
        persons: 0,
        encounters: 0,
        lastReceivedAt: undefined,
      };
      const received = doc.receivedAt;
      const later =
        received !== undefined && (before.lastReceivedAt === undefined || received > before.lastReceivedAt);
      stations.set(doc.stationId, {
        ...before,
        name: doc.type === 'station' ? doc.name : before.name,
        persons: before.persons + (doc.type === 'person' ? 1 : 0),
        encounters: before.encounters + (doc.type === 'encounter' && doc.status === 'completed' ? 1 : 0),
        lastReceivedAt: later ? received : before.lastReceivedAt,
      });
    },
    summaries: () =>
      [...stations.values()].sort((a, b) => collator.compare(a.name ?? a.stationId, b.name ?? b.stationId)),
  };
}
