import { describe, expect, it } from 'vitest';
import { iterationsFor, LEAST_ITERATIONS, newPinStretch, UNLOCK_MS } from './web-crypto-pin-key.js';

describe('how often a PIN is stretched', () => {
  it('is as often as takes about 300 ms on this tablet', () => {
    expect(iterationsFor(10, 20_000)).toBe((20_000 / 10) * UNLOCK_MS);
  });

  it('is never less than the floor, however slow the tablet, and never so often that a slower browser waits for a minute', () => {
    expect(iterationsFor(10_000, 20_000)).toBe(LEAST_ITERATIONS);
    expect(iterationsFor(0, 20_000)).toBe(3_000_000);
  });

  it('is measured where the PIN is chosen, with a salt of its own', async () => {
    let now = 0;
    const [one, two] = [await newPinStretch(() => (now += 20)), await newPinStretch(() => (now += 20))];
    expect(one.iterations).toBe(iterationsFor(20));
    expect(one.salt).not.toEqual(two.salt);
  });
});
