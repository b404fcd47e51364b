// One dose or decision while its page is open: as it was written, and what became of it since.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';
import type { WithdrawableId } from './withdraw-records.js';

export type Entry = Dose | ImmunisationDecision;
export type EntryState =
  | { kind: 'loading' }
  | { kind: 'not-found' }
  | {
      kind: 'found';
      entry: StoredDocument<Entry>;
      /** Undefined when the person has not reached this tablet. */
      person: Person | undefined;
      standing: 'current' | 'amended' | 'in-error';
      /** The newer record that stands for this one. */
      newer: WithdrawableId | undefined;
    };

const isEntry = (stored: StoredDocument): stored is StoredDocument<Entry> =>
  stored.doc.type === 'dose' || stored.doc.type === 'immunisation-decision';

export function watchEntry(
  documents: Pick<TabletDocuments, 'get' | 'eventsOf' | 'onWritten'>,
  id: WithdrawableId,
): Watched<EntryState> {
  async function read(): Promise<EntryState> {
    const entry = isIdOf('dose', id)
      ? await documents.get('dose', id)
      : await documents.get('immunisation-decision', id);
    if (!entry) return { kind: 'not-found' };
    const { personId } = entry.doc;
    const [person, events] = await Promise.all([
      documents.get('person', personId),
      documents.eventsOf(personId),
    ]);
    const newer = events.filter(isEntry).find(({ doc }) => doc.amends === id)?.doc._id;
    const { status } = entry.doc;
    const amended = status === 'amended' || newer !== undefined;
    const standing = status === 'entered-in-error' ? 'in-error' : amended ? 'amended' : 'current';
    return { kind: 'found', entry, person: person?.doc, standing, newer };
  }
  const concerns = (stored: StoredDocument): boolean =>
    stored.doc._id === id || (isEntry(stored) && stored.doc.amends === id);
  return watchReading<EntryState>({ kind: 'loading' }, read, (changed) => [
    documents.onWritten((written) => {
      if (written.some(concerns)) changed();
    }),
  ]);
}
