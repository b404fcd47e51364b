// What a move does to people and to the households they leave and come to. Pure: records as they stand go in, changes and
// what is to be told of them come out; nobody is moved who is not named.

import { sameJson } from '../document/canonical-json.js';
import type { FieldChanges } from '../document/edit-registry.js';
import type { HamletId, HouseholdId, PersonDocId } from '../document/ids.js';
import {
  changesOf,
  placeOf,
  plannedPerson,
  type Destination,
  type House,
  type PlannedPerson,
  type RelatedPerson,
} from './home-after-move.js';
import type { Household } from './household.js';
import type { HouseholdChange, Place } from './move.js';

/** A household as it stands, and who of it does not go. */
export interface LeftHousehold {
  readonly household: Household;
  readonly staying: readonly RelatedPerson[];
  /** Who heads it from now on, where its head goes. */
  readonly nextHeadId?: PersonDocId | undefined;
}

export interface MoveOrder {
  readonly people: readonly RelatedPerson[];
  readonly destination: Destination;
  /** Every household somebody of `people` lives in now. */
  readonly left: readonly LeftHousehold[];
}

/** Of one household; told once, however many people. */
export type ToldOfHousehold = Pick<HouseholdChange, 'householdId' | 'kind' | 'personIds'> & {
  readonly otherHouseholdId?: HouseholdId | undefined;
  readonly to?: Place | undefined;
  readonly hamletId: HamletId | undefined;
};

export interface MovePlan {
  readonly people: readonly PlannedPerson[];
  readonly households: readonly {
    readonly household: Household;
    readonly changes: FieldChanges<Household>;
  }[];
  readonly founded?: Pick<Household, '_id'> & House & { readonly headPersonId: PersonDocId };
  readonly told: readonly ToldOfHousehold[];
}

const targetOf = (destination: Destination): HouseholdId | undefined => {
  if (destination.kind === 'join') return destination.household._id;
  return destination.kind === 'found' ? destination.householdId : undefined;
};

/** Undefined unless there is exactly one. */
function onlyOne<T>(values: readonly T[]): T | undefined {
  const different = [...new Set(values)];
  return different.length === 1 ? different[0] : undefined;
}

export function planMove({ people, destination, left }: MoveOrder): MovePlan {
  const target = targetOf(destination);
  const going = new Set<string>(people.map(({ person }) => person._id));
  const planned = people.map((moving) => plannedPerson(moving, destination));
  const households: { household: Household; changes: FieldChanges<Household> }[] = [];
  const told: ToldOfHousehold[] = [];
  const personIds = people.map(({ person }) => person._id);

  for (const { household, staying, nextHeadId } of left) {
    const { _id, hamletId } = household;
    if (_id === target) continue;
    if (destination.kind === 'move-house') {
      const to = {
        hamletId: destination.hamletId ?? hamletId,
        address: destination.address ?? household.address,
      };
      const fields = (['hamletId', 'address'] as const).filter(
        (field) => !sameJson(to[field], household[field]),
      );
      const changes = Object.fromEntries(fields.map((field) => [field, to[field]]));
      households.push({ household, changes });
      told.push({ householdId: _id, kind: 'moved-house', personIds, to: placeOf(to), hamletId: to.hamletId });
      continue;
    }
    const gone = people.filter(({ person }) => person.householdId === _id).map(({ person }) => person._id);
    const to = destination.kind === 'away' ? placeOf({ address: destination.address }) : undefined;
    told.push({
      householdId: _id,
      kind: 'people-left',
      personIds: gone,
      otherHouseholdId: target,
      to,
      hamletId,
    });
    if (household.headPersonId === undefined || !going.has(household.headPersonId)) continue;
    households.push({ household, changes: { headPersonId: nextHeadId } });
    if (nextHeadId === undefined) continue;
    told.push({ householdId: _id, kind: 'head-named', personIds: [nextHeadId], hamletId });
    planned.push(...staying.map((one) => related(one, nextHeadId)).filter(({ changes }) => isAny(changes)));
  }

  const camesFrom = onlyOne(people.map(({ person }) => person.householdId));
  if (target !== undefined && target !== camesFrom) {
    const hamletId = onlyOne(planned.flatMap(({ moved }) => (moved ? [moved.to.hamletId] : [])));
    const kind = destination.kind === 'found' ? 'founded' : 'people-came';
    told.push({ householdId: target, kind, personIds, otherHouseholdId: camesFrom, hamletId });
  }
  if (destination.kind === 'join') {
    const head = people.find(({ relation }) => relation === 'head');
    if (head)
      households.push({ household: destination.household, changes: { headPersonId: head.person._id } });
  }
  return {
    people: planned,
    households,
    told,
    ...(destination.kind === 'found' && {
      founded: {
        _id: destination.householdId,
        headPersonId: destination.headPersonId,
        hamletId: destination.hamletId ?? onlyOne(people.map(({ person }) => person.hamletId)),
        address: destination.address,
      },
    }),
  };
}

const isAny = (changes: object): boolean => Object.keys(changes).length > 0;

function related({ person, relation }: RelatedPerson, headId: PersonDocId): PlannedPerson {
  const relationToHead = person._id === headId ? 'head' : relation;
  return { person, changes: changesOf(person, { relationToHead }) };
}

/** Another head, and what each is to them; nobody moves. */
export function planHead(
  household: Household,
  members: readonly RelatedPerson[],
  headPersonId: PersonDocId,
): MovePlan {
  const people = members.map((one) => related(one, headPersonId)).filter(({ changes }) => isAny(changes));
  if (household.headPersonId === headPersonId) return { people, households: [], told: [] };
  const { _id: householdId, hamletId } = household;
  return {
    people,
    households: [{ household, changes: { headPersonId } }],
    told: [{ householdId, kind: 'head-named', personIds: [headPersonId], hamletId }],
  };
}
