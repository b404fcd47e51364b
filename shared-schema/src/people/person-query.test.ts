import { describe, expect, it } from 'vitest';
import { createQueryReader } from './person-query.js';

const parsePersonQuery = createQueryReader();

const terms = (text: string) =>
  parsePersonQuery(text).terms.map(({ word, birth, code }) => ({
    ...(word && { word: word.fold }),
    ...(birth && { birth: [birth.yearFrom, birth.yearBelow, birth.month, birth.day] }),
    ...(code && { code }),
  }));

describe('what was typed', () => {
  it.each([
    ['Nguyễn Văn An', [{ word: 'nguyen' }, { word: 'van' }, { word: 'an' }]],
    ["h'hen", [{ word: 'h' }, { word: 'hen' }]],
    ['an 1987', [{ word: 'an' }, { word: '1987', birth: [1987, 1988, undefined, undefined], code: '1987' }]],
    ['198', [{ word: '198', birth: [1980, 1990, undefined, undefined], code: '198' }]],
    ['201', [{ word: '201', birth: [2010, 2020, undefined, undefined], code: '201' }]],
    ['298', [{ word: '298', code: '298' }]],
    ['2100', [{ word: '2100', code: '2100' }]],
    ['xóm 12', [{ word: 'xom' }, { word: '12' }]],
    ['1/', [{ birth: [0, 10000, undefined, 1] }]],
    ['1/2', [{ birth: [0, 10000, 2, 1] }]],
    ['1/2/', [{ birth: [0, 10000, 2, 1] }]],
    ['1/2/19', [{ birth: [1900, 2000, 2, 1] }]],
    ['1/2/1987', [{ birth: [1987, 1988, 2, 1] }]],
    ['01-02-1987', [{ birth: [1987, 1988, 2, 1] }]],
    ['1.2.1987', [{ birth: [1987, 1988, 2, 1] }]],
    ['2/1987', [{ birth: [1987, 1988, 2, undefined] }]],
    ['2/19', [{ birth: [1900, 2000, 2, undefined] }]],
    ['2/12', [{ birth: [0, 10000, 12, 2] }]],
    ['2/13', [{ birth: [1300, 1400, 2, undefined] }]],
    ['01021987', [{ word: '01021987', birth: [1987, 1988, 2, 1], code: '01021987' }]],
    ['31021987', [{ word: '31021987', code: '31021987' }]],
    ['003 087 000 123', [{ code: '003087000123' }]],
    ['003087000123', [{ code: '003087000123' }]],
    ['0912.345.678', [{ code: '0912345678' }]],
    ['+84912345678', [{ code: '0912345678' }]],
    ['84 912 345 678', [{ code: '0912345678' }]],
    ['gd4 0303 00000 123', [{ code: '0300000123' }]],
    ['912345678', [{ code: '912345678' }]],
    ['gd40', [{ word: 'gd40', code: 'gd40' }]],
    ['', []],
    [' . ', []],
  ])('%j', (typed, expected) => {
    expect(terms(typed)).toEqual(expected);
  });

  it('only a last 1, 2, 19 or 20 may be the start of a year', () => {
    const shorter = (text: string) => parsePersonQuery(text).withoutYearStart?.map((term) => term.word?.fold);
    for (const start of ['1', '2', '19', '20']) expect(shorter(`lan ${start}`)).toEqual(['lan']);
    for (const other of ['lan 3', 'lan 18', 'lan 21', 'lan 191', '19', 'lan 19 be'])
      expect(shorter(other)).toBeUndefined();
  });

  it('more words than a name can have are left out', () => {
    expect(terms('a b c d e f g h i k l m n')).toHaveLength(10);
  });
});
