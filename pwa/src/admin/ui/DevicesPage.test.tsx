import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import '#text/office.js';
import { chooseLanguage } from '#text/language.js';
import { createSnackbarQueue } from '#ui/snackbar-queue.js';
import type { AdministrationFailure, DeviceAdministration } from '../administration.js';
import { DevicesPage } from './DevicesPage.js';

const NOW_MS = Date.UTC(2026, 10, 22, 2, 30);
const stationId = 'station:01J00000000000000000000002' as StationId;
const tablet = (replicaId: string, name: string, changes: Partial<DeviceView> = {}): DeviceView => ({
  replicaId: replicaId as ReplicaId,
  name,
  accountId: 'account:01J00000000000000000000001' as AccountId,
  accountName: 'Lò Thị Giả',
  stationId,
  firstSeenAt: instantAt(NOW_MS - 90_000_000),
  lastSeenAt: instantAt(NOW_MS - 300_000),
  revoked: false,
  isBound: true,
  ...changes,
});

function station(devices: DeviceView[], failure?: AdministrationFailure) {
  const asked: string[] = [];
  const administration: DeviceAdministration = {
    devices: () => Promise.resolve(failure ? err(failure) : ok([...devices])),
    setRevoked(replicaId, revoked) {
      asked.push(`${revoked ? 'revoke' : 'restore'} ${replicaId}`);
      const at = devices.findIndex((device) => device.replicaId === replicaId);
      const before = devices[at];
      if (!before) return Promise.resolve(err({ kind: 'not-found' }));
      devices[at] = { ...before, revoked };
      return Promise.resolve(ok({ ...before, revoked }));
    },
  };
  const snackbars = createSnackbarQueue();
  const own = 'tablethere' as ReplicaId;
  render(<DevicesPage {...{ administration, snackbars }} ownReplicaId={own} nowMs={() => NOW_MS} />);
  return { asked, snackbars };
}
const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }));

describe('the tablets of a station', () => {
  afterEach(() => chooseLanguage('vi'));

  it('are listed with who used them and what they need', async () => {
    station([
      tablet('tablethere', 'Android · SM-T295'),
      tablet('tabletgone', 'Android', { waiting: 3, refused: 1, clockOffsetMs: 12 * 60_000 }),
    ]);
    const list = await screen.findByRole('list', { name: 'Máy của trạm' });
    const [here, other] = within(list).getAllByRole('button');
    expect(here?.textContent).toContain('Lò Thị Giả · 5 phút trước');
    expect(here?.textContent).toContain('Máy đang dùng');
    expect(other?.textContent).toContain('3 chưa gửi');
    expect(other?.textContent).toContain('1 cần sửa');
    expect(other?.textContent).toContain('Đồng hồ nhanh 12 phút');
  });

  it('are shut out only after it was said what that does, also to what was not sent', async () => {
    const { asked, snackbars } = station([tablet('tabletgone', 'Android', { waiting: 3 })]);
    fireEvent.click(await screen.findByRole('button', { name: /^Android/ }));
    press('Thu hồi máy');
    expect(asked).toEqual([]);
    const sheet = screen.getByRole('dialog', { name: 'Thu hồi Android?' });
    expect(sheet.textContent).toContain('hồ sơ trong máy không đọc được nữa');
    expect(sheet.textContent).toContain('Máy còn 3 bản ghi chưa gửi');
    press('Thu hồi máy');
    await waitFor(() => expect(screen.getByText('Đã thu hồi')).toBeTruthy());
    expect(asked).toEqual(['revoke tabletgone']);
    expect(snackbars.current.value?.text).toBe('Đã thu hồi Android');
    expect(screen.queryByRole('dialog')).toBeNull();
    snackbars.current.value?.undo?.();
    await waitFor(() => expect(screen.queryByText('Đã thu hồi')).toBeNull());
    expect(asked).toEqual(['revoke tabletgone', 'restore tabletgone']);
  });

  it('are left as they are by who thinks better of it', async () => {
    const { asked } = station([tablet('tabletgone', 'Android')]);
    fireEvent.click(await screen.findByRole('button', { name: /^Android/ }));
    press('Thu hồi máy');
    press('Để nguyên');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('are let in again when they are found', async () => {
    const { asked } = station([tablet('tabletgone', 'Android', { revoked: true })]);
    fireEvent.click(await screen.findByRole('button', { name: /^Android/ }));
    press('Cho dùng lại');
    await waitFor(() => expect(screen.queryByText('Đã thu hồi')).toBeNull());
    expect(asked).toEqual(['restore tabletgone']);
  });

  it('do not let somebody shut out the one in their hands', async () => {
    station([tablet('tablethere', 'Android')]);
    fireEvent.click(await screen.findByRole('button', { name: /^Android/ }));
    expect(screen.queryByRole('button', { name: 'Thu hồi máy' })).toBeNull();
    expect(screen.getByText(/Không thu hồi được máy đang dùng/)).toBeTruthy();
  });

  it('say what is not known instead of leaving it empty, and that an older tablet can be posed as', async () => {
    station([tablet('tabletgone', '', { isBound: false })]);
    fireEvent.click(await screen.findByRole('button', { name: /^Máy không tên/ }));
    const sheet = screen.getByRole('dialog');
    expect(within(sheet).getAllByText('Chưa rõ')).toHaveLength(4);
    expect(sheet.textContent).toContain('Chưa có khoá riêng');
  });

  it('cannot be seen without a line, and that is said', async () => {
    station([], { kind: 'unreachable' });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Máy này chưa nối được tới máy chủ');
    expect(screen.getByRole('button', { name: 'Thử lại' })).toBeTruthy();
  });

  it('are shown in English too', async () => {
    await chooseLanguage('en');
    station([tablet('tabletgone', 'Android', { clockOffsetMs: -26 * 3_600_000 })]);
    expect((await screen.findByRole('button', { name: /^Android/ })).textContent).toContain(
      'Clock 26 hours slow',
    );
  });
});
