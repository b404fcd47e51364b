// Goes to a page as by a link of the app: a page loaded anew would read everybody again, beside what is measured.

import type { Page } from '@playwright/test';

export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}
