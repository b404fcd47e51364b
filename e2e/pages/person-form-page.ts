// The form of a person, new or known.

import { expect, type Locator, type Page } from '@playwright/test';
import { expectDraftKept } from './draft-kept.js';

export class PersonFormPage {
  readonly page: Page;
  readonly name: Locator;
  readonly birthDate: Locator;
  readonly personalId: Locator;
  readonly phone: Locator;
  readonly address: Locator;
  readonly note: Locator;
  readonly allergies: Locator;
  readonly saveButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.name = page.getByLabel('Họ và tên');
    this.birthDate = page.getByLabel('Ngày sinh');
    this.personalId = page.getByLabel('Số định danh (CCCD)');
    this.phone = page.getByLabel('Điện thoại');
    this.address = page.getByLabel('Địa chỉ');
    this.note = page.getByLabel('Ghi chú');
    this.allergies = page.getByLabel('Dị ứng');
    this.saveButton = page.getByRole('button', { name: 'Lưu người này' });
  }

  async expectNew(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Đăng ký người mới' })).toBeVisible();
  }

  async expectEdit(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Sửa thông tin' })).toBeVisible();
  }

  sex(word: 'Nam' | 'Nữ'): Locator {
    return this.page
      .getByRole('group', { name: 'Giới tính' })
      .getByRole('radio', { name: word, exact: true });
  }

  async chooseHamlet(name: string): Promise<void> {
    await this.page.getByLabel('Thôn, xóm').selectOption({ label: name });
  }

  async expectDraftKept(): Promise<void> {
    await expectDraftKept(this.page);
  }

  async save(): Promise<void> {
    await this.saveButton.click();
  }
}
