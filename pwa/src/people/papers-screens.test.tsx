import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { aHousehold, aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { slipText } from '@tram/shared-schema/people/slip-code.js';
import { temporaryCodeOf } from '@tram/shared-schema/people/temporary-code.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import type { DrawQr } from './qr-squares.js';
import { EditPersonRoute, FindRoute, NewPersonRoute } from './routes.js';
import { HouseholdSlipRoute, PersonSlipRoute } from './slip-route.js';

const household = aHousehold({ headPersonId: fixtureId('person'), bookNumber: '128' });
const mother = aPerson({ householdId: household._id, relationToHead: 'head' });
const code = temporaryCodeOf(fixtureId('person', 2));
const child = aPerson({
  _id: fixtureId('person', 2),
  name: 'Con bà Nguyễn Thị Thử',
  birthDate: '2026-11-15' as LocalDate,
  personalId: undefined,
  withoutPapers: 'newborn',
  temporaryCode: code,
  motherPersonId: mother._id,
});

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([household, mother, child]);
});

const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const choose = (name: string): void => {
  fireEvent.click(screen.getByRole('radio', { name }));
};
const asked = (label: string): boolean => screen.queryByLabelText(label) !== null;

describe('registering somebody without papers', () => {
  beforeEach(async () => {
    render(<NewPersonRoute deps={desk} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Chưa có giấy tờ' }));
  });

  it('the mother is found among the people of the station, and fills in what is known from her', async () => {
    choose('Trẻ sơ sinh');
    expect(asked('Số định danh (CCCD)')).toBe(false);
    fireEvent.input(screen.getByRole('combobox', { name: 'Mẹ của bé' }), { target: { value: 'nguyen thu' } });
    fireEvent.click(await screen.findByRole('option', { name: /Nguyễn Thị Thử/ }));
    expect(await screen.findByDisplayValue('Con bà Nguyễn Thị Thử')).toBeTruthy();
    expect(screen.getByText('Hộ Nguyễn Thị Thử')).toBeTruthy();
  });

  it('a mother the station does not know is typed, and her name made the child’s by one tap', () => {
    choose('Trẻ sơ sinh');
    fireEvent.input(screen.getByLabelText('Bố, mẹ hoặc người nuôi'), { target: { value: 'Lê Thị Xa' } });
    press('Đặt tên tạm “Con bà Lê Thị Xa”');
    expect(screen.getByDisplayValue('Con bà Lê Thị Xa')).toBeTruthy();
  });

  it('a foreigner is asked for nationality and passport, and a country is found without accents', async () => {
    choose('Người nước ngoài');
    expect(asked('Số hộ chiếu')).toBe(true);
    expect(asked('Dân tộc')).toBe(false);
    fireEvent.input(screen.getByRole('combobox', { name: 'Quốc tịch' }), { target: { value: 'nhat ban' } });
    fireEvent.click(await screen.findByRole('option', { name: 'Nhật Bản' }));
    expect(screen.getByText('Nhật Bản')).toBeTruthy();
  });

  it('of somebody unidentified what they are known by is asked, once, and the name for now is given', () => {
    choose('Chưa rõ danh tính');
    expect(screen.getByDisplayValue('Người chưa rõ tên')).toBeTruthy();
    expect(asked('Đặc điểm để nhận ra người này')).toBe(true);
    expect(asked('Ghi chú')).toBe(false);
    choose('Có giấy tờ');
    expect(asked('Số định danh (CCCD)')).toBe(true);
    expect(screen.queryByDisplayValue('Người chưa rõ tên')).toBeNull();
  });
});

describe('papers that have come', () => {
  it('are asked for at once, and why there were none is no question once a number is there', async () => {
    render(<EditPersonRoute deps={desk} personId={child._id} completes />);
    const number = await screen.findByLabelText('Số định danh (CCCD)');
    expect(document.activeElement).toBe(number);
    expect(screen.getByRole('heading', { level: 1, name: 'Bổ sung giấy tờ' })).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'Trẻ sơ sinh' })).toBeTruthy();
    fireEvent.input(number, { target: { value: '003326000777' } });
    expect(screen.queryByRole('radio', { name: 'Trẻ sơ sinh' })).toBeNull();
  });
});

describe('somebody known by a temporary code', () => {
  it('is found by the whole code in the one search box', () => {
    const typed = code.toLowerCase().replaceAll('-', ' ');
    render(<FindRoute deps={desk} query={signal(typed)} scanHref="/scan" />);
    expect(screen.getByRole('link', { name: /Con bà Nguyễn Thị Thử/ }).textContent).toContain(
      `Mã tạm ${code}`,
    );
  });

  it('a slip’s line typed into the search box opens its person', async () => {
    const line = slipText(child._id, desk.stationId).replace(/(.{4})/g, '$1 ');
    render(<FindRoute deps={desk} query={signal(line)} scanHref="/scan" />);
    fireEvent.submit(screen.getByRole('search'));
    await waitFor(() => expect(desk.visited).toEqual([`/person/${child._id}`]));
  });

  it('sees the code large on their page, with the way to papers and to a slip', async () => {
    render(<FindRoute deps={desk} query={signal('')} scanHref="/scan" personId={child._id} />);
    expect((await screen.findAllByText(code)).length).toBeGreaterThan(0);
    const hrefOf = (name: string | RegExp) =>
      screen.getByRole('link', { name, hidden: true }).getAttribute('href');
    expect(hrefOf('Bổ sung giấy tờ')).toBe(`/person/${child._id}/edit?papers=come`);
    expect(hrefOf('In phiếu')).toBe(`/person/${child._id}/slip`);
    expect(hrefOf(/^Nguyễn Thị Thử, sinh/)).toBe(`/person/${mother._id}`);
  });
});

describe('a slip', () => {
  const drawn: DrawQr = (text) => Promise.resolve(ok({ size: 1, isDark: () => text !== '' }));
  const notThere: DrawQr = () => Promise.resolve(err({ kind: 'no-qr-writer' }));
  let prints = 0;
  const parts = (drawQr: DrawQr) => ({
    ...{ desk, drawQr, stationName: 'Trạm Y tế xã Mẫu' },
    print: () => void (prints += 1),
  });

  it('of a person shows name, birth year and code, and no number', async () => {
    render(<PersonSlipRoute {...parts(drawn)} personId={child._id} />);
    expect(await screen.findByRole('img', { name: 'Mã QR của phiếu' })).toBeTruthy();
    const slip = screen.getByRole('article').textContent ?? '';
    for (const shown of ['Trạm Y tế xã Mẫu', child.name, 'Sinh năm 2026', code])
      expect(slip).toContain(shown);
    press('In');
    expect(prints).toBe(1);
  });

  it('of somebody with papers shows neither the number nor the phone', async () => {
    render(<PersonSlipRoute {...parts(drawn)} personId={mother._id} />);
    await screen.findByRole('img', { name: 'Mã QR của phiếu' });
    expect(screen.getByRole('article').textContent).not.toMatch(/003187000123|0300000123|Mã tạm/);
  });

  it('of a household shows its head and the number the commune knows it by', async () => {
    render(<HouseholdSlipRoute {...parts(drawn)} householdId={household._id} backHref="/find" />);
    expect(await screen.findByText('Hộ Nguyễn Thị Thử')).toBeTruthy();
    expect(screen.getByText('Số hộ ở xã: 128')).toBeTruthy();
  });

  it('that cannot be drawn says so, and its words are printed all the same', async () => {
    render(<PersonSlipRoute {...parts(notThere)} personId={child._id} />);
    expect(await screen.findByText('Chưa vẽ được mã QR')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'In' }).getAttribute('aria-disabled')).not.toBe('true');
  });

  it('of nobody on this tablet says so', async () => {
    render(<PersonSlipRoute {...parts(drawn)} personId={fixtureId('person', 77)} />);
    expect(await screen.findByText('Không có người này trên máy')).toBeTruthy();
  });
});
