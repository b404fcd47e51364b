import { beforeEach, describe, expect, it } from 'vitest';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { aHousehold, aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { createUnfinishedDrafts } from '#drafts/unfinished-drafts.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import type { MoveFormModel } from './move-form-model.js';
import { openHouseholdMove, openPersonMove } from './open-move-form.js';
import { openHeadForm, type HeadFormModel } from './head-form-model.js';
import { headDraftPath, moveDraftPath } from './paths.js';

const home = aHousehold({ headPersonId: fixtureId('person', 1) });
const other = aHousehold({ _id: fixtureId('household', 2) });
const member = (n: number, name: string, relationToHead: string) =>
  aPerson({ _id: fixtureId('person', n), name, householdId: home._id, relationToHead });
const father = member(1, 'Vi Văn Cha', 'head');
const [mother, son] = [member(2, 'Lò Thị Mẹ', 'spouse'), member(3, 'Vi Văn Con', 'child')];

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([home, other, father, mother, son]);
});
async function opened(form: Promise<MoveFormModel | undefined>): Promise<MoveFormModel> {
  const model = await form;
  if (!model) throw new Error('the form did not open');
  return model;
}

describe('a move half written', () => {
  const drafts = () => desk.drafts.allOf(desk.signedIn.accountId);

  it('is kept from the first answer, offered on the day’s page, goes on where it stopped and is gone once saved', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ going: [son._id] });
    form.set({ address: 'Số 12' });
    const [draft] = await drafts();
    expect(draft).toMatchObject({ kind: 'move', title: 'Hộ Vi Văn Cha' });
    expect(draft && moveDraftPath(draft)).toBe(`/household/${home._id}/move/split`);

    const again = await opened(openHouseholdMove(desk, home._id, 'split'));
    expect(again.values.value).toMatchObject({ going: [son._id], address: 'Số 12', way: 'found' });
    expect((await again.save()).kind).toBe('saved');
    expect(await drafts()).toEqual([]);
    expect((await desk.documents.get('person', son._id))?.doc.address).toBe('Số 12');
  });

  it('that was saved before the tablet stopped is not offered again', async () => {
    const form = await opened(openPersonMove(desk, son._id));
    form.set({ way: 'alone', address: 'Số 13' });
    const [draft] = await drafts();
    expect((await form.save()).kind).toBe('saved');
    if (draft) await desk.drafts.keep(draft);
    const unfinished = createUnfinishedDrafts(desk.drafts, desk.documents);
    expect(await unfinished.allOf(desk.signedIn.accountId)).toEqual([]);
  });

  it('of somebody goes to the household chosen now, not to the one of before', async () => {
    (await opened(openPersonMove(desk, son._id))).set({ way: 'away', address: 'Tỉnh khác' });
    const [draft] = await drafts();
    expect(draft && moveDraftPath(draft)).toBe(`/person/${son._id}/move`);
    const form = await opened(openPersonMove(desk, son._id, other._id));
    expect(form.values.value).toMatchObject({ way: 'join', householdId: other._id, address: 'Tỉnh khác' });
  });

  it('leaves out whoever no longer lives there, and what no form wrote', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'split'));
    form.set({ going: [son._id, mother._id] });
    const [draft] = await drafts();
    if (draft) await desk.drafts.keep({ ...draft, values: { ...draft.values, way: 'fly', relations: 7 } });
    await desk.documents.change('person', son._id, (doc) =>
      editRegistry(doc, { lifeStatus: 'moved-away' }, { nowMs: desk.clock.nowMs(), ...desk.editor() }),
    );
    const again = await opened(openHouseholdMove(desk, home._id, 'split'));
    expect(again.values.value).toMatchObject({ going: [mother._id], way: 'found', relations: {} });
  });

  it('not wanted is thrown away, and given back', async () => {
    const form = await opened(openHouseholdMove(desk, home._id, 'move-house'));
    form.set({ address: 'Số 99' });
    expect((await form.discard())?.values).toMatchObject({ address: 'Số 99', task: 'move-house' });
    expect(await drafts()).toEqual([]);
  });
});

describe('another head of a household, half written', () => {
  const drafts = () => desk.drafts.allOf(desk.signedIn.accountId);
  const openHead = async (): Promise<HeadFormModel> => {
    const form = await openHeadForm(desk, home._id);
    if (!form) throw new Error('the form did not open');
    return form;
  };

  it('is kept from the first answer, leads back to its form, goes on where it stopped and is gone once saved', async () => {
    (await openHead()).set({ headId: mother._id, relations: { [father._id]: 'spouse' } });
    const [draft] = await drafts();
    expect(draft).toMatchObject({ kind: 'household-change', title: 'Hộ Vi Văn Cha' });
    expect(draft && headDraftPath(draft)).toBe(`/household/${home._id}/head`);
    const again = await openHead();
    expect(again.values.value).toMatchObject({ headId: mother._id, relations: { [father._id]: 'spouse' } });
    expect((await again.save()).kind).toBe('saved');
    expect(await drafts()).toEqual([]);
  });

  it('names nobody who does not live there', async () => {
    (await openHead()).set({ headId: mother._id });
    const [draft] = await drafts();
    const elsewhere = { headId: fixtureId('person', 9), relations: { [fixtureId('person', 9)]: 'child' } };
    if (draft) await desk.drafts.keep({ ...draft, values: { ...draft.values, ...elsewhere } });
    const { headId, relations } = (await openHead()).values.value;
    expect([headId, Object.keys(relations)]).toEqual([father._id, [father._id, mother._id, son._id]]);
  });
});
