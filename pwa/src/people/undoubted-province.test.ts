import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '@tram/shared-schema/fixtures/demo-crosswalk.js';
import { aPerson, FIXTURE_TODAY } from '@tram/shared-schema/fixtures/builders.js';
import { readCardText } from '@tram/shared-schema/people/card-text.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { openByCard } from './open-by-card.js';
import { openPersonEdit } from './open-person-form.js';
import type { ProvinceLists } from './undoubted-province.js';

const OF_003 = '003187000123|030000123|Nguyễn Thị Thử|01021987|Nữ|Thôn Mẫu Thượng, Xã Ví Dụ|15072021';
const OF_009 = OF_003.replace('003187', '009187');
const declaring: ProvinceLists = { crosswalks: () => Promise.resolve([DEMO_CROSSWALK]) };
const unreadable: ProvinceLists = { crosswalks: () => Promise.reject(new Error('disk')) };

const deskWith = async (lists?: ProvinceLists): Promise<TestDesk> => {
  const desk = await openTestDesk();
  return lists ? { ...desk, codeLists: { ...desk.codeLists, ...lists } } : desk;
};

describe('a birth province no table has', () => {
  it.each([
    ['is doubted on a tablet without lists', undefined, OF_003, ['unknown-province']],
    ['is believed where a list of mergers names it', declaring, OF_003, []],
    ['is doubted where the lists name others', declaring, OF_009, ['unknown-province']],
    ['is doubted where the lists cannot be read', unreadable, OF_003, ['unknown-province']],
  ] as const)('on a card %s', async (_what, lists, text, said) => {
    const reading = readCardText(text, FIXTURE_TODAY);
    if (reading.kind !== 'cccd') throw new Error(reading.kind);
    const result = await openByCard(reading, await deskWith(lists));
    expect(result.kind === 'new' && result.warnings.map(({ kind }) => kind)).toEqual(said);
  });

  it('in the form is believed once the lists were asked, and what else is odd is still said', async () => {
    const desk = await deskWith(declaring);
    const person = aPerson({ personalId: '003187000123' });
    desk.documents.receive([person]);
    const form = await openPersonEdit(desk, person._id);
    await expect.poll(() => form?.warnings.value.personalId).toBeUndefined();
    form?.set({ sex: 'male' });
    expect(form?.warnings.value.personalId?.kind).toBe('sex-differs');
    form?.set({ sex: 'female', personalId: '009187000123' });
    expect(form?.warnings.value.personalId?.kind).toBe('unknown-province');
  });

  it('in the form is doubted on a tablet without lists', async () => {
    const desk = await deskWith();
    const person = aPerson({ personalId: '003187000123' });
    desk.documents.receive([person]);
    const form = await openPersonEdit(desk, person._id);
    await Promise.resolve();
    expect(form?.warnings.value.personalId?.kind).toBe('unknown-province');
  });
});
