// What a centre sees first of each station: how much has arrived, and when something last did.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { linkPersons, type PersonLinks } from '@tram/shared-schema/people/linked-persons.js';

export interface StationSummary {
  readonly stationId: string;
  /** Undefined while the station's own card has not come. */
  readonly name: string | undefined;
  /** Whoever has several records is counted once. */
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
  /** The few records of each station that another may go on for. */
  const links = new Map<string, Map<string, PersonLinks>>();
  const collator = new Intl.Collator('vi');
  function noteLinks(person: PersonLinks & Pick<TramDocument, 'stationId'>): void {
    const { _id, replacedBy, stationId } = person;
    const ofStation = links.get(stationId) ?? new Map<string, PersonLinks>();
    if (replacedBy === undefined) ofStation.delete(_id);
    else links.set(stationId, ofStation.set(_id, { _id, replacedBy }));
  }

  function countedOnce(summary: StationSummary): StationSummary {
    const linked = [...(links.get(summary.stationId)?.values() ?? [])];
    const { standingOf } = linkPersons(linked);
    const replaced = linked.filter(({ _id }) => standingOf(_id) !== _id).length;
    return replaced === 0 ? summary : { ...summary, persons: summary.persons - replaced };
  }

  return {
    add(doc) {
      const before = stations.get(doc.stationId) ?? {
        stationId: doc.stationId,
        name: undefined,
        persons: 0,
        encounters: 0,
        lastReceivedAt: undefined,
      };
      if (doc.type === 'person') noteLinks(doc);
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
      [...stations.values()]
        .map(countedOnce)
        .sort((a, b) => collator.compare(a.name ?? a.stationId, b.name ?? b.stationId)),
  };
}
