// Going through a page with nothing but the Tab key.

import { expect, type Locator, type Page } from '@playwright/test';

export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  const reached = async (): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement);
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < most; pressed++) {
    if (await reached()) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, `reached within ${most} presses of Tab`).toBeFocused({ timeout: 1 });
}
