import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { StorageSection, type StorageState, type VersionChange } from './StorageSection.js';

const MB = 1024 * 1024;
let asked = 0;
function shown(
  promise: StorageState['promise'],
  { isShort = false, change = { kind: 'up-to-date' } }: { isShort?: boolean; change?: VersionChange } = {},
): string {
  const { container } = render(
    <StorageSection
      state={signal({ promise, usedBytes: 80 * MB, freeBytes: 420 * MB })}
      isShort={signal(isShort)}
      change={signal(change)}
      askAgain={() => (asked += 1)}
    />,
  );
  return container.textContent ?? '';
}
afterEach(cleanup);

describe('what a worker reads of the tablet’s storage', () => {
  it('is how full it is, and that the browser promised to keep the records', () => {
    const words = shown('given');
    expect(words).toContain('Đã dùng 80 MB, còn trống 420 MB');
    expect(words).toContain('đã hứa không tự xoá');
  });

  it('is what to do where the browser did not promise, and a way to ask again', () => {
    expect(shown('refused')).toContain('Thêm Trạm vào màn hình chính');
    fireEvent.click(screen.getByRole('button', { name: 'Xin lại ngay' }));
    expect(asked).toBe(1);
  });

  it('is nothing alarming before there was anything to keep', () => {
    expect(shown('not-asked')).toContain('Sau hồ sơ đầu tiên');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is what was done and what to do where room is short', () => {
    expect(shown('given', { isShort: true })).toContain('Xoá bớt ảnh hoặc ứng dụng khác');
  });

  it('is how far a new form of the records came, or that all was kept as it was', () => {
    expect(shown('given', { change: { kind: 'under-way', done: 500 } })).toContain('đã xem 500 bản ghi');
    cleanup();
    const full = shown('given', { change: { kind: 'kept-old', fault: 'storage-full' } });
    expect(full).toContain('Mọi dữ liệu được giữ như cũ');
    expect(full).toContain('lần mở sau');
    cleanup();
    expect(shown('given', { change: { kind: 'kept-old', fault: 'fault' } })).toContain('Báo người quản trị');
  });
});
