// People, households and hamlets held in memory with what is asked of them: the search index and the look-ups by
// number, name and household. A change of a hamlet's name or of a household's head reaches everybody it is shown with.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import { createPersonIndex } from '@tram/shared-schema/people/person-search.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { foldText } from '@tram/shared-schema/people/vietnamese-text.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { createGroups } from './groups.js';

export interface HeldPeople {
  readonly size: number;
  knows(doc: TramDocument): boolean;
  take(doc: TramDocument): void;
  /** Does now, step by step, what the first letter would wait for. */
  prepare(): IterableIterator<void>;
  search(query: string, limit: number): readonly PersonHit[];
  find(personId: string): DirectoryPerson | undefined;
  withNumber(number: string): readonly DirectoryPerson[];
  withName(name: string): readonly DirectoryPerson[];
  membersOf(householdId: string): readonly DirectoryPerson[];
  headOf(householdId: string): DirectoryPerson | undefined;
}

/** The ten digits a new insurance card shows are the last of the old one's fifteen characters. */
const INSURANCE_DIGITS = 10;

function numbersOf({ personalId, oldIdNumbers, insuranceNumber }: DirectoryPerson): Set<string> {
  const numbers = [
    personalId,
    ...(oldIdNumbers ?? []),
    insuranceNumber,
    insuranceNumber?.slice(-INSURANCE_DIGITS),
  ];
  return new Set(numbers.filter((number) => number !== undefined));
}

export function createHeldPeople(): HeldPeople {
  const index = createPersonIndex();
  const held = new Map<string, DirectoryPerson>();
  const hamletNames = new Map<string, string>();
  const headIds = new Map<string, string>();
  const byNumber = createGroups();
  const byName = createGroups();
  const byHousehold = createGroups();
  const byHamlet = createGroups();
  const headedBy = createGroups();

  const findAll = (ids: Iterable<string>): readonly DirectoryPerson[] =>
    [...ids].flatMap((id) => held.get(id) ?? []);
  const headOf = (householdId: string | undefined): DirectoryPerson | undefined =>
    held.get(headIds.get(householdId ?? '') ?? '');

  function entryOf(person: Person): DirectoryPerson {
    // Their own name says nothing more about the head of their own household.
    const head =
      headIds.get(person.householdId ?? '') === person._id ? undefined : headOf(person.householdId);
    return {
      id: person._id,
      name: person.name,
      sex: person.sex,
      birthDate: person.birthDate,
      hamletName: hamletNames.get(person.hamletId ?? ''),
      householdHeadName: head?.name,
      personalId: person.personalId,
      oldIdNumbers: person.oldIdNumbers,
      insuranceNumber: person.insurance?.number,
      phones: person.phone === undefined ? undefined : [person.phone],
      lifeStatus: person.lifeStatus,
      hamletId: person.hamletId,
      householdId: person.householdId,
      relationToHead: person.relationToHead,
    };
  }

  function put(entry: DirectoryPerson): void {
    held.set(entry.id, entry);
    index.upsert(entry);
  }

  /** What others lend to somebody's entry has changed. */
  function refresh(ids: Iterable<string>): void {
    for (const { id } of findAll(ids)) {
      const entry = held.get(id);
      if (!entry) continue;
      const head = headIds.get(entry.householdId ?? '') === id ? undefined : headOf(entry.householdId);
      const hamletName = hamletNames.get(entry.hamletId ?? '');
      if (entry.hamletName === hamletName && entry.householdHeadName === head?.name) continue;
      put({ ...entry, hamletName, householdHeadName: head?.name });
    }
  }

  function takePerson(person: Person): void {
    const before = held.get(person._id);
    const entry = entryOf(person);
    put(entry);
    byNumber.move(entry.id, before && numbersOf(before), numbersOf(entry));
    byName.move(entry.id, before && [foldText(before.name)], [foldText(entry.name)]);
    byHousehold.move(entry.id, [before?.householdId], [entry.householdId]);
    byHamlet.move(entry.id, [before?.hamletId], [entry.hamletId]);
    if (before?.name === entry.name) return;
    for (const householdId of headedBy.of(entry.id)) refresh(byHousehold.of(householdId));
  }

  function takeHousehold({ _id, headPersonId }: Household): void {
    const before = headIds.get(_id);
    if (before === headPersonId) return;
    if (headPersonId === undefined) headIds.delete(_id);
    else headIds.set(_id, headPersonId);
    headedBy.move(_id, [before], [headPersonId]);
    refresh(byHousehold.of(_id));
  }

  function takeHamlet({ _id, name }: Hamlet): void {
    if (hamletNames.get(_id) === name) return;
    hamletNames.set(_id, name);
    refresh(byHamlet.of(_id));
  }

  return {
    get size() {
      return held.size;
    },
    knows: ({ type }) => type === 'person' || type === 'household' || type === 'hamlet',
    take(doc) {
      if (doc.type === 'person') takePerson(doc);
      else if (doc.type === 'household') takeHousehold(doc);
      else if (doc.type === 'hamlet') takeHamlet(doc);
    },
    prepare: () => index.prepare(),
    search: (query, limit) => index.search(query, limit),
    find: (personId) => held.get(personId),
    withNumber: (number) => findAll(byNumber.of(number)),
    withName: (name) => findAll(byName.of(foldText(name))),
    membersOf: (householdId) => findAll(byHousehold.of(householdId)),
    headOf,
  };
}
