// One person's page as it stands, and as it changes while it is open: saved here, in another tab, or pulled from the
// server.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';

export type PersonState =
  | { kind: 'loading' }
  | { kind: 'not-found' }
  | {
      kind: 'found';
      person: StoredDocument<Person>;
      household: StoredDocument<Household> | undefined;
      /** Newest first. */
      events: readonly StoredDocument[];
    };

export interface WatchedPerson {
  readonly state: ReadonlySignal<PersonState>;
  close(): void;
}

export function watchPerson(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  personId: Person['_id'],
): WatchedPerson {
  const state = signal<PersonState>({ kind: 'loading' });
  let closed = false;
  let asked = 0;

  async function load(): Promise<void> {
    const question = (asked += 1);
    const person = await documents.get('person', personId);
    const householdId = person?.doc.householdId;
    const [household, events] = await Promise.all([
      householdId === undefined ? undefined : documents.get('household', householdId),
      person ? documents.eventsOf(personId) : [],
    ]);
    // A slower answer to an older question must not come out on top.
    if (closed || question !== asked) return;
    state.value = person ? { kind: 'found', person, household, events } : { kind: 'not-found' };
  }

  const concerns = ({ doc }: StoredDocument): boolean => {
    const { value } = state;
    const household = value.kind === 'found' ? value.person.doc.householdId : undefined;
    return doc._id === personId || doc._id === household || ('personId' in doc && doc.personId === personId);
  };
  const stop = documents.onWritten((written) => {
    if (written.some(concerns)) void load();
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
