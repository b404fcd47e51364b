import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import {
  aHamlet,
  aHousehold,
  aPerson,
  aWorker,
  FIXTURE_MS,
  fixtureId,
} from '@tram/shared-schema/fixtures/builders.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { DifferencesRoute } from './differences-route.js';

const household = aHousehold({ headPersonId: fixtureId('person') });
const person = aPerson({ householdId: household._id });
const tablet = (n: number) => ({
  nowMs: FIXTURE_MS + n * 1000,
  replicaId: `fixture00${n}` as ReplicaId,
  accountId: fixtureId('account'),
});
const phones = mergeRegistry(
  editRegistry(person, { phone: '0912000111' }, tablet(2)),
  editRegistry(person, { phone: '0912000222' }, tablet(3)),
);
const addresses = mergeRegistry(
  editRegistry(household, { address: 'Số 1' }, tablet(2)),
  editRegistry(household, { address: 'Số 2' }, tablet(3)),
);

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([aHamlet(), person, household, aWorker()]);
});
const open = () => render(<DifferencesRoute deps={desk} backHref="/sync" />);
const headings = (level: number) =>
  screen.queryAllByRole('heading', { level }).map(({ textContent }) => textContent);

describe('what two tablets wrote differently, on one page', () => {
  it('says in words that there is nothing to look at', () => {
    open();
    expect(screen.getByText('Không có gì khác nhau')).toBeTruthy();
  });

  it('shows whose it is, which field, both values, and who wrote each', () => {
    desk.documents.receive([phones, addresses]);
    open();
    expect(screen.getByRole('status').textContent).toBe('Còn 2 mục khác nhau ở 2 hồ sơ');
    expect(headings(2).sort()).toEqual(['Hộ Nguyễn Thị Thử', 'Nguyễn Thị Thử']);
    expect(headings(3).sort()).toEqual(['Điện thoại', 'Địa chỉ']);
    expect(screen.getByText('Đang dùng: 0912 000 222')).toBeTruthy();
    expect(screen.getByText('Bản kia: 0912 000 111')).toBeTruthy();
    expect(screen.getAllByText(/^Y sĩ Trần Văn Mẫu, /)).toHaveLength(4);
    expect(screen.queryByText(/account:/)).toBeNull();
    const link = screen.getByRole('link', { name: /^Nguyễn Thị Thử/ });
    expect(link.getAttribute('href')).toBe(`/person/${person._id}`);
  });

  it('what a pull brings appears while the page is open, below what was there', async () => {
    desk.documents.receive([addresses]);
    open();
    desk.documents.receive([phones]);
    await waitFor(() => expect(headings(2)).toEqual(['Hộ Nguyễn Thị Thử', 'Nguyễn Thị Thử']));
  });

  it('one tap settles it, says so, and leads to the form for whoever chose in error', async () => {
    desk.documents.receive([phones]);
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Dùng “0912 000 111”' }));
    await screen.findByText('Không có gì khác nhau');
    expect((await desk.people())[0]?.phone).toBe('0912000111');
    expect(desk.snacks.map(({ text }) => text)).toEqual(['Đã đổi sang giá trị kia']);
    desk.snacks[0]?.next?.run();
    expect(desk.visited).toEqual([`/person/${person._id}/edit`]);
  });

  it('a choice that could not be written is said, and the question stays', async () => {
    desk.documents.receive([phones]);
    open();
    desk.documents.failWrites({ kind: 'storage-full' });
    fireEvent.click(screen.getByRole('button', { name: 'Giữ “0912 000 222”' }));
    await waitFor(() => expect(desk.snacks.map(({ text }) => text)).toEqual(['Chưa lưu được. Thử lại.']));
    expect(screen.getByText('Đang dùng: 0912 000 222')).toBeTruthy();
  });

  it('two insurance cards of one number are told apart by what differs', () => {
    const card = (validTo: string, facilityCode: string) => ({
      insurance: { number: '0123456789', validTo: validTo as never, facilityCode },
    });
    desk.documents.receive([
      mergeRegistry(
        editRegistry(person, card('2026-12-31', '01-001'), tablet(2)),
        editRegistry(person, card('2026-12-31', '01-002'), tablet(3)),
      ),
    ]);
    open();
    expect(screen.getByText(/Đang dùng: .*nơi khám ban đầu 01-002/)).toBeTruthy();
    expect(screen.getByText(/Bản kia: .*nơi khám ban đầu 01-001/)).toBeTruthy();
  });

  it('a field of a newer version is shown, and nobody chooses blindly', () => {
    const newer = (value: string) => ({ bloodType: value }) as never;
    desk.documents.receive([
      mergeRegistry(editRegistry(person, newer('A'), tablet(2)), editRegistry(person, newer('B'), tablet(3))),
    ]);
    open();
    const card = screen.getByText(/Cập nhật ứng dụng để xem và chọn/).parentElement;
    expect(card && within(card).queryByRole('button')).toBeNull();
  });
});
