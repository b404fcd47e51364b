// One household's page as it stands, and as it changes while it is open.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { HouseholdId } from '@tram/shared-schema/document/ids.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
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

export interface WatchedHousehold {
  readonly state: ReadonlySignal<HouseholdState>;
  close(): void;
}

export function watchHousehold(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  directory: Pick<PersonDirectory, 'membersOf' | 'onChanged'>,
  householdId: HouseholdId,
): WatchedHousehold {
  const state = signal<HouseholdState>({ kind: 'loading' });
  let closed = false;
  let asked = 0;

  async function load(): Promise<void> {
    const question = (asked += 1);
    const [known, events] = await Promise.all([
      readHousehold(documents, directory, householdId),
      documents.eventsOf(householdId),
    ]);
    // A slower answer to an older question must not come out on top.
    if (closed || question !== asked) return;
    state.value = known ? { kind: 'found', ...known, events } : { kind: 'not-found' };
  }
  const stops = [
    directory.onChanged(() => void load()),
    documents.onWritten((written) => {
      const concerns = written.some(
        ({ doc }) => doc.type === 'household-change' && doc.householdId === householdId,
      );
      if (concerns) void load();
    }),
  ];
  void load();
  return {
    state,
    close() {
      closed = true;
      stops.forEach((stop) => stop());
    },
  };
}
