// Where somebody lives after a move, and which fields of their record that changes. Pure.

import { sameJson } from '../document/canonical-json.js';
import type { FieldChanges } from '../document/edit-registry.js';
import type { HamletId, HouseholdId, PersonDocId } from '../document/ids.js';
import type { Household } from './household.js';
import type { Place } from './move.js';
import type { Person } from './person.js';

export type Relation = Person['relationToHead'];

/** What somebody is to the head of a household; undefined where nobody said. */
export interface RelatedPerson {
  readonly person: Person;
  readonly relation: Relation;
}

/** A house of the commune; what is not known stays as it was. */
export interface House {
  readonly hamletId?: HamletId | undefined;
  readonly address?: string | undefined;
}
export type Destination =
  /** A household of their own. */
  | ({
      readonly kind: 'found';
      readonly householdId: HouseholdId;
      readonly headPersonId: PersonDocId;
    } & House)
  | { readonly kind: 'join'; readonly household: Household; readonly hamletId?: HamletId | undefined }
  /** Another house, the same people. */
  | ({ readonly kind: 'move-house' } & House)
  /** Lives here; with whom is not known. */
  | ({ readonly kind: 'alone' } & House)
  /** Out of the commune. */
  | {
      readonly kind: 'away';
      readonly address?: string | undefined;
      /** Chosen from the list of units. */
      readonly residence?: Person['residence'];
    };

export interface PlannedPerson {
  readonly person: Person;
  readonly changes: FieldChanges<Person>;
  /** Absent where only the relation to the head changes. */
  readonly moved?: { readonly from: Place; readonly to: Place; readonly hamletId: HamletId | undefined };
}

type Home = Pick<
  FieldChanges<Person>,
  'householdId' | 'relationToHead' | 'hamletId' | 'address' | 'residence' | 'lifeStatus'
>;

const PLACE_FIELDS = ['householdId', 'hamletId', 'address', 'residence'] as const;

export function placeOf(home: Home): Place {
  const known = PLACE_FIELDS.filter((field) => home[field] !== undefined);
  return Object.fromEntries(known.map((field) => [field, home[field]]));
}

function homeAfter({ person, relation }: RelatedPerson, destination: Destination): Home {
  // Who was away lives here again; the codes of the commune hold as long as somebody stays in it.
  const here = person.lifeStatus === 'moved-away' ? { lifeStatus: 'living', residence: undefined } : {};
  switch (destination.kind) {
    case 'found':
    case 'join': {
      const house = destination.kind === 'join' ? destination.household : destination;
      const { hamletId = destination.hamletId ?? person.hamletId, address = person.address } = house;
      const householdId = destination.kind === 'join' ? destination.household._id : destination.householdId;
      const heads = destination.kind === 'found' && destination.headPersonId === person._id;
      return {
        ...here,
        householdId,
        relationToHead: heads ? 'head' : relation,
        hamletId,
        address,
      };
    }
    case 'move-house':
    case 'alone': {
      const { hamletId = person.hamletId, address = person.address } = destination;
      const apart = { householdId: undefined, relationToHead: undefined };
      return { ...here, ...(destination.kind === 'alone' && apart), hamletId, address };
    }
    case 'away': {
      const { address = person.address } = destination;
      const apart = { householdId: undefined, relationToHead: undefined };
      const { residence = address === person.address ? person.residence : undefined } = destination;
      // The hamlet stays: it is where they are asked for, and whose helpers know them.
      return { ...apart, lifeStatus: 'moved-away', hamletId: person.hamletId, address, residence };
    }
  }
}

/** Only what differs: what is equal must not be stamped. */
export function changesOf(person: Person, home: Home): FieldChanges<Person> {
  const fields = Object.keys(home) as (keyof Home)[];
  const changed = fields.filter((field) => !sameJson(home[field], person[field]));
  return Object.fromEntries(changed.map((field) => [field, home[field]]));
}

export function plannedPerson(moving: RelatedPerson, destination: Destination): PlannedPerson {
  const { person } = moving;
  const changes = changesOf(person, homeAfter(moving, destination));
  const after = { ...person, ...changes };
  const hasMoved = [...PLACE_FIELDS, 'lifeStatus' as const].some((field) => field in changes);
  if (!hasMoved) return { person, changes };
  const [from, to] = [placeOf(person), placeOf(after)];
  return { person, changes, moved: { from, to, hamletId: to.hamletId ?? from.hamletId } };
}
