// "Khác nhau cần xem": what two tablets wrote differently, and the way there.

import { expect, type Locator, type Page } from '@playwright/test';

export class DifferencesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Stands on Hôm nay and on Đồng bộ, and only where there is something to look at. */
  way(): Locator {
    return this.page.getByRole('link', { name: 'Xem và chọn' });
  }

  count(count: number): Locator {
    return this.page.getByText(`${count} mục hai máy ghi khác nhau`);
  }

  async open(): Promise<void> {
    await this.way().click();
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect(
      this.page.getByRole('heading', { level: 1, name: 'Khác nhau cần xem', exact: true }),
    ).toBeVisible();
  }

  whose(name: string): Locator {
    return this.page.getByRole('heading', { level: 2, name, exact: true });
  }

  async expectNone(): Promise<void> {
    await expect(this.page.getByText('Không có gì khác nhau')).toBeVisible();
  }
}
