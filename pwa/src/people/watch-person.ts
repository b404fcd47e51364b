// One person's page as it stands, and as it changes while it is open: saved here, in another tab, or pulled from the
// server.

import type { ReadonlySignal } from '@preact/signals';
import type { LinkedPersons } from '@tram/shared-schema/people/linked-persons.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newestFirst } from '#documents/newest-first.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';

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

export function watchPerson(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  personId: Person['_id'],
  /** Where this record goes on for others: what was done under any of them is shown with it. */
  linked?: ReadonlySignal<LinkedPersons>,
): Watched<PersonState> {
  function records(): readonly Person['_id'][] {
    const standing = linked?.peek().standingOf(personId) ?? personId;
    return [...new Set([personId, standing, ...(linked?.peek().heldBy(standing) ?? [])])];
  }

  async function eventsOfAll(): Promise<readonly StoredDocument[]> {
    const [own = [], ...others] = await Promise.all(records().map((id) => documents.eventsOf(id)));
    return others.length === 0 ? own : [own, ...others].flat().sort(newestFirst);
  }

  async function read(): Promise<PersonState> {
    const person = await documents.get('person', personId);
    const householdId = person?.doc.householdId;
    const [household, events] = await Promise.all([
      householdId === undefined ? undefined : documents.get('household', householdId),
      person ? eventsOfAll() : [],
    ]);
    return person ? { kind: 'found', person, household, events } : { kind: 'not-found' };
  }

  const concerns = ({ doc }: StoredDocument): boolean => {
    const { value } = watched.state;
    const household = value.kind === 'found' ? value.person.doc.householdId : undefined;
    const isOurs = 'personId' in doc && records().some((id) => id === doc.personId);
    return doc._id === personId || doc._id === household || isOurs;
  };
  const watched = watchReading<PersonState>({ kind: 'loading' }, read, (changed) => [
    documents.onWritten((written) => {
      if (written.some(concerns)) changed();
    }),
    // Told at once of how it stands now.
    ...(linked ? [linked.subscribe(changed)] : []),
  ]);
  return watched;
}
