// One record of chronic care as it stands, and as it changes while its page is open.

import { typeOfId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';
import type { TimelineEntry } from '#people/timeline.js';
import { isCareEvent, type CareEvent, type CareEventType } from './care-events.js';
import { correctedIds, standingOfEvent } from './chronic-timeline.js';
import type { ChronicDeps } from './chronic-deps.js';

export type RecordState =
  | { kind: 'loading' }
  | { kind: 'not-found' }
  | {
      kind: 'found';
      event: StoredDocument<CareEvent>;
      /** Undefined while the person has not reached this tablet. */
      person: Person | undefined;
      standing: TimelineEntry['standing'];
    };

const TYPES: readonly string[] = ['follow-up', 'screening', 'contact'] satisfies readonly CareEventType[];
const careTypeOf = (id: string): CareEventType | undefined => {
  const type = typeOfId(id);
  return type !== undefined && TYPES.includes(type) ? (type as CareEventType) : undefined;
};

async function read({ documents }: Pick<ChronicDeps, 'documents'>, id: string): Promise<RecordState> {
  const type = careTypeOf(id);
  const event = type && (await documents.get(type, id));
  if (!event) return { kind: 'not-found' };
  const personId: PersonDocId = event.doc.personId;
  const [person, events] = await Promise.all([
    documents.get('person', personId),
    documents.eventsOf(personId),
  ]);
  const isCorrected = correctedIds(events.filter(isCareEvent)).has(id);
  return { kind: 'found', event, person: person?.doc, standing: standingOfEvent(event.doc, isCorrected) };
}

export function watchRecord(deps: Pick<ChronicDeps, 'documents'>, id: string): Watched<RecordState> {
  const concerns = (stored: StoredDocument): boolean =>
    stored.doc._id === id || (isCareEvent(stored) && stored.doc.amends === id);
  return watchReading<RecordState>(
    { kind: 'loading' },
    () => read(deps, id),
    (changed) => [
      deps.documents.onWritten((written) => {
        if (written.some(concerns)) changed();
      }),
    ],
  );
}
