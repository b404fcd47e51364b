import { beforeEach, describe, expect, it } from 'vitest';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import {
  aHamlet,
  aHousehold,
  aPerson,
  FIXTURE_MS,
  fixtureId,
} from '@tram/shared-schema/fixtures/builders.js';
import { differencesOf } from '#people/differences.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { openHeadForm } from './head-form-model.js';
import type { MoveFormModel } from './move-form-model.js';
import { openHouseholdMove, openPersonMove } from './open-move-form.js';

const home = aHousehold({ headPersonId: fixtureId('person', 1), address: 'Số 4' });
const other = aHousehold({
  _id: fixtureId('household', 2),
  headPersonId: fixtureId('person', 9),
  hamletId: fixtureId('hamlet', 2),
  address: 'Số 7',
});
const member = (n: number, name: string, relationToHead: string) =>
  aPerson({ _id: fixtureId('person', n), name, householdId: home._id, relationToHead, address: 'Số 4' });
const [father, mother, son] = [
  member(1, 'Vi Văn Cha', 'head'),
  member(2, 'Lò Thị Mẹ', 'spouse'),
  member(3, 'Vi Văn Con', 'child'),
];
const neighbour = aPerson({
  _id: fixtureId('person', 9),
  name: 'Hà Văn Bên',
  householdId: other._id,
  relationToHead: 'head',
  hamletId: fixtureId('hamlet', 2),
});
const hamlets = [aHamlet(), aHamlet({ _id: fixtureId('hamlet', 2), name: 'Thôn Hạ' })];

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([...hamlets, home, other, father, mother, son, neighbour]);
});
const standing = async (personId: string) => (await desk.documents.get('person', personId))?.doc;
const told = async (personId: Parameters<TestDesk['documents']['eventsOf']>[0]) =>
  (await desk.documents.eventsOf(personId)).map(({ doc }) => doc);

async function opened(form: Promise<MoveFormModel | undefined>): Promise<MoveFormModel> {
  const model = await form;
  if (!model) throw new Error('the form did not open');
  return model;
}
async function saved(form: MoveFormModel) {
  const outcome = await form.save();
  if (outcome.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(form.failures.value)}`);
  return outcome;
}

describe('some of a household leave', () => {
  it('and found another: people, households and what is told of it are one save, as the server takes it', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ going: [son._id], movedOn: '05/2026' });
    const { householdId } = await saved(form);
    expect(await standing(son._id)).toMatchObject({ householdId, relationToHead: 'head', address: 'Số 4' });
    const founded = (await desk.documents.get('household', householdId ?? ''))?.doc;
    expect(founded).toMatchObject({ headPersonId: son._id, hamletId: son.hamletId });
    const [move] = await told(son._id);
    expect(move).toMatchObject({ type: 'move', movedOn: '2026-05', reason: 'split', status: 'completed' });
    const [left] = await told(home._id);
    expect(left).toMatchObject({ kind: 'people-left', personIds: [son._id], otherHouseholdId: householdId });
    for (const doc of [founded, move, left]) expect(doc && schemaErrors(doc)).toEqual([]);
    expect(await desk.documents.unsent()).toEqual({ waiting: 5, refused: 0 });
  });

  it('taken back, everybody lives where they lived, and what was told is said to be a mistake', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ going: [father._id], nextHeadId: mother._id });
    const { carriedOut, householdId } = await saved(form);
    expect((await desk.documents.get('household', home._id))?.doc.headPersonId).toBe(mother._id);
    expect((await carriedOut.undo()).ok).toBe(true);
    expect(await standing(father._id)).toMatchObject({ householdId: home._id, relationToHead: 'head' });
    expect((await standing(mother._id))?.relationToHead).toBe('spouse');
    expect((await desk.documents.get('household', home._id))?.doc.headPersonId).toBe(father._id);
    expect((await desk.documents.get('household', householdId ?? ''))?.doc.headPersonId).toBeUndefined();
    const events = [...(await told(father._id)), ...(await told(home._id))];
    expect(events.map((event) => 'status' in event && event.status)).toEqual(
      events.map(() => 'entered-in-error'),
    );
  });

  it('taken back, what somebody wrote since stands', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ going: [son._id], address: 'Số 9' });
    const { carriedOut } = await saved(form);
    await desk.documents.change('person', son._id, (doc) =>
      editRegistry(doc, { address: 'Số 10' }, { nowMs: desk.clock.nowMs(), ...desk.editor() }),
    );
    await carriedOut.undo();
    expect(await standing(son._id)).toMatchObject({ householdId: home._id, address: 'Số 10' });
  });

  it('nothing is written where the tablet is full; saved again, it is the same move and no second household', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ going: [son._id] });
    desk.documents.failWrites({ kind: 'storage-full' });
    expect(await form.save()).toEqual({ kind: 'failed' });
    expect(form.failure.value).toEqual({ kind: 'storage-full' });
    expect((await standing(son._id))?.householdId).toBe(home._id);
    desk.documents.failWrites(undefined);
    await saved(form);
    expect(await told(son._id)).toHaveLength(1);
  });

  it('what is missing is said by name, and nothing is written', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ movedOn: '31/02/2026' });
    expect((await form.save()).kind).toBe('incomplete');
    expect(form.failures.value).toEqual({
      going: { kind: 'nobody-goes' },
      headId: { kind: 'head-not-chosen' },
      movedOn: { kind: 'no-such-day' },
    });
    form.set({ going: [son._id], way: 'join', movedOn: '2026' });
    expect(form.failures.value).toEqual({ householdId: { kind: 'household-not-chosen' } });
    form.set({ householdId: home._id });
    expect(form.failures.value).toEqual({ householdId: { kind: 'same-household' } });
    expect(await desk.documents.unsent()).toEqual({ waiting: 0, refused: 0 });
  });
});

describe('a whole household', () => {
  it('joins another: nobody is left, and nobody heads what nobody lives in', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'merge'));
    form.set({ householdId: other._id, relations: { [father._id]: 'sibling' } });
    await saved(form);
    expect(desk.directory.membersOf(home._id)).toEqual([]);
    expect(desk.directory.membersOf(other._id)).toHaveLength(4);
    expect((await desk.documents.get('household', home._id))?.doc.headPersonId).toBeUndefined();
    expect(await standing(father._id)).toMatchObject({
      relationToHead: 'sibling',
      hamletId: other.hamletId,
      address: 'Số 7',
    });
  });

  it('moves house: its hamlet goes along', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'move-house'));
    form.set({ hamletId: fixtureId('hamlet', 2), address: 'Số 8' });
    await saved(form);
    for (const { _id } of [father, mother, son])
      expect(await standing(_id)).toMatchObject({ hamletId: fixtureId('hamlet', 2), address: 'Số 8' });
    expect((await desk.documents.get('household', home._id))?.doc).toMatchObject({
      hamletId: fixtureId('hamlet', 2),
      headPersonId: father._id,
    });
  });

  it('gets another head, and relations to that one', async () => {
    const form = await openHeadForm(desk, home._id);
    form?.set({ headId: mother._id, relations: { [father._id]: 'spouse', [son._id]: 'child' } });
    const outcome = await form?.save();
    expect((await standing(father._id))?.relationToHead).toBe('spouse');
    expect((await standing(mother._id))?.relationToHead).toBe('head');
    expect(desk.directory.headOf(home._id)?.id).toBe(mother._id);
    expect((await told(home._id)).map((doc) => 'kind' in doc && doc.kind)).toEqual(['head-named']);
    if (outcome?.kind === 'saved') await outcome.carriedOut.undo();
    expect(desk.directory.headOf(home._id)?.id).toBe(father._id);
  });
});

describe('one person', () => {
  it('goes out of the commune and comes back into another household', async () => {
    const away = await opened(openPersonMove(desk, son._id));
    away.set({ way: 'away' });
    expect((await away.save()).kind).toBe('incomplete');
    expect(away.failures.value).toEqual({ address: { kind: 'address-empty' } });
    away.set({ address: 'Tỉnh khác' });
    await saved(away);
    expect(await standing(son._id)).toMatchObject({ lifeStatus: 'moved-away', address: 'Tỉnh khác' });
    expect((await standing(son._id))?.householdId).toBeUndefined();

    const back = await opened(openPersonMove(desk, son._id, other._id));
    expect(back.values.value.reason).toBe('moved-in');
    await saved(back);
    expect(await standing(son._id)).toMatchObject({ lifeStatus: 'living', householdId: other._id });
    expect(await told(son._id)).toHaveLength(2);
  });

  it('goes to a commune of the official list, whose code stands beside the words', async () => {
    const form = await opened(openPersonMove(desk, son._id));
    form.set({ way: 'away', residence: '99104|Phường Trung Tâm Giả|99|Thành phố Minh Hoạ|2026-11-21' });
    await saved(form);
    const gone = await standing(son._id);
    expect(gone).toMatchObject({
      lifeStatus: 'moved-away',
      address: 'Phường Trung Tâm Giả, Thành phố Minh Hoạ',
      residence: { communeCode: '99104', provinceCode: '99' },
    });
    const [move] = await told(son._id);
    expect(move).toMatchObject({ to: { residence: { communeCode: '99104' } } });
    for (const doc of [gone, move]) expect(doc && schemaErrors(doc)).toEqual([]);
  });

  it('whoever works in one hamlet moves nobody into another', async () => {
    const helper = { ...desk, ownHamletIds: [fixtureId('hamlet')] };
    const form = await opened(openPersonMove(helper, son._id, other._id));
    expect((await form.save()).kind).toBe('incomplete');
    expect(form.failures.value).toEqual({ householdId: { kind: 'hamlet-not-own' } });
  });

  it('moved differently by two tablets lives in one place on both, and the other is shown', async () => {
    const form = await opened(openPersonMove(desk, son._id, other._id));
    await saved(form);
    const here = await standing(son._id);
    const third = fixtureId('household', 3);
    const there = editRegistry(
      son,
      { householdId: third, relationToHead: 'other' },
      {
        nowMs: FIXTURE_MS + 60_000,
        replicaId: 'tabletb001' as ReplicaId,
        accountId: fixtureId('account'),
      },
    );
    if (!here) throw new Error('the son is known');
    const merged = mergeRegistry(here, there);
    expect(mergeRegistry(there, here)).toEqual(merged);
    expect(differencesOf(merged).map(({ field, others }) => [field, others[0]?.value])).toContainEqual([
      'householdId',
      third,
    ]);
  });
});
