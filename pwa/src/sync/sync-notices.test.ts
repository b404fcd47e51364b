import { expect, it } from 'vitest';
import { closedNotice } from './sync-notices.js';

it('a worker is told how many records do not open, and that nothing was deleted', () => {
  expect(closedNotice(3)).toMatchObject({
    title: '3 bản ghi trên máy này không mở được',
    why: expect.stringContaining('không xoá') as string,
    whatNow: expect.stringContaining('Báo người quản trị') as string,
  });
});

it('nothing is said where every record opens', () => {
  expect(closedNotice(0)).toBeUndefined();
});
