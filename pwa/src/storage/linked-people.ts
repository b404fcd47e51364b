// The people of a tablet as they are found: whoever has several records is one person, shown by the record that goes on,
// whichever of them was asked for.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import type { DirectoryPerson, PersonDirectory } from '#people/person-directory.js';
import type { HeldLinks } from './held-links.js';
import type { HeldPeople } from './held-people.js';

type Found = Pick<
  PersonDirectory,
  | 'search'
  | 'find'
  | 'withNumber'
  | 'withName'
  | 'withPhone'
  | 'withPassport'
  | 'childrenOf'
  | 'membersOf'
  | 'headOf'
  | 'standingFor'
  | 'heldBy'
  | 'everybody'
>;

/** Record by record. */
type FoundApart = Pick<
  HeldPeople,
  | 'size'
  | 'search'
  | 'find'
  | 'withNumber'
  | 'withName'
  | 'withPhone'
  | 'withPassport'
  | 'childrenOf'
  | 'membersOf'
  | 'headOf'
  | 'inOrder'
>;

export interface LinkedPeople extends Found {
  /** How many people there are, whoever has several records counted once. */
  count(): number;
}

/** Several hits may turn out to be one person: so many more are asked for at once. */
const MORE = 4;

export function createLinkedPeople(
  people: FoundApart,
  links: Pick<HeldLinks, 'linked' | 'ids'>,
): LinkedPeople {
  const isHere = (id: string): boolean => people.find(id) !== undefined;

  /** The record that goes on may not have reached this tablet: then the first of those that have stands in for it. */
  function standingFor(id: PersonDocId): PersonDocId {
    const linked = links.linked.peek();
    const standing = linked.standingOf(id);
    if (standing === id || isHere(standing)) return standing;
    return linked.heldBy(standing).find(isHere) ?? id;
  }

  const heldIds = (id: PersonDocId): readonly PersonDocId[] => {
    const linked = links.linked.peek();
    return linked.heldBy(linked.standingOf(id)).filter((held) => held !== id && isHere(held));
  };

  function find(id: string): DirectoryPerson | undefined {
    const person = people.find(id);
    const heldRecords = person && standingFor(person.id) === person.id ? heldIds(person.id).length : 0;
    return person && heldRecords > 0 ? { ...person, heldRecords } : person;
  }

  function standing(found: readonly DirectoryPerson[]): readonly DirectoryPerson[] {
    const ids = new Set(found.map(({ id }) => standingFor(id)));
    return [...ids].flatMap((id) => find(id) ?? []);
  }

  /** What of the name was asked for is marked only in the name that is shown. */
  function merged(hits: readonly PersonHit[]): readonly PersonHit[] {
    const shown = new Map<PersonDocId, PersonHit>();
    for (const hit of hits) {
      const id = standingFor(hit.id);
      if (shown.has(id)) continue;
      const isNameShown = people.find(id)?.name === hit.entry.name;
      shown.set(id, id === hit.id ? hit : { ...hit, id, nameRanges: isNameShown ? hit.nameRanges : [] });
    }
    return [...shown.values()];
  }

  const hasLinks = (): boolean => !links.ids()[Symbol.iterator]().next().done;

  return {
    count() {
      let replaced = 0;
      for (const id of links.ids()) if (isHere(id) && standingFor(id) !== id) replaced += 1;
      return people.size - replaced;
    },
    search(query, limit) {
      if (!hasLinks()) return people.search(query, limit);
      for (let asked = limit + MORE; ; asked *= 2) {
        const hits = people.search(query, asked);
        const shown = merged(hits);
        if (shown.length >= limit || hits.length < asked) return shown.slice(0, limit);
      }
    },
    find,
    withNumber: (number) => standing(people.withNumber(number)),
    withName: (name) => standing(people.withName(name)),
    withPhone: (phone) => standing(people.withPhone(phone)),
    withPassport: (number) => standing(people.withPassport(number)),
    // A child may name any of the records its mother has.
    childrenOf: (motherId) =>
      standing([motherId, ...heldIds(motherId)].flatMap((id) => people.childrenOf(id))),
    membersOf: (householdId) => people.membersOf(householdId).filter(({ id }) => standingFor(id) === id),
    headOf(householdId) {
      const head = people.headOf(householdId);
      return head && find(standingFor(head.id));
    },
    standingFor,
    heldBy: (id) => (standingFor(id) === id ? heldIds(id).flatMap((held) => people.find(held) ?? []) : []),
    everybody: () => people.inOrder(),
  };
}
