import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePartialDate, type PartialDate } from '../local-date.js';
import { isAfter, readCardDate } from './card-date.js';

const date = (text: string): PartialDate => {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error('test date refused');
  return parsed.value;
};

describe('a date on a card', () => {
  it.each([
    ['05062009', '2009-06-05'],
    ['062009', '2009-06'],
    ['2009', '2009'],
    ['5/6/2009', '2009-06-05'],
    ['05/06/2009', '2009-06-05'],
    [' 01/01/2031', '2031-01-01'],
    ['6/2009', '2009-06'],
    ['5-6-2009', '2009-06-05'],
    ['00062009', '2009-06'],
    ['00002009', '2009'],
    ['002009', '2009'],
    ['29022024', '2024-02-29'],
  ])('%j is %s', (text, expected) => {
    expect(readCardDate(text)).toEqual({ kind: 'date', date: expected });
  });

  it.each(['', '-', '  '])('%j is no date at all', (text) => {
    expect(readCardDate(text)).toEqual({ kind: 'none' });
  });

  it.each([
    '31021987',
    '29022023',
    '01131987',
    '131987',
    '0000',
    '05002009',
    '5062009',
    '87',
    'abc',
    '1/2/3/2009',
  ])('%j is impossible', (text) => {
    expect(readCardDate(text)).toEqual({ kind: 'impossible' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['none', 'date', 'impossible'].includes(readCardDate(text).kind),
      ),
    );
  });
});

describe('whether a date lies ahead', () => {
  it.each([
    ['2026-11-16', '2026-11-15', true],
    ['2026-11-15', '2026-11-15', false],
    ['2026-12', '2026-11-15', true],
    ['2026-11', '2026-11-15', false],
    ['2027', '2026-11-15', true],
    ['2026', '2026-11-15', false],
  ])('%s after %s: %s', (a, b, expected) => {
    expect(isAfter(date(a), date(b))).toBe(expected);
  });
});
