// Day files: making one, saving it, and taking one in.

import { expect, type Locator, type Page } from '@playwright/test';

export interface TakenCounts {
  readonly new: number;
  readonly merged: number;
  readonly known: number;
  readonly refused: number;
}

export class DayFilePage {
  readonly page: Page;
  readonly making: Locator;

  constructor(page: Page) {
    this.page = page;
    this.making = page.getByRole('button', { name: 'Tạo tệp' });
  }

  async openFromSync(): Promise<void> {
    await this.page.getByRole('link', { name: 'Mở tệp trong ngày' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Tệp trong ngày' })).toBeVisible();
  }

  async make(): Promise<void> {
    await this.making.click();
    await expect(this.page.getByText('Tệp đã sẵn sàng')).toBeVisible();
  }

  async save(path: string): Promise<void> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Lưu tệp' }).click();
    await (await downloading).saveAs(path);
  }

  async take(path: string): Promise<void> {
    await this.page.getByLabel('Chọn tệp').setInputFiles(path);
  }

  async expectTaken(counts: TakenCounts): Promise<void> {
    await expect(this.page.getByText('Đã nhận xong tệp')).toBeVisible();
    for (const [name, count] of Object.entries(counts))
      await expect(this.page.getByTestId(`taken-${name}`)).toHaveText(String(count));
  }
}
