// One household's page as it stands, and as it changes while it is open.

import type { HouseholdId } from '@tram/shared-schema/document/ids.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { readHousehold, type KnownHousehold } from './read-household.js';

export type HouseholdState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-found' }
  | ({
      readonly kind: 'found';
      /** What happened to it, newest first. */
      readonly events: readonly StoredDocument[];
    } & KnownHousehold);

export function watchHousehold(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  directory: Pick<PersonDirectory, 'membersOf' | 'onChanged'>,
  householdId: HouseholdId,
): Watched<HouseholdState> {
  return watchReading<HouseholdState>(
    { kind: 'loading' },
    async () => {
      const [known, events] = await Promise.all([
        readHousehold(documents, directory, householdId),
        documents.eventsOf(householdId),
      ]);
      return known ? { kind: 'found', ...known, events } : { kind: 'not-found' };
    },
    (changed) => [
      directory.onChanged(changed),
      documents.onWritten((written) => {
        const concerns = written.some(
          ({ doc }) => doc.type === 'household-change' && doc.householdId === householdId,
        );
        if (concerns) changed();
      }),
    ],
  );
}
