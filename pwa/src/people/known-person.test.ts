import { beforeEach, describe, expect, it } from 'vitest';
import { editRegistry, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { aHousehold, aPerson, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { openNewPersonForm, openPersonEdit } from './open-person-form.js';
import type { PersonFormModel, PersonFormOutcome } from './person-form-model.js';
import { newPersonDraftId } from './paths.js';

const person = aPerson({ householdId: fixtureId('household'), relationToHead: 'head' });
const household = aHousehold();
const OTHER_TABLET = 'fixture002' as ReplicaId;
const elsewhere = { nowMs: FIXTURE_MS, replicaId: OTHER_TABLET, accountId: fixtureId('account', 2) };

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([person, household]);
});

async function edit(): Promise<PersonFormModel> {
  const form = await openPersonEdit(desk, person._id);
  if (!form) throw new Error('the person is there');
  return form;
}
function saved(outcome: PersonFormOutcome): Person {
  if (outcome.kind !== 'saved') throw new Error(`not saved: ${outcome.kind}`);
  return outcome.person;
}

describe('registering somebody new', () => {
  it('with every answer given, the record is one the server takes', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({
      name: 'Lê Văn Ví Dụ',
      sex: 'male',
      birthDate: '7/1952',
      personalId: '003 052 000 111',
      oldIdNumbers: '030000111',
      idCardIssuedOn: '1/7/2021',
      insuranceNumber: 'HT 3 03 0300000111',
      insuranceOf: 'HT3030300000111',
      insuranceValidTo: '31/12/2027',
      phone: '0912 000 111',
      hamletId: fixtureId('hamlet'),
      address: 'Cạnh đình',
      householdChoice: 'new',
      relationToHead: 'head',
      ethnicGroupCode: '02',
      guardianName: 'Lê Thị Con',
      allergies: 'Penicillin',
      note: 'nặng tai',
      lifeStatus: 'living',
    });
    const written = saved(await form.save());
    expect(schemaErrors(written)).toEqual([]);
    expect(written).toMatchObject({
      createdBy: desk.editor(),
      stationId: desk.stationId,
      personalId: '003052000111',
    });
    const home = await desk.documents.get('household', written.householdId ?? '');
    expect(home && schemaErrors(home.doc)).toEqual([]);
    expect(home?.doc).toMatchObject({ headPersonId: written._id, hamletId: fixtureId('hamlet') });
  });

  it('with only a name and a sex, the record is one the server takes', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ name: 'Con bà Thử', sex: 'unknown' });
    const written = saved(await form.save());
    expect(schemaErrors(written)).toEqual([]);
    expect(written.householdId).toBeUndefined();
  });

  it('is found by the next search', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ name: 'Đặng Thị Mới', sex: 'female' });
    saved(await form.save());
    expect(desk.directory.search('dang moi', 5).map(({ entry }) => entry.name)).toEqual(['Đặng Thị Mới']);
  });

  it('into a household of others, a new head is named by the household', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({
      name: 'Nguyễn Văn Chủ',
      sex: 'male',
      householdChoice: 'join',
      householdId: household._id,
      relationToHead: 'head',
    });
    const written = saved(await form.save());
    expect((await desk.documents.get('household', household._id))?.doc.headPersonId).toBe(written._id);
  });

  it('nothing is written while an answer cannot stand, and all such answers are named', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ phone: '12' });
    expect(form.failures.value).toEqual({});
    form.leave('phone');
    expect(Object.keys(form.failures.value)).toEqual(['phone']);
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(Object.keys(form.failures.value).sort()).toEqual(['name', 'phone', 'sex']);
    expect(await desk.people()).toHaveLength(1);
  });

  it('pressing save twice registers one person', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ name: 'Lê Thị Một', sex: 'female' });
    const outcomes = await Promise.all([form.save(), form.save()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['saved', 'busy']);
    expect(await desk.people()).toHaveLength(2);
  });
});

describe('what was typed is not lost', () => {
  it('a draft is kept from the first letter and opens where it was left', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ name: 'L' });
    form.set({ name: 'Lê Th' });
    form.set({ phone: '09' });
    await Promise.resolve();
    const [draft] = await desk.drafts.allOf(desk.signedIn.accountId);
    expect(draft).toMatchObject({ kind: 'person', title: 'Lê Th' });
    const again = await openNewPersonForm(desk, draft?.draftId);
    expect(again.values.value).toMatchObject({ name: 'Lê Th', phone: '09' });
  });

  it('once saved, the draft is gone', async () => {
    const form = await openNewPersonForm(desk, newPersonDraftId('1'));
    form.set({ name: 'Lê Thị Xong', sex: 'female' });
    saved(await form.save());
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toEqual([]);
  });

  it('a full tablet is said, the form and its draft stay, and saving works once there is room', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ name: 'Lê Thị Đầy', sex: 'female' });
    desk.documents.failWrites({ kind: 'storage-full' });
    expect(await form.save()).toEqual({ kind: 'failed', failure: { kind: 'storage-full' } });
    expect(form.failure.value).toEqual({ kind: 'storage-full' });
    expect(form.values.value.name).toBe('Lê Thị Đầy');
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toHaveLength(1);
    desk.documents.failWrites(undefined);
    expect(saved(await form.save()).name).toBe('Lê Thị Đầy');
    expect(form.failure.value).toBeUndefined();
  });

  it('a draft that cannot be kept is said while the form is open', async () => {
    const form = await openNewPersonForm(desk, undefined);
    desk.drafts.failWrites({ kind: 'storage-full' });
    form.set({ name: 'Lê' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(form.draft.failure.value).toEqual({ kind: 'storage-full' });
  });

  it('two workers of one tablet do not open each other’s half-written form', async () => {
    const first = await edit();
    first.set({ note: 'của người thứ nhất' });
    desk.signedIn.accountId = fixtureId('account', 2);
    const second = await edit();
    expect(second.values.value.note).toBe('');
  });

  it('a form that was discarded leaves no draft', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ name: 'Lê' });
    await form.discard();
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toEqual([]);
  });
});

describe('mending a known person', () => {
  it('stamps only what was changed, and the record is one the server takes', async () => {
    const form = await edit();
    form.set({ phone: '0912 000 222' });
    const mended = saved(await form.save());
    expect(Object.keys(mended.stamps ?? {})).toEqual(['phone']);
    expect(schemaErrors(mended)).toEqual([]);
  });

  it('what another tablet changed while the form was open stands', async () => {
    const form = await edit();
    form.set({ note: 'đi lại khó' });
    desk.documents.receive([editRegistry(person, { phone: '0912999888' }, elsewhere)]);
    expect(saved(await form.save())).toMatchObject({ note: 'đi lại khó', phone: '0912999888' });
  });

  it('the same answer changed by another tablet while the form was open is kept to be looked at', async () => {
    const form = await edit();
    form.set({ phone: '0912 000 222' });
    desk.documents.receive([editRegistry(person, { phone: '0912999888' }, elsewhere)]);
    const mended = saved(await form.save());
    expect(mended.phone).toBe('0912000222');
    expect(openDisagreements(mended)).toMatchObject([{ field: 'phone', value: '0912999888' }]);
    expect(schemaErrors(mended)).toEqual([]);
  });

  it('a draft taken up again follows the record where nothing was typed', async () => {
    const form = await edit();
    form.set({ note: 'đi lại khó' });
    await new Promise((resolve) => setTimeout(resolve));
    desk.documents.receive([editRegistry(person, { phone: '0912999888' }, elsewhere)]);
    const again = await edit();
    expect(again.values.value).toMatchObject({ note: 'đi lại khó', phone: '0912 999 888' });
    const mended = saved(await again.save());
    expect(mended).toMatchObject({ note: 'đi lại khó', phone: '0912999888' });
    expect(mended.stamps?.['phone']?.by).toBe(elsewhere.accountId);
  });

  it('a draft taken up again keeps what came in behind the answer it had changed', async () => {
    const form = await edit();
    form.set({ phone: '0912 000 222' });
    await new Promise((resolve) => setTimeout(resolve));
    desk.documents.receive([editRegistry(person, { phone: '0912999888' }, elsewhere)]);
    const again = await edit();
    expect(again.values.value.phone).toBe('0912 000 222');
    const mended = saved(await again.save());
    expect(Object.keys(mended.stamps ?? {})).toEqual(['phone']);
    expect(mended.phone).toBe('0912000222');
    expect(openDisagreements(mended)).toMatchObject([{ field: 'phone', value: '0912999888' }]);
  });

  it('moving out into a household of their own takes the person along', async () => {
    const form = await edit();
    form.set({ householdChoice: 'new', relationToHead: 'head' });
    const mended = saved(await form.save());
    expect(mended.householdId).not.toBe(household._id);
    expect((await desk.documents.get('household', mended.householdId ?? ''))?.doc.headPersonId).toBe(
      person._id,
    );
  });

  it('nobody of that id is said to be nobody', async () => {
    expect(await openPersonEdit(desk, fixtureId('person', 77))).toBeUndefined();
  });
});
