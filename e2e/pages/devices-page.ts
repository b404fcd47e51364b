// The list of tablets, and shutting out the one that was lost.

import { expect, type Locator, type Page } from '@playwright/test';

export class DevicesPage {
  readonly page: Page;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'Máy của trạm' });
  }

  async openFromMore(): Promise<void> {
    await this.page.getByRole('link', { name: 'Máy của trạm' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Máy của trạm' })).toBeVisible();
  }

  /** The tablet this person used last. */
  usedBy(name: string): Locator {
    return this.list.getByRole('button').filter({ hasText: name });
  }

  get sheet(): Locator {
    return this.page.getByRole('dialog');
  }

  async revoke(): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Thu hồi máy' }).click();
    await expect(this.sheet).toContainText('hồ sơ trong máy không đọc được nữa');
    await this.sheet.getByRole('button', { name: 'Thu hồi máy' }).click();
    await expect(this.sheet).toBeHidden();
  }
}
