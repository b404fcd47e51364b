// "Cần sửa": the list of records that would not be linked, one record of it, and what is handed over.

import { expect, type Locator, type Page } from '@playwright/test';

export class MendingPage {
  readonly page: Page;
  readonly saveNext: Locator;
  readonly skip: Locator;

  constructor(page: Page) {
    this.page = page;
    this.saveNext = page.getByRole('button', { name: /^Lưu/ });
    this.skip = page.getByRole('link', { name: 'Để sau', exact: true });
  }

  /** From Thêm, where it always is. */
  async openFromMore(): Promise<void> {
    await this.page.getByRole('link', { name: 'Hồ sơ cần sửa' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Cần sửa', exact: true })).toBeVisible();
  }

  count(count: number): Locator {
    return this.page.getByText(`${count} hồ sơ cần sửa`, { exact: true });
  }

  row(name: string): Locator {
    return this.page.getByRole('list', { name: 'Hồ sơ cần sửa' }).getByRole('link', { name });
  }

  async chooseKind(label: string): Promise<void> {
    await this.page.getByLabel('Loại sai').selectOption({ label });
  }

  /** The record that is open, and what is wrong with it. */
  async expectPerson(name: string, ...defects: readonly string[]): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    for (const defect of defects) {
      await expect(this.page.getByRole('heading', { level: 2, name: defect, exact: true })).toBeVisible();
    }
  }

  propose(value: string): Locator {
    return this.page.getByRole('button', { name: `Sửa thành “${value}”` });
  }

  async noteLookup(code: string): Promise<void> {
    await this.page.getByLabel('Mã kết quả trên cổng').selectOption(code);
    await this.page.getByRole('button', { name: 'Ghi kết quả tra' }).click();
  }

  async expectNone(): Promise<void> {
    await expect(this.page.getByText('Không còn hồ sơ nào cần sửa')).toBeVisible();
  }
}
