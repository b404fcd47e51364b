// PersonDirectory over documents in memory, for tests and for looking at screens: it looks through everybody anew.

import { signal } from '@preact/signals';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { createPersonIndex } from '@tram/shared-schema/people/person-search.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { foldTextLoose } from '@tram/shared-schema/people/vietnamese-text.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { DirectoryPerson, PersonDirectory } from '#people/person-directory.js';
import { createHeldDifferences } from '#storage/held-differences.js';
import { createHeldLinks } from '#storage/held-links.js';
import { createLinkedPeople } from '#storage/linked-people.js';

export async function createMemoryPersonDirectory(
  documents: Pick<TabletDocuments, 'readAll' | 'onWritten'>,
): Promise<PersonDirectory> {
  const persons = new Map<string, Person>();
  const households = new Map<string, Household>();
  const hamletNames = new Map<string, string>();
  const listeners = new Set<Parameters<PersonDirectory['onChanged']>[0]>();
  const size = signal(0);
  const differences = createHeldDifferences();
  const links = createHeldLinks();
  let entries = new Map<string, DirectoryPerson>();
  let index = createPersonIndex();

  const hold = (docs: readonly TramDocument[]): void => {
    for (const doc of docs) {
      if (doc.type === 'person') persons.set(doc._id, doc);
      else if (doc.type === 'household') households.set(doc._id, doc);
      else if (doc.type === 'hamlet') hamletNames.set(doc._id, doc.name);
    }
    entries = new Map([...persons.values()].map((person) => [person._id, entryOf(person)]));
    index = createPersonIndex(entries.values());
    for (const doc of docs) {
      if (doc.type === 'person' || doc.type === 'household') differences.take(doc);
      links.take(doc);
    }
    links.tell();
    size.value = people.count();
    differences.tell();
  };
  const headOf = (householdId: string | undefined): Person | undefined =>
    persons.get(households.get(householdId ?? '')?.headPersonId ?? '');
  const entryOf = (person: Person): DirectoryPerson => ({
    id: person._id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    hamletName: hamletNames.get(person.hamletId ?? ''),
    householdHeadName: headOf(person.householdId)?.name,
    personalId: person.personalId,
    oldIdNumbers: person.oldIdNumbers,
    insuranceNumber: person.insurance?.number,
    phones: person.phone === undefined ? [] : [person.phone],
    lifeStatus: person.lifeStatus,
    hamletId: person.hamletId,
    householdId: person.householdId,
    relationToHead: person.relationToHead,
    temporaryCode: person.temporaryCode,
    passportNumber: person.passportNumber,
    nationalityCode: person.nationalityCode,
    motherPersonId: person.motherPersonId,
  });
  const where = (asked: (person: DirectoryPerson) => boolean): readonly DirectoryPerson[] =>
    [...entries.values()].filter(asked);

  const people = createLinkedPeople(
    {
      get size() {
        return entries.size;
      },
      search: (query, limit) => index.search(query, limit),
      find: (personId) => entries.get(personId),
      withNumber: (number) =>
        where(
          ({ personalId, oldIdNumbers, insuranceNumber, temporaryCode }) =>
            personalId === number ||
            temporaryCode === number ||
            oldIdNumbers?.includes(number) === true ||
            insuranceNumber === number ||
            (number.length === 10 && insuranceNumber?.slice(-10) === number),
        ),
      withName: (name) => where((person) => foldTextLoose(person.name) === foldTextLoose(name)),
      withPhone: (phone) => where(({ phones }) => phones?.includes(phone) === true),
      withPassport: (number) => where((person) => person.passportNumber === number),
      childrenOf: (motherId) => where((person) => person.motherPersonId === motherId),
      membersOf: (householdId) => where((person) => person.householdId === householdId),
      headOf: (householdId) => entries.get(headOf(householdId)?._id ?? ''),
      inOrder: () => entries.values(),
    },
    links,
  );
  const { count: _counted, ...found } = people;

  documents.onWritten((written) => {
    hold(written.map(({ doc }) => doc));
    const people = new Set(written.flatMap(({ doc }) => (doc.type === 'person' ? doc._id : [])));
    listeners.forEach((listener) => listener(people));
  });
  for (const type of ['hamlet', 'household', 'person'] as const) {
    await documents.readAll(type, (page) => hold(page.map(({ doc }) => doc)));
  }
  return {
    ...found,
    ready: signal(true),
    size,
    differing: differences.records,
    linked: links.linked,
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
