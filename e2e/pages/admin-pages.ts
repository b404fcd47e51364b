// What an administrator does: centres, stations and their hamlets, accounts, the log of what was done.

import { expect, type Locator, type Page } from '@playwright/test';

export type AdminPlace = 'Trạm' | 'Tài khoản' | 'Máy' | 'Nhật ký';

export class AdminPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goTo(place: AdminPlace): Promise<void> {
    const places = this.page.getByRole('navigation', { name: 'Các mục chính' });
    await places.getByRole('link', { name: place, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: place, exact: true })).toBeVisible();
  }

  async createCentre(name: string): Promise<void> {
    await this.page.getByLabel('Tên', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Thêm trung tâm' }).click();
    await this.expectCreated(name);
  }

  async createStation(name: string, commune: string, centre: string): Promise<void> {
    await this.page.getByLabel('Tên trạm').fill(name);
    await this.page.getByLabel('Tên xã, phường').fill(commune);
    await this.page.getByLabel('Trung tâm phụ trách').selectOption({ label: centre });
    await this.page.getByRole('button', { name: 'Thêm trạm' }).click();
    await this.expectCreated(name);
  }

  async openStation(name: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Trạm' }).getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async createHamlet(name: string): Promise<void> {
    await this.page.getByLabel('Tên thôn, xóm, bản').fill(name);
    await this.page.getByRole('button', { name: 'Thêm thôn' }).click();
    await this.expectCreated(name);
  }

  private async expectCreated(name: string): Promise<void> {
    const said = this.page.getByRole('status').filter({ hasText: `Đã tạo ${name}` });
    await expect(said).toBeVisible();
    // What was said last time makes room for what is said next.
    await said.getByRole('button', { name: 'Đóng' }).click();
  }

  /** The password the server made, shown once. */
  async createWorker(displayName: string, username: string, station: string): Promise<string> {
    await this.page.getByRole('radio', { name: 'Nhân viên trạm' }).check();
    await this.page.getByLabel('Họ và tên').fill(displayName);
    await this.page.getByLabel('Tên đăng nhập').fill(username);
    await this.page.getByLabel('Trạm', { exact: true }).selectOption({ label: station });
    await this.page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    return this.oneTimePassword(displayName);
  }

  async resetPassword(displayName: string): Promise<string> {
    await this.accounts().getByRole('button', { name: displayName }).click();
    await this.page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
    return this.oneTimePassword(displayName);
  }

  accounts(): Locator {
    return this.page.getByRole('list', { name: 'Tài khoản' });
  }

  private async oneTimePassword(displayName: string): Promise<string> {
    const sheet = this.page.getByRole('dialog', { name: `Mật khẩu của ${displayName}` });
    await expect(sheet).toBeVisible();
    const password = /[a-z2-9]{4}(-[a-z2-9]{4}){2}/.exec(await sheet.innerText())?.[0];
    if (!password) throw new Error('no one-time password on the sheet');
    return password;
  }

  async handedOver(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đã đưa cho người đó' }).click();
  }

  logged(act: string): Locator {
    return this.page.getByRole('row').filter({ hasText: act });
  }
}
