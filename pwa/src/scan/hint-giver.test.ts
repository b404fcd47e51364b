import { beforeEach, describe, expect, test } from 'vitest';
import { NOTHING_SEEN } from './code-reader.js';
import type { FrameSigns } from './frame-signs.js';
import { HintGiver } from './hint-giver.js';

const DARK: FrameSigns = { paperGrey: 30, glareShare: 0, sharpness: 0.8, modulePixels: 5 };
const GLARE: FrameSigns = { ...DARK, paperGrey: 255, glareShare: 0.1 };

let hints: HintGiver;
beforeEach(() => (hints = new HintGiver(0)));

describe('a frame is measured', () => {
  test('only when a hint is nearly due, and then every 700 ms', () => {
    expect(hints.wantsSigns(2_599)).toBe(false);
    expect(hints.wantsSigns(2_600)).toBe(true);
    hints.takeSigns(DARK, 2_600);
    expect(hints.wantsSigns(3_299)).toBe(false);
    expect(hints.wantsSigns(3_300)).toBe(true);
  });

  test('not again for three seconds after a card was read', () => {
    hints.takeSighting({ texts: ['card A'], damaged: false }, 5_000);
    expect(hints.wantsSigns(7_599)).toBe(false);
    expect(hints.hint(7_999)).toBeUndefined();
  });
});

describe('a hint', () => {
  test('stands long enough to be read before another replaces it', () => {
    hints.takeSigns(DARK, 3_000);
    expect(hints.hint(3_000)).toBe('light');
    hints.takeSigns(GLARE, 3_700);
    expect(hints.hint(4_499)).toBe('light');
    expect(hints.hint(4_500)).toBe('tilt');
  });

  test('goes at once when a card is read, and what was seen before is forgotten', () => {
    hints.takeSigns(DARK, 3_000);
    expect(hints.hint(3_000)).toBe('light');
    hints.takeSighting({ texts: ['card A'], damaged: false }, 3_100);
    expect(hints.hint(3_100)).toBeUndefined();
    expect(hints.hint(6_100)).toBe('closer');
  });

  test('blames the code only while it goes on being seen damaged', () => {
    for (let i = 0; i < 4; i++) hints.takeSighting({ texts: [], damaged: true }, 1_000);
    expect(hints.hint(3_000)).toBe('damaged');
    for (let i = 0; i < 4; i++) hints.takeSighting(NOTHING_SEEN, 4_000);
    expect(hints.hint(6_000)).toBe('tilt');
  });
});
