// Which of several records of one person goes on. Pure: only the links are looked at, never clocks or the order in which
// they came, so every tablet and the server come to the same record once they hold the same links.

import type { PersonDocId } from '../document/ids.js';

/** What a record says of others. */
export interface PersonLinks {
  readonly _id: PersonDocId;
  readonly replacedBy?: PersonDocId | undefined;
  readonly notSameAs?: readonly PersonDocId[] | undefined;
}

/** One record's link as it has to stand; `undefined` takes it away. */
export interface LinkChange {
  readonly personId: PersonDocId;
  readonly replacedBy: PersonDocId | undefined;
}

export type SaidTwo = readonly [PersonDocId, PersonDocId];

export interface LinkedPersons {
  /** The record that goes on: the same id for everybody it stands for, known here or not. */
  standingOf(id: PersonDocId): PersonDocId;
  /** Every record that one stands for, itself not among them; the earliest made first. */
  heldBy(standing: PersonDocId): readonly PersonDocId[];
  /** Somebody said of any two of their records that they are of two people. */
  areSaidTwo(a: PersonDocId, b: PersonDocId): boolean;
  /** Records that one person is said to have, and of which two are said to be of two people: two tablets disagreed. */
  contradicted(): readonly SaidTwo[];
  /** What makes this record stand for itself again. Whatever was linked to it stays with it. */
  separation(id: PersonDocId): readonly LinkChange[];
}

type Links = ReadonlyMap<PersonDocId, PersonDocId>;

/**
 * The end of the chain. Where two tablets linked two records to each other, or more in a ring, the one made first stands:
 * ids begin with the moment they were made, and every tablet knows them.
 */
function endOf(from: PersonDocId, links: Links): PersonDocId {
  const passed: PersonDocId[] = [];
  const seen = new Set<PersonDocId>();
  let at = from;
  for (let next = links.get(at); next !== undefined && !seen.has(at); next = links.get(at)) {
    seen.add(at);
    passed.push(at);
    at = next;
  }
  if (!seen.has(at)) return at;
  return passed.slice(passed.indexOf(at)).reduce((first, id) => (id < first ? id : first));
}

const NOBODY: readonly PersonDocId[] = [];
const pairKey = (a: PersonDocId, b: PersonDocId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export function linkPersons(records: Iterable<PersonLinks>): LinkedPersons {
  const links = new Map<PersonDocId, PersonDocId>();
  const said: SaidTwo[] = [];
  for (const { _id, replacedBy, notSameAs = NOBODY } of records) {
    if (replacedBy !== undefined && replacedBy !== _id) links.set(_id, replacedBy);
    for (const other of notSameAs) if (other !== _id) said.push([_id, other]);
  }
  const standing = new Map<PersonDocId, PersonDocId>();
  const held = new Map<PersonDocId, PersonDocId[]>();
  const standingOf = (id: PersonDocId): PersonDocId => standing.get(id) ?? id;
  for (const id of new Set([...links.keys(), ...links.values()])) {
    const end = endOf(id, links);
    standing.set(id, end);
    if (end !== id) held.set(end, [...(held.get(end) ?? []), id]);
  }
  for (const ids of held.values()) ids.sort();
  const two = new Set(said.map(([a, b]) => pairKey(standingOf(a), standingOf(b))));
  const contradicted = new Map(
    said
      .filter(([a, b]) => standingOf(a) === standingOf(b))
      .map(([a, b]): [string, SaidTwo] => [pairKey(a, b), a < b ? [a, b] : [b, a]]),
  );
  return {
    standingOf,
    heldBy: (id) => held.get(id) ?? NOBODY,
    areSaidTwo: (a, b) => standingOf(a) !== standingOf(b) && two.has(pairKey(standingOf(a), standingOf(b))),
    contradicted: () => [...contradicted.values()],
    separation(id) {
      const end = standingOf(id);
      const own = links.has(id) ? [{ personId: id, replacedBy: undefined }] : [];
      const ring = ringThrough(id, links);
      if (ring.length === 0) return id === end ? [] : own;
      // In a ring each record leads to all others: those that stay are linked anew to the one that stands without it.
      const [first, ...rest] = ring.filter((other) => other !== id).sort();
      const left: readonly LinkChange[] = [
        ...(first === undefined ? [] : [{ personId: first, replacedBy: undefined }]),
        ...rest.map((personId) => ({ personId, replacedBy: first })),
      ];
      return [...own, ...left.filter(({ personId, replacedBy }) => links.get(personId) !== replacedBy)];
    },
  };
}

/** The records of the ring that leads through this one; none where it leads nowhere. */
function ringThrough(id: PersonDocId, links: Links): readonly PersonDocId[] {
  const ring: PersonDocId[] = [];
  for (let at = links.get(id); at !== undefined; at = links.get(at)) {
    ring.push(at);
    if (at === id) return ring;
    if (ring.length > links.size) return NOBODY;
  }
  return NOBODY;
}
