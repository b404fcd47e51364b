// What lists and counts need of a station's people, from its documents: the same facts, made by the same function, as its
// tablets hold in memory, so that a count here and a count there cannot differ. Of several records of one person the one that
// goes on stands for all.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { PersonDocId, StationId } from '@tram/shared-schema/document/ids.js';
import {
  careFactOf,
  type CareFact,
  type CareFactKind,
  type PersonFact,
} from '@tram/shared-schema/due/care-fact.js';
import type { PersonCare } from '@tram/shared-schema/due/person-care.js';
import { linkPersons } from '@tram/shared-schema/people/linked-persons.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { DocumentStore } from '#ports.js';
import { peopleOfStation } from '#recoding/people-of-station.js';

export interface StationCare {
  /** By id, the facts of each oldest first: the same order wherever it is counted. */
  readonly people: readonly PersonCare[];
  /** Documents that were looked at, for the audit log. */
  readonly read: number;
}

export interface WantedCare {
  readonly kinds: readonly CareFactKind[];
  /** `with-facts` is much less to read where few of the commune are meant. */
  readonly people: 'everybody' | 'with-facts';
}

interface Parts {
  readonly documents: DocumentStore;
}
interface ReadPeople {
  readonly people: ReadonlyMap<PersonDocId, PersonFact>;
  readonly standingOf: (id: PersonDocId) => PersonDocId;
  readonly read: number;
}

const AT_ONCE = 500;

export function personFactOf({ _id, sex, birthDate, hamletId, lifeStatus }: Person): PersonFact {
  return {
    personId: _id,
    sex,
    lifeStatus,
    ...(birthDate !== undefined && { birthDate }),
    ...(hamletId !== undefined && { hamletId }),
  };
}

async function* documentsOfType(
  { documents }: Parts,
  stationId: StationId,
  type: string,
): AsyncGenerator<readonly TramDocument[]> {
  let after = `${type}:`;
  for (;;) {
    const page = await documents.readRange(stationId, { after, through: `${type}:\ufff0`, limit: AT_ONCE });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last._id;
  }
}

async function readEverybody(parts: Parts, stationId: StationId): Promise<ReadPeople> {
  const people = new Map<PersonDocId, PersonFact>();
  const standing = new Map<PersonDocId, PersonDocId>();
  let read = 0;
  for await (const page of peopleOfStation(parts, stationId)) {
    read += page.people.length;
    for (const person of page.people) {
      const goesOn = page.standingOf(person._id);
      if (goesOn === person._id) people.set(person._id, personFactOf(person));
      else standing.set(person._id, goesOn);
    }
  }
  return { people, standingOf: (id) => standing.get(id) ?? id, read };
}

/** These people, and those their records lead to. */
async function readNamed(
  { documents }: Parts,
  stationId: StationId,
  named: Iterable<PersonDocId>,
): Promise<ReadPeople> {
  const records = new Map<PersonDocId, Person>();
  const asked = new Set<PersonDocId>(named);
  for (let wanted = [...asked]; wanted.length > 0;) {
    const found: Person[] = [];
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const stored = await documents.readDocuments(stationId, wanted.slice(from, from + AT_ONCE));
      for (const doc of stored.values()) if (doc.type === 'person') found.push(doc);
    }
    for (const person of found) records.set(person._id, person);
    wanted = found.flatMap(({ replacedBy }) =>
      replacedBy === undefined || asked.has(replacedBy) ? [] : [replacedBy],
    );
    for (const id of wanted) asked.add(id);
  }
  const { standingOf } = linkPersons(records.values());
  const goOn = [...records.values()].filter(({ _id }) => standingOf(_id) === _id);
  const people = new Map(goOn.map((person) => [person._id, personFactOf(person)]));
  return { people, standingOf, read: records.size };
}

const momentOf = (fact: CareFact): string => ('occurredAt' in fact ? fact.occurredAt : '');
const ageOf = (fact: CareFact): string => `${fact.on} ${momentOf(fact)} ${fact.id}`;
const oldestFirst = (a: CareFact, b: CareFact): number => (ageOf(a) < ageOf(b) ? -1 : 1);

export async function readCareFacts(
  parts: Parts,
  stationId: StationId,
  { kinds, people: which }: WantedCare,
): Promise<StationCare> {
  const facts: CareFact[] = [];
  let read = 0;
  for (const kind of kinds) {
    for await (const page of documentsOfType(parts, stationId, kind)) {
      read += page.length;
      for (const doc of page) {
        const fact = careFactOf(doc);
        if (fact) facts.push(fact);
      }
    }
  }
  const known =
    which === 'everybody'
      ? await readEverybody(parts, stationId)
      : await readNamed(
          parts,
          stationId,
          facts.map(({ personId }) => personId),
        );
  const byPerson = new Map<PersonDocId, CareFact[]>([...known.people.keys()].map((id) => [id, []]));
  for (const fact of facts) byPerson.get(known.standingOf(fact.personId))?.push(fact);
  const people = [...known.people.values()]
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
    .map((person) => ({ person, facts: (byPerson.get(person.personId) ?? []).sort(oldestFirst) }));
  return { people, read: read + known.read };
}
