// One person's page as it stands, and as it changes while it is open: saved here, in another tab, or pulled from the
// server.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { LinkedPersons } from '@tram/shared-schema/people/linked-persons.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newestFirst } from '#documents/newest-first.js';
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
  /** Where this record goes on for others: what was done under any of them is shown with it. */
  linked?: ReadonlySignal<LinkedPersons>,
): WatchedPerson {
  const state = signal<PersonState>({ kind: 'loading' });
  let closed = false;
  let asked = 0;

  function records(): readonly Person['_id'][] {
    const standing = linked?.peek().standingOf(personId) ?? personId;
    return [...new Set([personId, standing, ...(linked?.peek().heldBy(standing) ?? [])])];
  }

  async function eventsOfAll(): Promise<readonly StoredDocument[]> {
    const [own = [], ...others] = await Promise.all(records().map((id) => documents.eventsOf(id)));
    return others.length === 0 ? own : [own, ...others].flat().sort(newestFirst);
  }

  async function load(): Promise<void> {
    const question = (asked += 1);
    const person = await documents.get('person', personId);
    const householdId = person?.doc.householdId;
    const [household, events] = await Promise.all([
      householdId === undefined ? undefined : documents.get('household', householdId),
      person ? eventsOfAll() : [],
    ]);
    // A slower answer to an older question must not come out on top.
    if (closed || question !== asked) return;
    state.value = person ? { kind: 'found', person, household, events } : { kind: 'not-found' };
  }

  const concerns = ({ doc }: StoredDocument): boolean => {
    const { value } = state;
    const household = value.kind === 'found' ? value.person.doc.householdId : undefined;
    const isOurs = 'personId' in doc && records().some((id) => id === doc.personId);
    return doc._id === personId || doc._id === household || isOurs;
  };
  const stop = documents.onWritten((written) => {
    if (written.some(concerns)) void load();
  });
  // Told at once of how it stands now.
  const stopLinked = linked?.subscribe(() => void load());
  if (!linked) void load();
  return {
    state,
    close() {
      closed = true;
      stop();
      stopLinked?.();
    },
  };
}
