import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import { anEncounter, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { hamlet, household, openPeopleDesk, person, type PeopleDesk } from '#testing/people-desk.js';
import { FindRoute, NewPersonRoute } from './routes.js';

let desk: PeopleDesk;
beforeEach(async () => {
  desk = await openPeopleDesk();
});

const type = (label: RegExp | string, text: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
};
const leave = (label: RegExp | string): void => {
  fireEvent.blur(screen.getByLabelText(label));
};
const press = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('a person’s page', () => {
  const open = (personId: string = person._id): void => {
    render(<FindRoute deps={desk} query={signal('')} scanHref="/scan" personId={personId} />);
  };

  it('says who it is, what must not be missed and what to do', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'Nguyễn Thị Thử' })).toBeTruthy();
    expect(screen.getByText('Dị ứng: Penicillin')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Ghi lượt khám' }).getAttribute('href')).toBe(
      `/person/${person._id}/encounter/new`,
    );
    expect(screen.getByRole('link', { name: /Gọi 0912 000 111/ }).getAttribute('href')).toBe(
      'tel:0912000111',
    );
    expect(screen.getByText('Trần Thị Con')).toBeTruthy();
  });

  it('a visit saved elsewhere appears while the page is open, and says where it is', async () => {
    open();
    await screen.findByText('Chưa ghi lần nào');
    await desk.documents.add([anEncounter({ reason: 'Đau đầu' })]);
    const entry = (await screen.findByRole('link', { name: 'Đau đầu' })).closest('li');
    if (!entry) throw new Error('an entry of the timeline');
    expect(within(entry).getByText('Chỉ ở máy này')).toBeTruthy();
    expect(within(entry).getByText(/Người ghi: Y sĩ Trần Văn Mẫu/)).toBeTruthy();
    desk.documents.settle(fixtureId('encounter'), 'refused', { kind: 'too-large' });
    expect(await screen.findByText(/Bị từ chối: Bản này dài quá/)).toBeTruthy();
  });

  it('a visit that was a mistake is out of sight until it is asked for', async () => {
    desk.documents.receive([
      anEncounter({ reason: 'Nhầm người', status: 'entered-in-error' }),
      anEncounter({ _id: fixtureId('encounter', 2), reason: 'Ho' }),
    ]);
    open();
    await screen.findByRole('link', { name: 'Ho' });
    expect(screen.queryByText('Nhầm người')).toBeNull();
    press(/Cả bản đã sửa/);
    expect(screen.getByText('Nhầm người')).toBeTruthy();
    expect(screen.getByText('Ghi nhầm')).toBeTruthy();
  });

  it('two tablets’ values stand side by side until one is chosen', async () => {
    const by = (replica: string, nowMs: number) => ({
      nowMs,
      replicaId: replica as ReplicaId,
      accountId: fixtureId('account'),
    });
    desk.documents.receive([
      mergeRegistry(
        editRegistry(person, { phone: '0912000222' }, by('fixture002', FIXTURE_MS)),
        editRegistry(person, { phone: '0912000333' }, by('fixture003', FIXTURE_MS + 1000)),
      ),
    ]);
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Dùng “0912 000 222”' }));
    await waitFor(() => expect(screen.queryByText('Khác nhau cần xem')).toBeNull());
    expect(screen.getByRole('link', { name: /Gọi 0912 000 222/ })).toBeTruthy();
    expect(desk.snacks.map(({ text }) => text)).toEqual(['Đã đổi sang giá trị kia']);
  });

  it('a household the server did not take is said so on the pages of those who live there, with the way to mend it', async () => {
    desk.documents.settle(household._id, 'refused', { kind: 'invalid', field: 'address', rule: 'maxLength' });
    open();
    expect(await screen.findByText('Mục “Địa chỉ” dài quá nên máy chủ không nhận.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Sửa hộ gia đình' }).getAttribute('href')).toBe(
      `/household/${household._id}/edit?person=${person._id}`,
    );
  });

  it('somebody this tablet does not know leads back to the search', async () => {
    open(fixtureId('person', 77));
    expect(await screen.findByText('Không có người này trên máy')).toBeTruthy();
  });
});

describe('the person form', () => {
  it('a personal id of thirteen digits says so at its question, and only after it was left', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    type(/Số định danh/, '0031870001234');
    expect(screen.queryByText('Có 13 số, cần 12.')).toBeNull();
    leave(/Số định danh/);
    expect(screen.getByText('Có 13 số, cần 12.')).toBeTruthy();
  });

  it('nine digits go down to the old numbers in one tap', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    type(/Số định danh/, '030000123');
    press('Chuyển xuống ô số cũ');
    expect(screen.getByLabelText(/Số giấy tờ cũ/)).toHaveProperty('value', '030000123');
    expect(screen.getByLabelText(/Số định danh/)).toHaveProperty('value', '');
  });

  it('who it may already be is shown before saving, and does not stop it', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    type('Họ và tên', 'Nguyen Thi Thu');
    type('Ngày sinh', '1987');
    expect(screen.getByText('Có thể đã có người này')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Nữ' }));
    press('Lưu người này');
    await waitFor(() => expect(desk.visited).toHaveLength(1));
    expect(desk.snacks[0]?.text).toBe('Đã đăng ký Nguyen Thi Thu');
    desk.snacks[0]?.next?.run();
    expect(desk.visited[1]).toMatch(/^\/person\/person:.*\/encounter\/new$/);
  });

  it('saving what is not whole leads to the first question to mend', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    type('Họ và tên', 'Lê Thị Thiếu');
    press('Lưu người này');
    expect(await screen.findByText(/Chưa chọn giới tính/)).toBeTruthy();
    expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe('sex');
  });

  it('a full tablet is said in three parts and what was typed stays', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    type('Họ và tên', 'Lê Thị Đầy');
    fireEvent.click(screen.getByRole('radio', { name: 'Nữ' }));
    desk.documents.failWrites({ kind: 'storage-full' });
    press('Lưu người này');
    const refusal = await screen.findByRole('alert');
    expect(refusal.textContent).toContain('Chưa lưu được');
    expect(refusal.textContent).toContain('Bộ nhớ của máy đã đầy.');
    expect(refusal.textContent).toContain('Những gì bạn gõ vẫn ở đây.');
    expect(screen.getByLabelText('Họ và tên')).toHaveProperty('value', 'Lê Thị Đầy');
  });

  it('a discarded form can be had back', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    type('Họ và tên', 'Lê Thị Bỏ');
    press('Bỏ, không lưu');
    await waitFor(() => expect(desk.snacks).toHaveLength(1));
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toEqual([]);
    desk.snacks[0]?.undo?.();
    await waitFor(() => expect(desk.visited.at(-1)).toMatch(/^\/person\/new\?draft=/));
    expect((await desk.drafts.allOf(desk.signedIn.accountId))[0]?.title).toBe('Lê Thị Bỏ');
  });

  it('a household is found by anybody in it', async () => {
    render(<NewPersonRoute deps={desk} />);
    await screen.findByLabelText('Họ và tên');
    fireEvent.click(screen.getByRole('radio', { name: 'Vào hộ đã có' }));
    const box = screen.getByRole('combobox', { name: 'Tìm hộ theo tên người trong hộ' });
    fireEvent.input(box, { target: { value: 'tran con' } });
    fireEvent.click(screen.getByRole('option', { name: /Hộ Nguyễn Thị Thử/ }));
    expect(screen.getByLabelText('Thôn, xóm')).toHaveProperty('value', hamlet._id);
  });
});
