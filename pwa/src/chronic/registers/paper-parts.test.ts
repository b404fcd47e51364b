import { REGISTERS } from '@tram/shared-schema/chronic/registers.table.js';
import { describe, expect, it } from 'vitest';
import { monthSpans, PAPERS } from './paper-parts.js';

describe('a year on paper', () => {
  it.each([
    [7, 'A4', 4],
    [7, 'A3', 3],
    [6, 'A4', 4],
    [5, 'A4', 3],
    [3, 'A4', 2],
    [1, 'A4', 1],
    [40, 'A4', 12],
  ] as const)('with %i columns a month takes, on %s, %i sheets', (columns, paper, sheets) => {
    expect(monthSpans(columns, paper)).toHaveLength(sheets);
  });

  it.each(
    REGISTERS.flatMap(({ code, columns }) => PAPERS.map((paper) => [code, paper, columns.length] as const)),
  )('of %s on %s has each month once, in order', (_, paper, columns) => {
    const spans = monthSpans(columns, paper);
    expect(
      spans.flatMap(({ from, below }) => Array.from({ length: below - from }, (__, at) => from + at)),
    ).toEqual(Array.from({ length: 12 }, (__, at) => at));
  });
});
