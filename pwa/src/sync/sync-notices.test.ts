import { documentId } from '@tram/shared-schema/document/ids.js';
import { expect, it } from 'vitest';
import { ulidOf } from '#testing/contracts/sample-documents.js';
import { closedLine } from './closed-record-words.js';
import { fetchedAgainNotice, onlyHereNotice } from './sync-notices.js';

it('a worker is told how many records come again from the server', () => {
  expect(fetchedAgainNotice(3)).toMatchObject({
    title: '3 bản ghi không mở được, sẽ lấy lại từ máy chủ',
    whatNow: expect.stringContaining('tự lấy lại') as string,
  });
});

it('a worker is told which records only this tablet has, that nothing was deleted, and to write them once more', () => {
  expect(onlyHereNotice(2)).toMatchObject({
    title: '2 bản ghi chỉ có trên máy này không mở được',
    why: expect.stringContaining('không xoá') as string,
    whatNow: expect.stringContaining('ghi lại') as string,
  });
  const visit = {
    id: documentId('encounter', ulidOf(1)),
    isDraft: false,
    isWaiting: true,
    day: '2026-11-21',
  };
  const person = { name: 'Nguyễn Thị Thử', href: '/people/x' };
  expect(closedLine(visit, person)).toMatchObject({
    title: 'Nguyễn Thị Thử',
    what: 'Lượt khám, ngày 21/11/2026',
  });
  expect(closedLine(visit, undefined)).toMatchObject({
    title: 'Lượt khám, ngày 21/11/2026',
    href: undefined,
  });
});

it('a half-written form that does not open is called one', () => {
  const draft = { id: 'visit:somebody', isDraft: true, isWaiting: false };
  expect(closedLine(draft, undefined).title).toBe('Phiếu viết dở');
});
