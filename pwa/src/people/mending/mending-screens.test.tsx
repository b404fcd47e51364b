import { computed, signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import { NO_UNITS_KNOWN, type ProposeUnit } from '@tram/shared-schema/people/propose-unit.js';
import { aHamlet, aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { createMendList } from './mend-list.js';
import { mendView, type MendFilter } from './mend-view.js';
import type { MendingDeps } from './mending-deps.js';
import { MendingRoute } from './routes.js';

const ID = '038187000123';
const wrong = aPerson({
  _id: fixtureId('person', 1),
  name: 'Nguyễn Thị Thử',
  personalId: ID,
  birthDate: '1987' as PartialDate,
  phone: '01660000123',
  address: 'Thôn Mẫu, Xã Cũ',
});
const expired = aPerson({
  _id: fixtureId('person', 2),
  name: 'Trần Thị Ví Dụ',
  personalId: ID,
  insurance: { number: '0300000123', validTo: '2026-01-31' as LocalDate },
});
const followers = [
  { communeCode: '97001', communeName: 'Xã Mới', provinceCode: '97', provinceName: 'Tỉnh Thử' },
];
const units: ProposeUnit = {
  ...NO_UNITS_KNOWN,
  ofAddress: (address) => (address.includes('Xã Cũ') ? { kind: 'ended', followers } : { kind: 'in-force' }),
};

let desk: TestDesk;
let deps: MendingDeps;
const saved: { name: string; text: Promise<string> }[] = [];
beforeEach(async () => {
  saved.length = 0;
  desk = await openTestDesk([aHamlet(), wrong, expired]);
  const list = createMendList({
    documents: desk.documents,
    directory: desk.directory,
    size: () => 2,
    units: () => units,
    today: desk.today,
    nowMs: () => 0,
    giveWay: () => Promise.resolve(),
    onFault: (error) => {
      throw error;
    },
  });
  const filter = signal<MendFilter>({ defect: undefined, hamletId: undefined });
  deps = {
    people: desk,
    list,
    filter,
    view: computed(() => mendView(list.rows.value.values(), filter.value, (id) => id)),
    units: () => units,
    stationName: () => 'Trạm Y tế xã Ví Dụ',
    saveFile: (name, content) => saved.push({ name, text: content.text() }),
    print: () => undefined,
    yieldToScreen: () => Promise.resolve(),
    scanHref: '/scan',
  };
  await list.begin();
});
const open = (personId?: string) => render(<MendingRoute deps={deps} personId={personId} backHref="/more" />);
const person = async (n: number) => (await desk.people()).find(({ _id }) => _id === fixtureId('person', n));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('one record to mend', () => {
  it('says each defect in words: what the record says, what to ask, and who can correct it', async () => {
    open(wrong._id);
    expect(await screen.findByRole('heading', { name: 'Ngày sinh chưa đủ ngày tháng' })).toBeTruthy();
    expect(screen.getByText('Hồ sơ ghi: 1987')).toBeTruthy();
    expect(screen.getByText('Hỏi: Gọi thử số mới, hoặc hỏi số đang dùng.')).toBeTruthy();
    expect(screen.getAllByText('Ai sửa được: trạm, Công an xã').length).toBeGreaterThan(0);
  });

  it('asks only the questions concerned, takes a proposal by one tap, saves, and the next record comes', async () => {
    open(wrong._id);
    expect(await screen.findByLabelText('Ngày sinh')).toBeTruthy();
    expect(screen.queryByLabelText('Họ và tên')).toBeNull();
    press('Sửa thành “0360 000 123”');
    expect(screen.getByLabelText<HTMLInputElement>('Điện thoại').value).toBe('0360 000 123');
    fireEvent.input(screen.getByLabelText('Ngày sinh'), { target: { value: '01/02/1987' } });
    press('Lưu, sang người tiếp');
    await waitFor(() => expect(desk.visited).toEqual([`/to-mend/${expired._id}`]));
    expect(await person(1)).toMatchObject({ phone: '0360000123', birthDate: '1987-02-01' });
    expect(deps.list.rows.value.get(wrong._id)?.defects).toEqual(['address-unit-ended']);
    expect(desk.snacks.at(-1)?.text).toBe('Đã lưu Nguyễn Thị Thử, còn 1 mục cần sửa');
  });

  it('puts the commune of today beside the address as written, and takes it back', async () => {
    open(wrong._id);
    await screen.findByRole('heading', { name: 'Địa chỉ ghi xã, huyện đã bỏ' });
    press('Ghi xã hiện nay: Xã Mới, Tỉnh Thử');
    await waitFor(() =>
      expect(screen.queryByText('Địa chỉ ghi xã, huyện đã bỏ', { selector: 'h2' })).toBeNull(),
    );
    expect(await person(1)).toMatchObject({
      address: 'Thôn Mẫu, Xã Cũ',
      residence: { communeCode: '97001', asOf: desk.today() },
    });
    desk.snacks.at(-1)?.undo?.();
    await waitFor(async () => expect((await person(1))?.residence).toBeUndefined());
  });

  it('believes somebody who has the card before them', async () => {
    open(wrong._id);
    await screen.findByRole('heading', { name: 'Ngày sinh chưa đủ ngày tháng' });
    press('Trên thẻ cũng ghi như vậy');
    await waitFor(() =>
      expect(deps.list.rows.value.get(wrong._id)?.defects).not.toContain('birth-date-incomplete'),
    );
    expect((await person(1))?.birthDate).toBe('1987');
  });

  it('a new last day of the insurance card is kept with the same card, and one that cannot be read is not saved', async () => {
    open(expired._id);
    const validTo = await screen.findByLabelText('Thẻ mới có hạn đến');
    fireEvent.input(validTo, { target: { value: '31/13/2027' } });
    press('Lưu, sang người tiếp');
    expect(await screen.findByText('Ghi đủ ngày/tháng/năm.')).toBeTruthy();
    expect(desk.visited).toEqual([]);
    fireEvent.input(validTo, { target: { value: '31/12/2027' } });
    press('Lưu, sang người tiếp');
    await waitFor(() => expect(deps.list.rows.value.has(expired._id)).toBe(false));
    expect((await person(2))?.insurance).toEqual({ number: '0300000123', validTo: '2027-12-31' });
  });

  it('what could not be written is said, and stays in the form', async () => {
    open(wrong._id);
    fireEvent.input(await screen.findByLabelText('Ngày sinh'), { target: { value: '01/02/1987' } });
    desk.documents.failWrites({ kind: 'storage-full' });
    press('Lưu, sang người tiếp');
    expect(await screen.findByText('Bộ nhớ của máy đã đầy.')).toBeTruthy();
    expect(desk.visited).toEqual([]);
  });

  it('the answer of the insurance portal becomes a defect of the field it speaks of', async () => {
    open(expired._id);
    const code = await screen.findByLabelText('Mã kết quả trên cổng');
    fireEvent.change(code, { target: { value: '070' } });
    press('Ghi kết quả tra');
    expect(await screen.findByRole('heading', { name: 'Tra thẻ: sai ngày sinh' })).toBeTruthy();
    expect((await person(2))?.insuranceLookup).toEqual({ resultCode: '070', lookedUpOn: desk.today() });
    expect(screen.getByLabelText('Ngày sinh')).toBeTruthy();
  });

  it('a look-up without a code, or of a day to come, is not written', async () => {
    open(expired._id);
    await screen.findByLabelText('Mã kết quả trên cổng');
    press('Ghi kết quả tra');
    expect(await screen.findByText('Chưa chọn mã kết quả.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Mã kết quả trên cổng'), { target: { value: '000' } });
    fireEvent.input(screen.getByLabelText('Ngày tra'), { target: { value: '01/01/2030' } });
    press('Ghi kết quả tra');
    expect(await screen.findByText('Ghi đủ ngày/tháng/năm, không sau hôm nay.')).toBeTruthy();
    expect((await person(2))?.insuranceLookup).toBeUndefined();
  });
});

describe('handing the list over', () => {
  it('makes no file before somebody said for whom; then only what that office needs', async () => {
    open();
    press('Giao danh sách');
    const make = screen.getByRole<HTMLButtonElement>('button', { name: 'Lưu tệp CSV', hidden: true });
    expect(make.disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('Cơ quan BHXH'));
    fireEvent.click(screen.getByLabelText('Tôi giao danh sách này cho Cơ quan BHXH'));
    await waitFor(() => expect(make.disabled).toBe(false));
    fireEvent.click(make);
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe('can-sua-insurance-office-2026-11-21.csv');
    const text = (await saved[0]?.text) ?? '';
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain(
      '1;Trần Thị Ví Dụ;01/02/1987;Nữ;038 187 000 123;030 000 012 3;31/01/2026;;Thôn Mẫu Thượng;Thẻ BHYT hết hạn;',
    );
    expect(text).not.toContain('Nguyễn Thị Thử');
  });

  it('agreeing for one office does not agree for the other', async () => {
    open();
    press('Giao danh sách');
    fireEvent.click(screen.getByLabelText('Tôi giao danh sách này cho Công an xã'));
    fireEvent.click(screen.getByLabelText('Cơ quan BHXH'));
    const make = screen.getByRole<HTMLButtonElement>('button', { name: 'Lưu tệp CSV', hidden: true });
    await waitFor(() => expect(make.disabled).toBe(true));
  });

  it('on paper it says for whom, from where, of which day, how many, and that it is personal', async () => {
    open();
    press('Giao danh sách');
    fireEvent.click(screen.getByLabelText('Tôi giao danh sách này cho Công an xã'));
    fireEvent.click(screen.getByRole('button', { name: 'In', hidden: true }));
    expect(await screen.findByText('Gửi: Công an xã')).toBeTruthy();
    expect(screen.getByText('Trạm Y tế xã Ví Dụ · ngày 21/11/2026 · 1 người')).toBeTruthy();
    expect(screen.getByText(/^Có thông tin cá nhân\./)).toBeTruthy();
    expect(screen.getByRole('cell', { name: 'Nguyễn Thị Thử' })).toBeTruthy();
  });
});
