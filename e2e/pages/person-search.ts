// The search box and who it finds.

import { type Locator, type Page } from '@playwright/test';

export class PersonSearch {
  readonly page: Page;
  readonly box: Locator;
  readonly results: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByRole('searchbox', { name: 'Tên, năm sinh, số CCCD, điện thoại' });
    this.results = page.getByRole('list', { name: 'Những người tìm thấy' });
  }

  async find(words: string): Promise<void> {
    await this.box.fill(words);
  }

  /** What was typed stays from page to page until somebody clears it. */
  async clear(): Promise<void> {
    await this.page.getByRole('button', { name: 'Xoá', exact: true }).click();
  }

  result(name: string): Locator {
    return this.results.getByRole('link', { name });
  }

  async open(name: string): Promise<void> {
    await this.result(name).click();
  }
}
