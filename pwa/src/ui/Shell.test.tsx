import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { Button } from './Button.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { Facts } from './Facts.js';
import { Refusal } from './Notice.js';
import { Sheet } from './Sheet.js';
import { Shell, type ShellPlace } from './Shell.js';

const places: readonly ShellPlace[] = [
  { name: 'today', href: '/hom-nay', label: 'Hôm nay', icon: 'calendar-check' },
  {
    name: 'sync',
    href: '/dong-bo',
    label: 'Đồng bộ',
    icon: 'cloud-upload',
    state: () => ({ words: '12 chờ gửi', meaning: 'due' }),
  },
];

describe('the frame', () => {
  test('the place one is in is told apart for who cannot see it', () => {
    render(
      <Shell places={places} current="today">
        trang
      </Shell>,
    );
    expect(screen.getByRole('link', { name: 'Hôm nay' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: /Đồng bộ/ }).hasAttribute('aria-current')).toBe(false);
  });

  test('what is not sent yet is read with the place, in words and a number', () => {
    render(<Shell places={places}>trang</Shell>);
    expect(screen.getByRole('link', { name: /Đồng bộ/ }).textContent).toContain('12 chờ gửi');
  });

  test('the first Tab leads past the places to the page', () => {
    render(<Shell places={places}>trang</Shell>);
    fireEvent.click(screen.getByRole('link', { name: 'Đến nội dung chính' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });
});

describe('a page that cannot be drawn', () => {
  function Broken({ broken }: { broken: () => boolean }) {
    if (broken()) throw new Error('no such field');
    return <p>đã mở</p>;
  }

  test('says what happened, what is safe and what to do, and opens again once it can', () => {
    const onFailure = vi.fn();
    let broken = true;
    render(
      <ErrorBoundary onFailure={onFailure} homeHref="/">
        <Broken broken={() => broken} />
      </ErrorBoundary>,
    );
    const words = screen.getByRole('alert').textContent;
    expect(words).toContain('Trang này gặp lỗi');
    expect(words).toContain('vẫn còn nguyên trong máy');
    expect(words).toContain('Mở lại trang này');
    expect(onFailure).toHaveBeenCalledOnce();
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Mở lại trang' }));
    expect(screen.getByText('đã mở')).toBeTruthy();
  });

  test('another page is drawn, and the same parts of two pages are kept', () => {
    let broken = true;
    const frame = (page: string) => (
      <ErrorBoundary onFailure={() => undefined} homeHref="/" page={page}>
        <Broken broken={() => broken} />
      </ErrorBoundary>
    );
    const { rerender } = render(frame('/a'));
    expect(screen.getByRole('alert')).toBeTruthy();
    broken = false;
    rerender(frame('/b'));
    const drawn = screen.getByText('đã mở');
    rerender(frame('/c'));
    expect(screen.getByText('đã mở')).toBe(drawn);
  });
});

test('a busy button says so, keeps the focus and cannot be pressed twice', () => {
  const onPress = vi.fn();
  const { rerender } = render(<Button onPress={onPress}>Lưu</Button>);
  const button = screen.getByRole('button');
  button.focus();
  fireEvent.click(button);
  rerender(
    <Button onPress={onPress} busy busyText="Đang lưu…">
      Lưu
    </Button>,
  );
  fireEvent.click(button);
  expect(onPress).toHaveBeenCalledOnce();
  expect(button.textContent).toBe('Đang lưu…');
  expect(button.getAttribute('aria-busy')).toBe('true');
  expect(document.activeElement).toBe(button);
});

test('a busy submit button sends nothing', () => {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" busy>
        Lưu
      </Button>
    </form>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(onSubmit).not.toHaveBeenCalled();
});

test('a refusal is announced with all its three parts', () => {
  render(<Refusal what="Không lưu được" why="Máy hết chỗ." whatNow="Xoá bớt ảnh rồi lưu lại." />);
  expect(screen.getByRole('alert').textContent).toContain('Dừng lại: Không lưu đượcMáy hết chỗ.Xoá bớt ảnh');
});

test('an unknown fact is said to be unknown, and a zero is not', () => {
  render(
    <Facts
      facts={[
        { label: 'Thẻ BHYT', value: undefined },
        { label: 'Số con', value: 0 },
      ]}
    />,
  );
  expect(screen.getAllByRole('definition').map((value) => value.textContent)).toEqual(['Chưa rõ', '0']);
});

test('a sheet gives the focus back to what opened it', () => {
  function page(open: boolean) {
    return (
      <>
        <button type="button">Việc khác</button>
        {open && (
          <Sheet title="Việc khác" onClose={() => undefined}>
            <p>…</p>
          </Sheet>
        )}
      </>
    );
  }
  const { rerender } = render(page(false));
  const opener = screen.getByRole('button', { name: 'Việc khác' });
  opener.focus();
  rerender(page(true));
  screen.getByRole('button', { name: 'Đóng' }).focus();
  rerender(page(false));
  expect(document.activeElement).toBe(opener);
});
