// How quick the page's processor is at this hour, slowed as it is. The same machine may be half as quick an hour later,
// and a figure of one hour is compared with another's only beside this.

import type { Page } from '@playwright/test';

/** Rounds of ten thousand sums in a millisecond; leaves nothing to collect. */
export function pageSpeed(page: Page): Promise<number> {
  return page.evaluate(() => {
    const LONG_ENOUGH_MS = 40;
    const startedAt = performance.now();
    let rounds = 0;
    let sum = 1;
    while (performance.now() - startedAt < LONG_ENOUGH_MS) {
      for (let at = 0; at < 10_000; at++) sum = (Math.imul(sum, 31) + at) | 0;
      rounds += 1;
    }
    // Used, so that it cannot be left out.
    if (Number.isNaN(sum)) throw new Error('no sum is not a number');
    return rounds / (performance.now() - startedAt);
  });
}
