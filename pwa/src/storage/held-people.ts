// People, households and hamlets held in memory with what is asked of them: the search index and the look-ups by
// number, name and household. A change of a hamlet's name or of a household's head reaches everybody it is shown with.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import { createPersonIndex } from '@tram/shared-schema/people/person-search.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { createGroups } from './groups.js';
import { createHeldHouseholds } from './held-households.js';
import type { PeopleToKeep, StoredPeople } from './people-snapshot.js';
import {
  hamletKey,
  householdKey,
  keysOf,
  nameKey,
  motherKey,
  numberKey,
  passportKey,
  phoneKey,
  type PersonKey,
} from './person-keys.js';

export interface HeldPeople extends PeopleToKeep {
  readonly size: number;
  /** Persons and households. */
  readonly documents: number;
  knows(doc: TramDocument): boolean;
  take(doc: TramDocument): void;
  /** Does now, step by step, what the first letter would wait for. */
  prepare(): IterableIterator<void>;
  search(query: string, limit: number): readonly PersonHit[];
  find(personId: string): DirectoryPerson | undefined;
  withNumber(number: string): readonly DirectoryPerson[];
  withName(name: string): readonly DirectoryPerson[];
  withPhone(phone: string): readonly DirectoryPerson[];
  withPassport(number: string): readonly DirectoryPerson[];
  childrenOf(motherPersonId: string): readonly DirectoryPerson[];
  membersOf(householdId: string): readonly DirectoryPerson[];
  headOf(householdId: string): DirectoryPerson | undefined;
}

/** `stored`: as they were kept, opened one by one; what changed since is taken in like everything else. */
export function createHeldPeople(stored?: StoredPeople): HeldPeople {
  const index = stored?.index ?? createPersonIndex<DirectoryPerson>();
  const hamletNames = new Map(stored?.hamletNames);
  const households = createHeldHouseholds(stored?.households);
  /** Those taken in; whoever was stored is found by what is stored, as long as it still holds. */
  const byKey = createGroups();

  const find = (id: string): DirectoryPerson | undefined =>
    isIdOf('person', id) ? index.get(id) : undefined;

  function withKey(key: PersonKey): readonly DirectoryPerson[] {
    const ids = new Set(byKey.of(key));
    for (const { id } of stored?.withKey(key) ?? []) ids.add(id);
    return [...ids].flatMap((id) => {
      const person = find(id);
      return person && keysOf(person).has(key) ? person : [];
    });
  }

  const headOf = (householdId: string | undefined): DirectoryPerson | undefined =>
    find(households.headIdOf(householdId) ?? '');

  /** Their own name says nothing more about the head of their own household. */
  const headNameFor = (id: string, householdId: string | undefined): string | undefined =>
    households.headIdOf(householdId) === id ? undefined : headOf(householdId)?.name;

  function entryOf(person: Person): DirectoryPerson {
    return {
      id: person._id,
      name: person.name,
      sex: person.sex,
      birthDate: person.birthDate,
      hamletName: hamletNames.get(person.hamletId ?? ''),
      householdHeadName: headNameFor(person._id, person.householdId),
      personalId: person.personalId,
      oldIdNumbers: person.oldIdNumbers,
      insuranceNumber: person.insurance?.number,
      phones: person.phone === undefined ? undefined : [person.phone],
      lifeStatus: person.lifeStatus,
      hamletId: person.hamletId,
      householdId: person.householdId,
      relationToHead: person.relationToHead,
      temporaryCode: person.temporaryCode,
      passportNumber: person.passportNumber,
      nationalityCode: person.nationalityCode,
      motherPersonId: person.motherPersonId,
    };
  }

  /** What others lend to somebody's entry has changed. */
  function refresh(people: readonly DirectoryPerson[]): void {
    for (const person of people) {
      const householdHeadName = headNameFor(person.id, person.householdId);
      const hamletName = hamletNames.get(person.hamletId ?? '');
      if (person.hamletName === hamletName && person.householdHeadName === householdHeadName) continue;
      index.upsert({ ...person, hamletName, householdHeadName });
    }
  }

  function takePerson(person: Person): void {
    const before = index.get(person._id);
    const entry = entryOf(person);
    index.upsert(entry);
    byKey.move(entry.id, before && keysOf(before), keysOf(entry));
    if (before?.name === entry.name) return;
    for (const householdId of households.headedBy(entry.id)) refresh(withKey(householdKey(householdId)));
  }

  function takeHamlet({ _id, name }: Hamlet): void {
    if (hamletNames.get(_id) === name) return;
    hamletNames.set(_id, name);
    refresh(withKey(hamletKey(_id)));
  }

  return {
    get size() {
      return index.size;
    },
    get documents() {
      return index.size + households.size;
    },
    knows: ({ type }) => type === 'person' || type === 'household' || type === 'hamlet',
    take(doc) {
      if (doc.type === 'person') takePerson(doc);
      else if (doc.type === 'hamlet') takeHamlet(doc);
      else if (doc.type === 'household' && households.take(doc)) refresh(withKey(householdKey(doc._id)));
    },
    prepare: () => index.prepare(),
    search: (query, limit) => index.search(query, limit),
    find,
    withNumber: (number) => withKey(numberKey(number)),
    withName: (name) => withKey(nameKey(name)),
    withPhone: (phone) => withKey(phoneKey(phone)),
    withPassport: (number) => withKey(passportKey(number)),
    childrenOf: (motherPersonId) => withKey(motherKey(motherPersonId)),
    membersOf: (householdId) => withKey(householdKey(householdId)),
    headOf,
    inOrder: () => index.inOrder(),
    households: () => households.all(),
    hamletNames,
  };
}
