import { beforeEach, describe, expect, it } from 'vitest';
import { aHousehold, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { changeElsewhere } from '#testing/another-tablet.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { openHouseholdForm } from './open-household-form.js';
import { householdDraftPath } from './paths.js';

const household = aHousehold({ address: 'Số 4', bookNumber: '12' });
let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([household]);
});

const drafts = () => desk.drafts.allOf(desk.signedIn.accountId);
const standing = async () => (await desk.documents.get('household', household._id))?.doc;

describe('a household half written', () => {
  it('is kept from the first letter, offered on the day’s page, and goes on where it stopped', async () => {
    const form = await openHouseholdForm(desk, household._id);
    form?.set({ note: 'N' });
    const [draft] = await drafts();
    expect(draft).toMatchObject({ kind: 'household', title: 'Hộ chưa rõ chủ' });
    expect(draft && householdDraftPath(draft)).toBe(`/household/${household._id}/edit`);

    const again = await openHouseholdForm(desk, household._id);
    expect(again?.values.value).toMatchObject({ note: 'N', address: 'Số 4' });
    again?.set({ note: 'Nhà ở cuối xóm' });
    expect(await again?.save()).toBe('saved');
    expect(await standing()).toMatchObject({ note: 'Nhà ở cuối xóm', address: 'Số 4' });
    expect(await drafts()).toEqual([]);
  });

  it('belongs to who wrote it', async () => {
    (await openHouseholdForm(desk, household._id))?.set({ note: 'của tôi' });
    desk.signedIn.accountId = fixtureId('account', 7);
    expect((await openHouseholdForm(desk, household._id))?.values.value.note).toBe('');
  });

  it('takes in what another tablet mended meanwhile, and says against what the worker wrote', async () => {
    (await openHouseholdForm(desk, household._id))?.set({ address: 'Số 5' });
    await changeElsewhere(desk, 'household', household._id, { bookNumber: '13', address: 'Số 6' });
    const form = await openHouseholdForm(desk, household._id);
    expect(form?.values.value).toMatchObject({ bookNumber: '13', address: 'Số 5' });
    expect(await form?.save()).toBe('saved');
    const saved = await standing();
    expect(saved).toMatchObject({ bookNumber: '13', address: 'Số 5' });
    expect(saved?.superseded).toMatchObject([{ field: 'address', value: 'Số 6' }]);
  });

  it('is thrown away when nobody wants it, and given back', async () => {
    const form = await openHouseholdForm(desk, household._id);
    form?.set({ note: 'nhầm hộ' });
    const thrown = await form?.discard();
    expect(thrown?.values).toMatchObject({ note: 'nhầm hộ' });
    expect(await drafts()).toEqual([]);
  });

  it('stays a draft where saving fails', async () => {
    const form = await openHouseholdForm(desk, household._id);
    form?.set({ note: 'N' });
    desk.documents.failWrites({ kind: 'storage-full' });
    expect(await form?.save()).toBe('failed');
    expect(form?.failure.value).toEqual({ kind: 'storage-full' });
    expect(await drafts()).toHaveLength(1);
  });
});
