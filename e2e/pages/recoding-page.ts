// "Đổi mã địa giới" and "Hỏi lại nơi ở": what a merger makes of people's addresses.

import { expect, type Locator, type Page } from '@playwright/test';

export class RecodingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Đổi mã địa giới' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Đổi mã địa giới' })).toBeVisible();
  }

  async preview(): Promise<void> {
    await this.page.getByRole('button', { name: /^Xem trước/ }).click();
    await expect(this.page.getByRole('heading', { level: 2, name: 'Xem trước' })).toBeVisible();
  }

  group(words: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: words });
  }

  async apply(people: number): Promise<void> {
    await this.page.getByRole('button', { name: `Đổi mã cho ${people} người` }).click();
    await expect(this.page.getByText('Đã đổi mã xong')).toBeVisible();
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Hoàn tác cả lần này' }).click();
    await expect(this.page.getByText('Đã hoàn tác')).toBeVisible();
  }

  /** A line of what it came to. */
  fact(label: string, value: string): Locator {
    return this.page.locator('dl').filter({ hasText: label }).getByText(value, { exact: true });
  }

  async openQuestions(): Promise<void> {
    await this.page.getByRole('link', { name: 'Hỏi lại nơi ở' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Hỏi lại nơi ở' })).toBeVisible();
  }

  choices(name: string): Locator {
    return this.page.getByRole('group', { name });
  }
}
