import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createCodeListDesk } from '#code-lists/code-list-desk.js';
import { createMemoryCodeLists, unitList } from '#testing/memory-code-lists.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { openPersonEdit } from './open-person-form.js';
import type { PersonFormModel } from './person-form-model.js';
import { residenceOfText, residenceText } from './residence-text.js';
import { ResidenceQuestion } from './ui/ResidenceQuestion.js';

afterEach(cleanup);

const PERSON = aPerson({ address: 'xóm 3, xã Thử Nghiệm' });

async function openForm(desk: TestDesk): Promise<PersonFormModel> {
  const form = await openPersonEdit(desk, PERSON._id);
  if (!form) throw new Error('no form');
  return form;
}
async function show(desk: TestDesk, form: PersonFormModel) {
  render(<ResidenceQuestion form={form} today={desk.today()} codeLists={desk.codeLists} />);
  await screen.findByRole('combobox', { name: 'Xã, phường theo danh mục' });
}
const type = (words: string): void => {
  fireEvent.input(screen.getByRole('combobox'), { target: { value: words } });
};

describe('the commune of an address', () => {
  it('is chosen without accents and written beside the address, which stays as it is', async () => {
    const desk = await openTestDesk([PERSON]);
    const form = await openForm(desk);
    await show(desk, form);
    type('tan mau minh');
    fireEvent.click(screen.getByRole('option', { name: /Phường Tân Mẫu.*Thành phố Minh Hoạ.*99101/ }));
    expect(screen.getByText('Phường Tân Mẫu, Thành phố Minh Hoạ')).toBeTruthy();
    const outcome = await form.save();
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    expect(outcome.person.residence).toEqual({
      communeCode: '99101',
      communeName: 'Phường Tân Mẫu',
      provinceCode: '99',
      provinceName: 'Thành phố Minh Hoạ',
      asOf: desk.today(),
    });
    expect(outcome.person.address).toBe(PERSON.address);
    expect(schemaErrors(outcome.person)).toEqual([]);
  });

  it('can be taken away again', async () => {
    const desk = await openTestDesk([PERSON]);
    const form = await openForm(desk);
    await show(desk, form);
    type('thu nghiem');
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Đổi' }));
    expect(form.values.value.residence).toBe('');
  });

  it('is not asked for where the tablet holds no list, but one that stands is shown', async () => {
    const desk = {
      ...(await openTestDesk([PERSON])),
      codeLists: createCodeListDesk(createMemoryCodeLists(), async () => {}),
    };
    const form = await openForm(desk);
    render(<ResidenceQuestion form={form} today={desk.today()} codeLists={desk.codeLists} />);
    await desk.codeLists.units();
    expect(screen.queryByRole('combobox')).toBeNull();
    form.set({ residence: '99001|Xã Thử Nghiệm|98|Tỉnh Giả Định|2026-11-22' });
    expect(await screen.findByText('Xã Thử Nghiệm, Tỉnh Giả Định')).toBeTruthy();
  });

  it('that no longer exists is not offered', async () => {
    const ended = DEMO_UNITS.map((unit) =>
      unit.code === '99001' ? { ...unit, effectiveTo: '2020-01-01' as never } : unit,
    );
    const codeLists = createCodeListDesk(createMemoryCodeLists(await unitList(ended)), async () => {});
    const desk = { ...(await openTestDesk([PERSON])), codeLists };
    await show(desk, await openForm(desk));
    type('thu nghiem');
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('survives in a draft, and a damaged draft is as if it was not answered', () => {
    const text = '99001|Xã Thử Nghiệm|98|Tỉnh Giả Định|2026-11-22';
    expect(residenceText(residenceOfText(text))).toBe(text);
    for (const bad of [
      '',
      'x',
      '99001|Xã|98|Tỉnh|2026-02-31',
      '9900|Xã|98|Tỉnh|2026-11-22',
      '99001||98|Tỉnh|2026-11-22',
    ])
      expect(residenceOfText(bad)).toBeUndefined();
  });
});
