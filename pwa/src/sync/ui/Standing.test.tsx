import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Standing } from './Standing.js';

afterEach(cleanup);

const said = (waiting: number, closed: number): string => {
  render(
    <Standing
      counts={{ waiting, refused: 0 }}
      closed={closed}
      status={{ phase: 'idle', lastRoundAtMs: 1_000 }}
    />,
  );
  return screen.queryByRole('status')?.textContent ?? '';
};

it('what waits is said to go by itself, but for what does not open', () => {
  expect(said(3, 1)).toContain('2 bản ghi chưa gửi');
});

it('where nothing of what waits opens, neither is it promised to go nor is all said to be at the server', () => {
  expect(said(1, 1)).toBe('');
});

it('everything is said to be at the server where nothing waits', () => {
  expect(said(0, 0)).toContain('Mọi thứ đã ở máy chủ');
});
