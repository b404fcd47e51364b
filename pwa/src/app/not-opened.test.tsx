import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { NotOpened } from './NotOpened.js';

describe('records that could not be opened', () => {
  it('written by a newer app: nothing was changed, and it is said what to do', () => {
    render(<NotOpened failure={{ kind: 'newer-store' }} />);
    expect(screen.getByText('Chưa mở được sổ của trạm trên máy này')).toBeTruthy();
    expect(screen.getByText(/do bản Trạm mới hơn ghi/)).toBeTruthy();
    expect(screen.getByText(/mạng/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Mở lại trang' })).toBeTruthy();
  });

  it('on a full disk: it is said that what was written is still there', () => {
    render(<NotOpened failure={{ kind: 'storage-full' }} />);
    expect(screen.getByText(/Dữ liệu đã ghi vẫn còn trong máy/)).toBeTruthy();
  });
});
