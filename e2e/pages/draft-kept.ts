// What a half-written form says of itself.

import { expect, type Page } from '@playwright/test';

/** Everything typed so far lies on the disk. */
export async function expectDraftKept(page: Page): Promise<void> {
  const note = page.getByText('Đã giữ bản nháp lúc');
  await expect(note).toBeVisible();
  await expect(note).toHaveAttribute('aria-busy', 'false');
}
