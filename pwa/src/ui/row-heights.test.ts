import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, rowAt, rowsToDraw } from './row-heights.js';

const KEYS = ['a', 'b', 'c', 'd'];

test('measured rows count with their height, the others with the estimate', () => {
  expect([...layOut(KEYS, new Map([['b', 100]]), 50)]).toEqual([0, 50, 150, 200, 250]);
});

test.each([
  [-10, 0],
  [0, 0],
  [49, 0],
  [50, 1],
  [149, 1],
  [150, 2],
  [9999, 3],
])('at %i px lies row %i', (y, row) => {
  expect(rowAt(layOut(KEYS, new Map([['b', 100]]), 50), y)).toBe(row);
});

test('an empty list has no second row', () => {
  expect(rowAt(layOut([], new Map(), 50), 200)).toBe(0);
  expect(rowsToDraw(0, 0, undefined, 0)).toEqual([]);
});

test('every point of a list lies in the row that is found for it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (heights, share) => {
        const keys = heights.map((_, row) => String(row));
        const offsets = layOut(keys, new Map(heights.map((height, row) => [String(row), height])), 1);
        const y = share * (offsets[heights.length] ?? 0);
        const row = rowAt(offsets, y);
        expect(offsets[row]).toBeLessThanOrEqual(y);
        expect(offsets[row + 1]).toBeGreaterThan(y);
      },
    ),
  );
});

test('the row with the focus is drawn wherever it is, in its order and once', () => {
  expect(rowsToDraw(5, 7, 2, 100)).toEqual([2, 5, 6, 7]);
  expect(rowsToDraw(5, 7, 90, 100)).toEqual([5, 6, 7, 90]);
  expect(rowsToDraw(5, 7, 6, 100)).toEqual([5, 6, 7]);
  expect(rowsToDraw(5, 7, 90, 50)).toEqual([5, 6, 7]);
  expect(rowsToDraw(48, 60, undefined, 50)).toEqual([48, 49]);
});
