import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_WRONG, WAIT_AFTER_WRONG_MS } from './pin-attempts.table.js';
import { attemptsLeft, countedAttempt, isLastAttempt, NO_ATTEMPTS, waited } from './pin-attempts.js';

const after = (wrong: number) => {
  let attempts = NO_ATTEMPTS;
  for (let n = 0; n < wrong; n += 1) attempts = countedAttempt(attempts);
  return attempts;
};

describe('a wrong PIN', () => {
  it('costs nothing twice, and from the third on ever more time', () => {
    expect([1, 2, 3, 4, 9].map((wrong) => after(wrong).waitMs)).toEqual([0, 0, 5_000, 15_000, 600_000]);
    for (let wrong = 3; wrong < MOST_WRONG - 1; wrong += 1)
      expect(after(wrong + 1).waitMs).toBeGreaterThan(after(wrong).waitMs);
  });

  it('is the last when it is the tenth, not the ninth', () => {
    expect(isLastAttempt(after(MOST_WRONG - 1))).toBe(false);
    expect(attemptsLeft(after(MOST_WRONG - 1))).toBe(1);
    expect(isLastAttempt(after(MOST_WRONG))).toBe(true);
    expect(attemptsLeft(after(MOST_WRONG))).toBe(0);
  });

  it('makes whoever tries all ten wait at least a quarter of an hour', () => {
    const whole = WAIT_AFTER_WRONG_MS.reduce((sum, waitMs) => sum + waitMs, 0);
    expect(whole).toBeGreaterThanOrEqual(15 * 60_000);
  });
});

describe('a wait', () => {
  it('is over when as much time has passed as it is long, however that was split', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.array(fc.integer({ min: 0, max: 300_000 })),
        (wrong, pieces) => {
          const start = after(wrong);
          const end = pieces.reduce((attempts, byMs) => waited(attempts, byMs), start);
          const passed = pieces.reduce((sum, byMs) => sum + byMs, 0);
          expect(end).toEqual({ wrong, waitMs: Math.max(0, start.waitMs - passed) });
        },
      ),
      { seed: 20_261_122 },
    );
  });

  it('grows by no clock that was set back', () => {
    expect(waited(after(5), -86_400_000)).toEqual(after(5));
  });
});
