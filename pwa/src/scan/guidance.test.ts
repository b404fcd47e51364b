import { describe, expect, test } from 'vitest';
import type { FrameSigns } from './frame-signs.js';
import { hintFor, type Hint } from './guidance.js';

const GOOD: FrameSigns = { paperGrey: 180, glareShare: 0, sharpness: 0.85, modulePixels: 5 };
const after = (msWithoutReading: number, signs?: FrameSigns, damagedFrames = 0): Hint | undefined =>
  hintFor({ msWithoutReading, damagedFrames, signs });

describe('before three seconds', () => {
  test('nobody is told anything, whatever the picture shows', () => {
    expect(after(2_999)).toBeUndefined();
    expect(after(2_999, { ...GOOD, paperGrey: 10 })).toBeUndefined();
  });
});

describe('what the picture shows decides what the worker is told', () => {
  test.each<[string, Partial<FrameSigns>, Hint]>([
    ['paper as dark as 84 needs light', { paperGrey: 84 }, 'light'],
    ['a burnt-out spot is tilted away', { glareShare: 0.012 }, 'tilt'],
    ['a code of 2.3 pixels a module is too far away', { modulePixels: 2.3 }, 'closer'],
    ['no code at all in a good picture: the card is not there yet', { modulePixels: undefined }, 'closer'],
    ['smeared edges need a still hand', { sharpness: 0.54 }, 'hold-still'],
    [
      'a smeared picture without a code needs a still hand',
      { sharpness: 0.54, modulePixels: undefined },
      'hold-still',
    ],
    ['a smeared code that fills the frame is too near', { sharpness: 0.54, modulePixels: 12 }, 'farther'],
    ['a code that looks well only needs time', {}, 'hold-still'],
  ])('%s', (_, change, hint) => {
    expect(after(3_000, { ...GOOD, ...change })).toBe(hint);
  });

  test('just above each threshold the worker is told nothing of it', () => {
    const enough = { paperGrey: 85, glareShare: 0.011, sharpness: 0.55, modulePixels: 2.4 };
    expect(after(3_000, enough)).toBe('hold-still');
  });

  test('a code that is seen, well shown and still not read is called damaged', () => {
    expect(after(3_000, GOOD, 4)).toBe('damaged');
    expect(after(3_000, GOOD, 3)).toBe('hold-still');
    expect(after(3_000, { ...GOOD, paperGrey: 40 }, 4)).toBe('light');
  });
});

test.each<[number, Hint]>([
  [3_000, 'closer'],
  [5_999, 'closer'],
  [6_000, 'tilt'],
  [9_000, 'light'],
])('where the picture cannot be measured, after %i ms the worker is told: %s', (ms, hint) => {
  expect(after(ms)).toBe(hint);
});

test('after twelve seconds the worker is led to the way that always works', () => {
  expect(after(11_999, GOOD)).toBe('hold-still');
  expect(after(12_000, GOOD)).toBe('type-number');
  expect(after(600_000)).toBe('type-number');
});
