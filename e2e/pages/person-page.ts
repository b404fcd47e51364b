// A person's page: what to do next, what two tablets disagree on, then what was done.

import { expect, type Locator, type Page } from '@playwright/test';

export class PersonPage {
  readonly page: Page;
  readonly timeline: Locator;

  constructor(page: Page) {
    this.page = page;
    this.timeline = page.getByRole('list', { name: 'Đã làm' });
  }

  async expectShown(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  }

  async edit(): Promise<void> {
    await this.page.getByRole('link', { name: 'Sửa thông tin' }).first().click();
  }

  async recordVisit(): Promise<void> {
    await this.page.getByRole('link', { name: 'Ghi lượt khám' }).click();
  }

  visits(reason: string): Locator {
    return this.timeline.getByRole('listitem').filter({ hasText: reason });
  }

  async openDetails(): Promise<void> {
    const fold = this.page.getByRole('group').filter({ hasText: 'Giấy tờ và liên hệ' });
    if ((await fold.getAttribute('open')) === null) await this.page.getByText('Giấy tờ và liên hệ').click();
  }

  disagreements(): Locator {
    return this.page.getByRole('heading', { level: 2, name: 'Khác nhau cần xem' });
  }

  takeOther(value: string): Locator {
    return this.page.getByRole('button', { name: `Dùng “${value}”` });
  }

  keepStanding(value: string): Locator {
    return this.page.getByRole('button', { name: `Giữ “${value}”` });
  }
}
