import { fireEvent, render, screen } from '@testing-library/preact';
import type { AccountId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { RecodingReply, RecodingView } from '@tram/shared-schema/sync/recoding.js';
import { describe, expect, it } from 'vitest';
import type { AdministrationFailure } from '../administration.js';
import type { RecodingDesk } from './recoding-desk.js';
import { RecodingPage } from './ui/RecodingPage.js';

const NOW_MS = Date.UTC(2026, 10, 22, 2, 30);
const outcome = { recoded: 0, asked: 0, left: 0, restored: 0, kept: 0 };
const unit = {
  communeCode: '99007',
  communeName: 'Xã Tân Mẫu',
  provinceCode: '98',
  provinceName: 'Tỉnh Giả Định',
  asOf: '2025-07-01' as never,
};
const preview: RecodingView = {
  number: 1,
  previewId: 'a',
  status: 'previewed',
  edition: 'Bản thử',
  previewedAt: instantAt(NOW_MS),
  previewedBy: 'account:01J00000000000000000000001' as AccountId,
  counts: {
    people: 12_010,
    recode: 12_000,
    ask: 3,
    unchanged: 5,
    unknown: { 'nothing-written': 0, 'unknown-code': 0, 'unclear-address': 2 },
    leftOut: 0,
  },
  groups: [
    {
      from: { communeCode: '99504', communeName: 'Xã Ví Dụ', districtName: 'Huyện Mẫu' },
      basis: 'code',
      to: [unit],
      count: 12_000,
    },
  ],
  progress: { done: 0, of: 3 },
};
type Answer = Result<RecodingReply, AdministrationFailure>;
const said = (run: Partial<RecodingView>): Answer => ok({ kind: 'run', run: { ...preview, ...run } });

/** A server that gives these answers, one after the other. */
function open(runs: readonly RecodingView[], answers: readonly Answer[] = [], hasList = true) {
  const asked: string[] = [];
  const left = [...answers];
  const next = (what: string): Promise<Answer> => {
    asked.push(what);
    return Promise.resolve(left.shift() ?? err({ kind: 'unreachable' }));
  };
  const desk: RecodingDesk = {
    list: () => Promise.resolve(ok({ runs, hasList })),
    preview: () => next('preview'),
    apply: (number, previewId) => next(`apply ${number} ${previewId}`),
    undo: (number) => next(`undo ${number}`),
    left: () => Promise.resolve(ok({ personIds: ['person:01J00000000000000000000007' as PersonDocId] })),
  };
  const personOf = () => ({ name: 'Lò Văn Giả', href: '/person/x' });
  render(<RecodingPage desk={desk} personOf={personOf} backHref="/more" />);
  return { asked };
}
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('re-coding the addresses of a station', () => {
  it('shows each old unit with what it becomes and how many people, before anything is done', async () => {
    open([], [said({})]);
    await press('Xem trước');
    expect(await screen.findByText('Xã Ví Dụ, Huyện Mẫu (99504)')).toBeTruthy();
    expect(screen.getByText('Sang Xã Tân Mẫu, Tỉnh Giả Định (99007)')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Đổi mã cho 12.000 người' })).toBeTruthy();
    expect(screen.queryByText('Chưa ghi địa chỉ')).toBeNull();
  });

  it('goes on asking until the run is through', async () => {
    const { asked } = open(
      [preview],
      [
        said({ status: 'applying', progress: { done: 2, of: 3 }, outcome: { ...outcome, recoded: 1000 } }),
        said({ status: 'applied', progress: { done: 3, of: 3 }, outcome: { ...outcome, recoded: 12_000 } }),
      ],
    );
    await press('Đổi mã cho 12.000 người');
    expect(await screen.findByText('Đã đổi mã xong')).toBeTruthy();
    expect(asked).toEqual(['apply 1 a', 'apply 1 a']);
    expect(screen.getByText('12.000 người')).toBeTruthy();
  });

  it('a line that breaks in the middle says what stands, and is gone on with or taken back', async () => {
    const half = said({ status: 'applying', progress: { done: 2, of: 3 } });
    const { asked } = open(
      [preview],
      [
        half,
        err({ kind: 'unreachable' }),
        said({ status: 'undone', outcome: { ...outcome, restored: 1000 } }),
      ],
    );
    await press('Đổi mã cho 12.000 người');
    expect(await screen.findByText('Lần đổi mã này chưa xong')).toBeTruthy();
    expect(screen.getByText(/Đã làm 2 trên 3 phần/)).toBeTruthy();
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Làm tiếp' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Xem trước/ })).toBeNull();
    await press('Hoàn tác cả lần này');
    expect(await screen.findByText('Đã hoàn tác')).toBeTruthy();
    expect(asked.at(-1)).toBe('undo 1');
  });

  it('lists by name whom somebody changed meanwhile', async () => {
    open([{ ...preview, status: 'undone', outcome: { ...outcome, restored: 3, kept: 1 } }]);
    expect(await screen.findByRole('link', { name: 'Lò Văn Giả' })).toBeTruthy();
    expect(screen.getByText('Có người đã sửa sau khi đổi mã, để nguyên')).toBeTruthy();
  });

  it('a preview somebody replaced is not carried out, and the newer one is shown', async () => {
    const newer = { ...preview, previewId: 'b', counts: { ...preview.counts, recode: 7 } };
    open([preview], [ok({ kind: 'outdated', run: newer })]);
    await press('Đổi mã cho 12.000 người');
    expect(await screen.findByText('Bản xem trước đã cũ')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Đổi mã cho 7 người' })).toBeTruthy();
  });

  it('without a list there is nothing to press, but a word what to do', async () => {
    open([], [], false);
    expect(await screen.findByText('Chưa có danh sách đơn vị cũ, mới')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
