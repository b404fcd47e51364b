import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off.js';

const always = (value: number) => () => value;

describe('waiting before the line is tried again', () => {
  it('may take twice as long each time, and never longer than ten minutes', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 1000, 1_000_000].map((n) => backOffMs(n, always(1)));
    expect(longest).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600, 600].map((s) => s * 1000));
  });

  it('lies anywhere below that, so that tablets that fell together do not come together', () => {
    expect(backOffMs(5, always(0))).toBe(1_000);
    expect(backOffMs(5, always(0.25))).toBe(40_000);
    expect(backOffMs(5, always(0.75))).toBe(120_000);
  });

  it('begins after what the server wished for, but no mistake puts a tablet off for a day', () => {
    expect(backOffMs(1, always(0.5), 60_000)).toBe(65_000);
    expect(backOffMs(1, always(0.5), 24 * 3_600_000)).toBe(15 * 60_000 + 5_000);
  });
});
