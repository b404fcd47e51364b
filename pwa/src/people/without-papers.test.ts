import { beforeEach, describe, expect, it } from 'vitest';
import { aHousehold, aPerson, fixtureId, FIXTURE_TODAY } from '@tram/shared-schema/fixtures/builders.js';
import type { PartialDate } from '@tram/shared-schema/local-date.js';
import { parseTemporaryCode } from '@tram/shared-schema/people/temporary-code.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { mayHaveNewborn, newbornName } from './newborn.js';
import { openNewPersonForm, openPersonEdit } from './open-person-form.js';
import type { PersonFormModel } from './person-form-model.js';
import { EMPTY_PERSON_FORM, type PersonFormValues } from './person-form.js';
import { isAsked, NAME_OF_UNIDENTIFIED } from './without-papers.js';

const household = aHousehold();
const mother = aPerson({
  householdId: household._id,
  relationToHead: 'spouse',
  address: 'Cạnh đình',
});

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([mother, household]);
});

async function saved(form: PersonFormModel | undefined) {
  const outcome = await form?.save();
  if (outcome?.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(form?.failures.value)}`);
  expect(schemaErrors(outcome.person)).toEqual([]);
  return outcome.person;
}

async function registered(values: Partial<PersonFormValues>) {
  const form = await openNewPersonForm(desk, undefined);
  form.set({ sex: 'unknown', ...values });
  return saved(form);
}

describe('a newborn', () => {
  it('registered from the mother’s page has her household, hamlet and address, and her as guardian', async () => {
    const form = await openNewPersonForm(desk, undefined, mother._id);
    form.set({ sex: 'female', birthDate: '20/11/2026' });
    expect(await saved(form)).toMatchObject({
      name: 'Con bà Nguyễn Thị Thử',
      motherPersonId: mother._id,
      guardianName: 'Nguyễn Thị Thử',
      householdId: household._id,
      relationToHead: 'child',
      hamletId: mother.hamletId,
      address: 'Cạnh đình',
      withoutPapers: 'newborn',
    });
  });

  it('of twins says in words which of them it is', async () => {
    const form = await openNewPersonForm(desk, undefined, mother._id);
    form.set({ sex: 'male', multipleBirth: '2', name: newbornName(mother.name, '2') });
    expect(await saved(form)).toMatchObject({ name: 'Con bà Nguyễn Thị Thử bé hai', multipleBirth: 2 });
  });

  it('keeps a name, address and household given before the mother was chosen', async () => {
    const form = await openNewPersonForm(desk, undefined);
    form.set({ withoutPapers: 'newborn', name: 'Trần Bé Na', address: 'Nhà ngoại', householdChoice: 'new' });
    await form.chooseMother(mother._id);
    expect(form.values.value).toMatchObject({
      name: 'Trần Bé Na',
      address: 'Nhà ngoại',
      householdChoice: 'new',
    });
  });

  it('of a mother nobody knows here is registered by her typed name', async () => {
    const person = await registered({
      withoutPapers: 'newborn',
      name: newbornName('Lê Thị Xa', ''),
      guardianName: 'Lê Thị Xa',
    });
    expect(person).toMatchObject({ name: 'Con bà Lê Thị Xa', guardianName: 'Lê Thị Xa' });
    expect(person.motherPersonId).toBeUndefined();
  });

  it.each([
    ['female', '1987-02-01', true],
    ['female', undefined, true],
    ['female', '2020', false],
    ['female', '1950', false],
    ['male', '1987', false],
    ['unknown', undefined, false],
  ])('of somebody %s born %s is offered: %s', (sex, birthDate, offered) => {
    const asked = {
      sex,
      lifeStatus: 'living',
      ...(birthDate !== undefined && { birthDate: birthDate as PartialDate }),
    };
    expect(mayHaveNewborn(asked, FIXTURE_TODAY)).toBe(offered);
  });
});

describe('a foreigner, somebody unidentified, and whoever else has no papers', () => {
  it('a foreigner is known by nationality and passport', async () => {
    expect(
      await registered({
        withoutPapers: 'foreigner',
        name: 'Jane Roe',
        nationalityCode: 'LAO',
        passportNumber: ' p1234567 ',
      }),
    ).toMatchObject({ withoutPapers: 'foreigner', nationalityCode: 'LAO', passportNumber: 'P1234567' });
  });

  it('somebody unidentified needs no name, only what they are known by', async () => {
    expect(
      await registered({
        withoutPapers: 'unidentified',
        name: NAME_OF_UNIDENTIFIED,
        birthDate: '1960',
        note: 'Sẹo ở trán',
      }),
    ).toMatchObject({ name: 'Người chưa rõ tên', birthDate: '1960', note: 'Sẹo ở trán' });
  });

  it.each(['newborn', 'foreigner', 'unidentified', 'other'])(
    '%s gets a code that leads back',
    async (withoutPapers) => {
      const person = await registered({ withoutPapers, name: 'Ai Đó' });
      expect(parseTemporaryCode(person.temporaryCode ?? '').ok).toBe(true);
      expect(desk.directory.withNumber(person.temporaryCode ?? '').map(({ id }) => id)).toEqual([person._id]);
    },
  );

  it('somebody with a number gets none, whatever was chosen before it was typed', async () => {
    const person = await registered({ withoutPapers: 'other', name: 'Ai Đó', personalId: '003187000999' });
    expect([person.withoutPapers, person.temporaryCode]).toEqual([undefined, undefined]);
  });

  it('is asked only what the reason leaves, but what was answered stays in sight', () => {
    const values = { ...EMPTY_PERSON_FORM, withoutPapers: 'unidentified' };
    expect(isAsked('personalId', values, false)).toBe(false);
    expect(isAsked('name', values, false)).toBe(true);
    expect(isAsked('personalId', values, true)).toBe(true);
    expect(isAsked('personalId', { ...values, personalId: '1' }, false)).toBe(true);
    expect(isAsked('insuranceNumber', { ...values, withoutPapers: 'foreigner' }, false)).toBe(true);
    expect(isAsked('personalId', EMPTY_PERSON_FORM, false)).toBe(true);
  });
});

describe('papers that come later', () => {
  it('go into the same record: the reason goes, the code and the mother stay', async () => {
    const form = await openNewPersonForm(desk, undefined, mother._id);
    form.set({ sex: 'female', birthDate: '20/11/2026' });
    const child = await saved(form);
    const edit = await openPersonEdit(desk, child._id);
    edit?.set({ name: 'Trần Thị Hạt Mít', personalId: '003326000777' });
    const completed = await saved(edit);
    expect(completed).toMatchObject({
      _id: child._id,
      name: 'Trần Thị Hạt Mít',
      personalId: '003326000777',
      temporaryCode: child.temporaryCode,
      motherPersonId: mother._id,
    });
    expect(completed.withoutPapers).toBeUndefined();
    expect(desk.directory.withNumber(child.temporaryCode ?? '').map(({ id }) => id)).toEqual([child._id]);
  });

  it('somebody on record who turns out to have none gets a code, the same on every tablet', async () => {
    const [here, there] = await Promise.all([openTestDesk([mother]), openTestDesk([mother])]);
    const codes = [];
    for (const tablet of [here, there]) {
      const edit = await openPersonEdit(tablet, mother._id);
      edit?.set({ personalId: '', withoutPapers: 'other' });
      codes.push((await saved(edit)).temporaryCode);
    }
    expect(codes[0]).toBeDefined();
    expect(codes[0]).toBe(codes[1]);
  });

  it('another answer can be mended without touching what a newer version wrote as the reason', async () => {
    const person = aPerson({ _id: fixtureId('person', 8), personalId: undefined, withoutPapers: 'refugee' });
    desk.documents.receive([person]);
    const edit = await openPersonEdit(desk, person._id);
    edit?.set({ note: 'x' });
    expect((await saved(edit)).withoutPapers).toBe('refugee');
  });
});
