import { expect, test } from 'vitest';
import { hintAfter } from './guidance.js';

test.each([
  [0, undefined],
  [2_999, undefined],
  [3_000, 'closer'],
  [5_999, 'closer'],
  [6_000, 'tilt'],
  [9_000, 'light'],
  [12_000, 'type-number'],
  [600_000, 'type-number'],
])('after %i ms without a reading the worker is told: %s', (ms, hint) => {
  expect(hintAfter(ms)).toBe(hint);
});
