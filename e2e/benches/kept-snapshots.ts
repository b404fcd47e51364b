// Whether a tablet has kept what it holds in memory of its people and of their care, for the next start.

import type { Page } from '@playwright/test';
import { reopenTablet, untilEverybodyIsIn } from './full-tablet.js';

export type KeptStore = 'people' | 'care';

const KEPT_MS = 300_000;

/** Asks the browser whether a snapshot stands in the station's database, and may take it away. */
export const snapshotStands = (page: Page, kept: KeptStore, takeAway: boolean): Promise<boolean> =>
  page.evaluate(
    async ([of, isTakenAway]) => {
      const ending = of === 'people' ? '--registry' : '--events';
      const found = (await indexedDB.databases()).find(({ name = '' }) => name.endsWith(ending));
      if (found?.name === undefined) return false;
      const name = found.name;
      return new Promise<boolean>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error ?? new Error('not opened'));
        request.onsuccess = () => {
          const store = request.result.transaction([of], 'readwrite').objectStore(of);
          const count = store.count('head');
          if (isTakenAway) store.delete('head');
          store.transaction.oncomplete = () => {
            request.result.close();
            resolve(count.result > 0);
          };
        };
      });
    },
    [kept, takeAway] as const,
  );

/** Opens a filled tablet and leaves it in peace until all of these stand. */
export async function untilKept(
  url: string,
  profile: string,
  persons: number,
  stores: readonly KeptStore[],
): Promise<void> {
  const tablet = await reopenTablet(url, profile);
  await tablet.page.goto('/find');
  await untilEverybodyIsIn(tablet.page, persons);
  const until = performance.now() + KEPT_MS;
  for (const store of stores) {
    while (!(await snapshotStands(tablet.page, store, false))) {
      if (performance.now() > until) throw new Error(`the ${store} were not kept`);
      await tablet.page.waitForTimeout(1_000);
    }
  }
  // The marks on the rows go behind it.
  await tablet.page.waitForTimeout(3_000);
  await tablet.dispose();
}
