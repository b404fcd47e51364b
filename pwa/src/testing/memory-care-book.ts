// CareBook over documents in memory, for tests and for looking at screens: it keeps whole facts and looks through all.

import { signal } from '@preact/signals';
import { careFactOf, CARE_TYPES, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LinkedPersons } from '@tram/shared-schema/people/linked-persons.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { CareBook } from '#due/care-book.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { createHeldDifferences } from '#storage/held-differences.js';

/** Without a directory nobody has two records. */
type Links = Pick<PersonDirectory, 'linked' | 'standingFor'>;
const NOBODY_LINKED: Pick<LinkedPersons, 'standingOf' | 'heldBy'> = {
  standingOf: (id) => id,
  heldBy: () => [],
};

export async function createMemoryCareBook(
  documents: Pick<TabletDocuments, 'readAll' | 'onWritten'>,
  directory?: Links,
): Promise<CareBook> {
  const facts = new Map<string, CareFact>();
  const listeners = new Set<(personIds: ReadonlySet<PersonDocId> | undefined) => void>();
  const standingFor = (id: PersonDocId): PersonDocId => directory?.standingFor(id) ?? id;
  const differences = createHeldDifferences();
  const hold = (doc: TramDocument): void => {
    if (doc.type !== 'person' && doc.type !== 'household') differences.take(doc);
    const fact = careFactOf(doc);
    if (fact) facts.set(doc._id, fact);
    else facts.delete(doc._id);
  };

  documents.onWritten((written) => {
    written.forEach(({ doc }) => hold(doc));
    differences.tell();
    const ofCare = written.flatMap(({ doc }) =>
      CARE_TYPES.some((type) => type === doc.type) && 'personId' in doc ? doc : [],
    );
    if (ofCare.length === 0) return;
    const whose = new Set(ofCare.map(({ personId }) => standingFor(personId)));
    listeners.forEach((listener) => listener(whose));
  });
  let isFirst = true;
  directory?.linked.subscribe(() => {
    if (!isFirst) listeners.forEach((listener) => listener(undefined));
    isFirst = false;
  });
  for (const type of [...CARE_TYPES, 'vaccine-lot'] as const)
    await documents.readAll(type, (page) => page.forEach(({ doc }) => hold(doc)));
  differences.tell();

  const sortKey = (fact: CareFact): string =>
    [fact.on, 'occurredAt' in fact ? fact.occurredAt : '', fact.id].join(' ');
  function of(personId: PersonDocId): readonly CareFact[] {
    const { standingOf, heldBy } = directory?.linked.peek() ?? NOBODY_LINKED;
    const standing = standingOf(personId);
    const records = new Set([standing, ...heldBy(standing)]);
    return [...facts.values()]
      .filter((fact) => records.has(fact.personId))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  }
  return {
    ready: signal(true),
    of,
    hasRegistered: (personId, asked) => of(personId).some(({ kind }) => kind === asked),
    people: () => new Set([...facts.values()].map(({ personId }) => standingFor(personId))),
    differing: differences.records,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
