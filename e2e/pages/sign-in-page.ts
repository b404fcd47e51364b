// The door: name, password, and why it did not open.

import { expect, type Page } from '@playwright/test';
import { PinPage } from './pin-page.js';
import { expectRefusal, type Refusal } from './refusal.js';

export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async fill(username: string, password: string): Promise<void> {
    await this.page.getByLabel('Tên đăng nhập').fill(username);
    await this.page.getByLabel('Mật khẩu').fill(password);
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.fill(username, password);
    await this.submit();
    const places = this.page.getByRole('navigation', { name: 'Các mục chính' });
    const pins = new PinPage(this.page);
    await expect(places.or(pins.chosen)).toBeVisible();
    // An office has no records to keep, and so no PIN.
    if (await pins.chosen.isVisible()) await pins.chooseByKeys();
    await expect(places).toBeVisible();
  }

  async expectRefused(refusal: Refusal): Promise<void> {
    await expectRefusal(this.page, refusal);
  }
}
