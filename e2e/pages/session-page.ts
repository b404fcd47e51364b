// The page of a vaccination day: who is due, who is watched, and what a severe event asks for.

import { expect, type Locator, type Page } from '@playwright/test';

export class SessionPage {
  readonly page: Page;
  readonly list: Locator;
  readonly watched: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'Danh sách buổi tiêm' });
    this.watched = page.getByRole('list', { name: 'Đang theo dõi sau tiêm' });
  }

  async openFromMore(): Promise<void> {
    await this.page.getByRole('link', { name: /^Buổi tiêm/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Buổi tiêm' })).toBeVisible();
  }

  child(name: string): Locator {
    return this.list.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  async endWatch(name: string, how: string): Promise<void> {
    await this.watched.getByRole('button', { name: new RegExp(name) }).click();
    await this.page.getByRole('button', { name: new RegExp(`^${how}`) }).click();
  }
}
