// One visit's page as it stands, and as it changes while it is open.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
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

export interface WatchedEncounter {
  readonly state: ReadonlySignal<EncounterState>;
  close(): void;
}

export function watchEncounter(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  encounterId: string,
): WatchedEncounter {
  const state = signal<EncounterState>({ kind: 'loading' });
  let closed = false;
  let asked = 0;

  async function load(): Promise<void> {
    const question = (asked += 1);
    const next = await read();
    if (!closed && question === asked) state.value = next;
  }
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

  const stop = documents.onWritten((written) => {
    const concerns = written.some(
      ({ doc }) => doc._id === encounterId || (doc.type === 'encounter' && doc.amends === encounterId),
    );
    if (concerns) void load();
  });
  void load();
  return {
    state,
    close() {
      closed = true;
      stop();
    },
  };
}
