// One visit's page as it stands, and as it changes while it is open.

import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';
import type { TimelineEntry } from '#people/timeline.js';
import { correctedBy, standingOf } from './encounter-timeline.js';

export type EncounterState =
  | { kind: 'loading' }
  | { kind: 'not-found' }
  | {
      kind: 'found';
      encounter: StoredDocument<Encounter>;
      /** Undefined while the person has not reached this tablet. */
      person: Person | undefined;
      standing: TimelineEntry['standing'];
      /** The newer record that stands for this one. */
      correctedBy: Encounter | undefined;
    };

export function watchEncounter(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  encounterId: string,
): Watched<EncounterState> {
  async function read(): Promise<EncounterState> {
    const encounter = await documents.get('encounter', encounterId);
    if (!encounter) return { kind: 'not-found' };
    const { personId } = encounter.doc;
    const [person, events] = await Promise.all([
      documents.get('person', personId),
      documents.eventsOf(personId),
    ]);
    const visits = events.filter(
      (stored): stored is StoredDocument<Encounter> => stored.doc.type === 'encounter',
    );
    const newer = correctedBy(visits).get(encounterId);
    const standing = standingOf(encounter.doc, newer !== undefined);
    return { kind: 'found', encounter, person: person?.doc, standing, correctedBy: newer };
  }
  const concerns = ({ doc }: StoredDocument): boolean =>
    doc._id === encounterId || (doc.type === 'encounter' && doc.amends === encounterId);
  return watchReading<EncounterState>({ kind: 'loading' }, read, (changed) => [
    documents.onWritten((written) => {
      if (written.some(concerns)) changed();
    }),
  ]);
}
