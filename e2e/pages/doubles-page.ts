// "Có thể trùng", the page that compares two records, and what a person's page says of other records.

import { expect, type Locator, type Page } from '@playwright/test';

export class DoublesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Under "Thêm", with how many pairs wait once they were counted. */
  async openList(): Promise<void> {
    await this.page.getByRole('link', { name: /^Có thể trùng/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Có thể trùng' })).toBeVisible();
  }

  /** Pairs of living people with one personal id. */
  sharedIds(): Locator {
    return this.page.getByRole('list', { name: 'Cùng số định danh' }).getByRole('link');
  }

  async expectCompare(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'So hai hồ sơ' })).toBeVisible();
  }

  async keep(which: 'Hồ sơ thứ nhất' | 'Hồ sơ thứ hai'): Promise<void> {
    await this.page.getByRole('radio', { name: which }).check();
  }

  async sayOne(): Promise<void> {
    await this.page.getByRole('button', { name: 'Là một người' }).click();
    await expect(this.page.getByText(/^Đã gộp vào hồ sơ/)).toBeVisible();
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(this.page.getByText('Đã hoàn tác')).toBeVisible();
    await this.dismiss();
  }

  /** The mouse rests where it stands, and what is looked at is not taken away by itself. */
  async dismiss(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đóng' }).click();
  }

  /** On a person's page: the records that were joined to it. */
  held(): Locator {
    return this.page.getByRole('list', { name: 'Hồ sơ khác của người này' }).getByRole('link');
  }

  async separate(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Tách hồ sơ ${name} ra` }).click();
    await expect(this.page.getByText('Đã tách thành hai hồ sơ')).toBeVisible();
  }
}
