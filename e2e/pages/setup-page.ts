// The page behind the one-time link: the first administrator.

import { type Page } from '@playwright/test';

export interface FirstAdministrator {
  readonly displayName: string;
  readonly username: string;
  readonly password: string;
}

export class SetupPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async create({ displayName, username, password }: FirstAdministrator): Promise<void> {
    await this.page.getByLabel('Họ và tên').fill(displayName);
    await this.page.getByLabel('Tên đăng nhập').fill(username);
    await this.page.getByLabel('Mật khẩu').fill(password);
    await this.page.getByRole('button', { name: 'Tạo tài khoản quản trị' }).click();
  }
}
