// How quick the page's processor is at this hour, slowed as it is. The same machine may be half as quick an hour later,
// and a figure of one hour is compared with another's only beside this.

import type { Page } from '@playwright/test';

/** Texts of a thousand letters put together in a millisecond. */
export function pageSpeed(page: Page): Promise<number> {
  return page.evaluate(() => {
    const LONG_ENOUGH_MS = 300;
    const startedAt = performance.now();
    let made = 0;
    let letters = 0;
    while (performance.now() - startedAt < LONG_ENOUGH_MS) {
      let text = '';
      for (let at = 0; at < 1000; at++) text += 'a';
      letters += text.length;
      made += 1;
    }
    if (letters !== made * 1000) throw new Error('the texts were not made');
    return made / (performance.now() - startedAt);
  });
}
