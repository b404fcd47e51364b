// A screen as it is held in a hand, stands on a desk and lies on a table: nothing runs off it, and everybody can use it.

import type { Page } from '@playwright/test';
import { DESK, PHONE, TABLET } from '../tablet.js';
import { expectAccessible } from './accessible.js';
import { expectGoodLayout } from './layout-faults.js';

/** Ends as a tablet. */
export async function expectFitsEverywhere(page: Page): Promise<void> {
  for (const size of [PHONE, DESK, TABLET]) {
    await page.setViewportSize(size);
    await expectGoodLayout(page);
  }
  await expectAccessible(page);
}
