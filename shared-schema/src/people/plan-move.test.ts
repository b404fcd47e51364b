import { describe, expect, it } from 'vitest';
import { aHousehold, aPerson, fixtureId } from '../../fixtures/builders.js';
import type { RelatedPerson } from './home-after-move.js';
import { planHead, planMove } from './plan-move.js';

const [OLD, NEW, OTHER] = [1, 2, 3].map((n) => fixtureId('household', n)) as [
  ReturnType<typeof fixtureId<'household'>>,
  ReturnType<typeof fixtureId<'household'>>,
  ReturnType<typeof fixtureId<'household'>>,
];
const [HERE, THERE] = [fixtureId('hamlet', 1), fixtureId('hamlet', 2)];
const person = (n: number, relation: string) =>
  aPerson({
    _id: fixtureId('person', n),
    householdId: OLD,
    relationToHead: relation,
    hamletId: HERE,
    address: 'Số 4',
  });
const [father, mother, son, wife] = [
  person(1, 'head'),
  person(2, 'spouse'),
  person(3, 'child'),
  person(4, 'other'),
];
const old = aHousehold({ _id: OLD, headPersonId: father._id, hamletId: HERE, address: 'Số 4' });
const as = (who: typeof father, relation: RelatedPerson['relation']): RelatedPerson => ({
  person: who,
  relation,
});
const staying = [as(father, 'head'), as(mother, 'spouse')];

describe('some leave and found a household', () => {
  const plan = planMove({
    people: [as(son, 'head'), as(wife, 'spouse')],
    destination: { kind: 'found', householdId: NEW, headPersonId: son._id, hamletId: THERE, address: 'Số 9' },
    left: [{ household: old, staying }],
  });

  it('they live together in the new house, each related to the new head', () => {
    const home = { householdId: NEW, hamletId: THERE, address: 'Số 9' };
    expect(plan.people.map(({ person: { _id }, changes }) => [_id, changes])).toEqual([
      [son._id, { ...home, relationToHead: 'head' }],
      [wife._id, { ...home, relationToHead: 'spouse' }],
    ]);
    expect(plan.founded).toEqual({ _id: NEW, headPersonId: son._id, hamletId: THERE, address: 'Số 9' });
  });

  it('of each is told where they came from and where they went', () => {
    expect(plan.people.map(({ moved }) => moved)).toEqual(
      [son, wife].map(() => ({
        from: { householdId: OLD, hamletId: HERE, address: 'Số 4' },
        to: { householdId: NEW, hamletId: THERE, address: 'Số 9' },
        hamletId: THERE,
      })),
    );
  });

  it('of each household is told once who left, and who founded', () => {
    const personIds = [son._id, wife._id];
    expect(plan.told).toEqual([
      { householdId: OLD, kind: 'people-left', personIds, otherHouseholdId: NEW, hamletId: HERE },
      { householdId: NEW, kind: 'founded', personIds, otherHouseholdId: OLD, hamletId: THERE },
    ]);
  });

  it('nothing of the household they leave is changed: its head stays', () => {
    expect(plan.households).toEqual([]);
  });

  it('where no house was said, they live where they lived', () => {
    const { people, founded } = planMove({
      people: [as(son, 'head')],
      destination: { kind: 'found', householdId: NEW, headPersonId: son._id },
      left: [{ household: old, staying }],
    });
    expect(people[0]?.changes).toEqual({ householdId: NEW, relationToHead: 'head' });
    expect(founded).toEqual({ _id: NEW, headPersonId: son._id, hamletId: HERE });
  });
});

describe('the head leaves', () => {
  const leave = (nextHeadId?: typeof mother._id) =>
    planMove({
      people: [as(father, 'head')],
      destination: { kind: 'found', householdId: NEW, headPersonId: father._id },
      left: [{ household: old, staying: [as(mother, 'head'), as(son, 'child')], nextHeadId }],
    });

  it('those who stay have the head that was named, and their relations to that one', () => {
    const plan = leave(mother._id);
    expect(plan.households).toEqual([{ household: old, changes: { headPersonId: mother._id } }]);
    expect(
      plan.people.map(({ person: { _id }, changes, moved }) => [_id, changes, moved === undefined]),
    ).toEqual([
      [father._id, { householdId: NEW }, false],
      [mother._id, { relationToHead: 'head' }, true],
    ]);
    expect(plan.told.map(({ kind }) => kind)).toEqual(['people-left', 'head-named', 'founded']);
  });

  it('or none, where nobody was named: never one who lives elsewhere', () => {
    expect(leave().households).toEqual([{ household: old, changes: { headPersonId: undefined } }]);
  });
});

describe('joining a household', () => {
  const other = aHousehold({
    _id: OTHER,
    headPersonId: fixtureId('person', 9),
    hamletId: THERE,
    address: 'Số 7',
  });

  it('brings somebody without one to where its people live', () => {
    const alone = aPerson({ _id: son._id, hamletId: HERE });
    const plan = planMove({
      people: [as(alone, 'child')],
      destination: { kind: 'join', household: other },
      left: [],
    });
    expect(plan.people[0]?.changes).toEqual({
      householdId: OTHER,
      relationToHead: 'child',
      hamletId: THERE,
      address: 'Số 7',
    });
    expect(plan.told).toEqual([
      { householdId: OTHER, kind: 'people-came', personIds: [son._id], hamletId: THERE },
    ]);
    expect(plan.households).toEqual([]);
  });

  it('two households become one: the one that is left has no head and no people', () => {
    const everybody = [as(father, 'sibling'), as(mother, 'other')];
    const plan = planMove({
      people: everybody,
      destination: { kind: 'join', household: other },
      left: [{ household: old, staying: [] }],
    });
    expect(plan.households).toEqual([{ household: old, changes: { headPersonId: undefined } }]);
    expect(plan.people.every(({ changes }) => changes.householdId === OTHER)).toBe(true);
    expect(plan.told.map(({ householdId, kind }) => [householdId, kind])).toEqual([
      [OLD, 'people-left'],
      [OTHER, 'people-came'],
    ]);
  });

  it('as its head makes them its head', () => {
    const headless = aHousehold({ _id: OTHER, headPersonId: undefined });
    const plan = planMove({
      people: [as(son, 'head')],
      destination: { kind: 'join', household: headless },
      left: [{ household: old, staying }],
    });
    expect(plan.households).toEqual([{ household: headless, changes: { headPersonId: son._id } }]);
  });
});

describe('going elsewhere', () => {
  it('a whole household that moves house takes its hamlet along, and its people with it', () => {
    const plan = planMove({
      people: [as(father, 'head'), as(mother, 'spouse')],
      destination: { kind: 'move-house', hamletId: THERE, address: 'Số 8' },
      left: [{ household: old, staying: [] }],
    });
    expect(plan.households).toEqual([{ household: old, changes: { hamletId: THERE, address: 'Số 8' } }]);
    expect(plan.people.map(({ changes }) => changes)).toEqual(
      [1, 2].map(() => ({ hamletId: THERE, address: 'Số 8' })),
    );
    expect(plan.told).toEqual([
      {
        householdId: OLD,
        kind: 'moved-house',
        personIds: [father._id, mother._id],
        to: { hamletId: THERE, address: 'Số 8' },
        hamletId: THERE,
      },
    ]);
  });

  const residence = {
    communeCode: '00001',
    communeName: 'Xã Ví Dụ',
    provinceCode: '01',
    provinceName: 'Tỉnh Thử',
    asOf: '2025-07-01',
  } as never;

  it('out of the commune: no household, another address, and the codes of the old one no more', () => {
    const plan = planMove({
      people: [as({ ...son, residence }, 'child')],
      destination: { kind: 'away', address: 'Tỉnh khác' },
      left: [{ household: old, staying }],
    });
    expect(plan.people[0]?.changes).toEqual({
      householdId: undefined,
      relationToHead: undefined,
      lifeStatus: 'moved-away',
      address: 'Tỉnh khác',
      residence: undefined,
    });
    expect(plan.people[0]?.moved).toEqual({
      from: { householdId: OLD, hamletId: HERE, address: 'Số 4', residence },
      to: { hamletId: HERE, address: 'Tỉnh khác' },
      hamletId: HERE,
    });
    expect(plan.told[0]).toMatchObject({ kind: 'people-left', to: { address: 'Tỉnh khác' } });
  });

  it('and back: living here again, in the household they come to', () => {
    const gone = aPerson({
      _id: son._id,
      lifeStatus: 'moved-away',
      hamletId: HERE,
      address: 'Tỉnh khác',
      residence,
    });
    const plan = planMove({
      people: [as(gone, 'child')],
      destination: { kind: 'join', household: old },
      left: [],
    });
    expect(plan.people[0]?.changes).toEqual({
      householdId: OLD,
      relationToHead: 'child',
      lifeStatus: 'living',
      address: 'Số 4',
      residence: undefined,
    });
  });
});

it('nobody comes to life again by a move', () => {
  const dead = aPerson({ lifeStatus: 'deceased', householdId: OLD });
  const plan = planMove({
    people: [as(dead, 'parent')],
    destination: { kind: 'move-house', hamletId: THERE },
    left: [{ household: old, staying: [] }],
  });
  expect(plan.people[0]?.changes).toEqual({ hamletId: THERE });
});

describe('another head', () => {
  it('is named by the household, and everybody is related to that one', () => {
    const plan = planHead(old, [as(father, 'spouse'), as(mother, 'head'), as(son, 'child')], mother._id);
    expect(plan.households).toEqual([{ household: old, changes: { headPersonId: mother._id } }]);
    expect(plan.people.map(({ person: { _id }, changes, moved }) => [_id, changes, moved])).toEqual([
      [father._id, { relationToHead: 'spouse' }, undefined],
      [mother._id, { relationToHead: 'head' }, undefined],
    ]);
    expect(plan.told).toEqual([
      { householdId: OLD, kind: 'head-named', personIds: [mother._id], hamletId: HERE },
    ]);
  });

  it('the same head with other relations is told nobody', () => {
    const plan = planHead(old, [as(father, 'head'), as(son, 'grandchild')], father._id);
    expect(plan).toEqual({
      people: [{ person: son, changes: { relationToHead: 'grandchild' } }],
      households: [],
      told: [],
    });
  });
});
