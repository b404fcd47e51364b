// The pages of chronic care: screening, enrolment, follow-up, who is missing, registers.

import { expect, type Locator, type Page } from '@playwright/test';

export class ChronicPages {
  readonly page: Page;
  readonly pressure: Locator;
  readonly secondPressure: Locator;
  readonly saveVisit: Locator;
  /** Whether the target is reached, said while typing. */
  readonly verdict: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pressure = page.getByLabel(/^Huyết áp( lần 1)?$/);
    this.secondPressure = page.getByLabel(/^Huyết áp lần 2/);
    this.verdict = page.getByRole('status', { name: 'So với mục tiêu' });
    this.saveVisit = page.getByRole('button', { name: 'Lưu lượt tái khám' });
  }

  /** `day`: as it is written, `05/06/2026`. */
  async screen(first: string, second: string, day: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Sàng lọc huyết áp, đường máu' }).click();
    await expect(this.pressure).toBeFocused();
    await this.page.keyboard.type(first);
    await this.secondPressure.fill(second);
    await this.page.getByText('Tay đo, tư thế, nơi đo, ngày').click();
    await this.page.getByLabel('Ngày đo').fill(day);
  }

  async saveScreening(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lưu sàng lọc' }).click();
    await this.expectSaid(/Đã lưu sàng lọc/);
  }

  /** Read and closed: what is said next would wait behind it. */
  async expectSaid(words: RegExp | string): Promise<void> {
    await expect(this.page.getByText(words)).toBeVisible();
    await this.page.getByRole('button', { name: 'Đóng' }).click();
    await expect(this.page.getByText(words)).toBeHidden();
  }

  async openVisit(): Promise<void> {
    // The timeline below has entries of the same name.
    await this.page
      .getByRole('link', { name: /^Tái khám bệnh mạn tính/ })
      .first()
      .click();
    await expect(this.pressure).toBeFocused();
  }

  async addMedicine(name: string, strength: string): Promise<void> {
    await this.page.getByLabel('Thêm thuốc').selectOption({ label: name });
    await this.page.getByRole('group', { name }).getByLabel('Hàm lượng').fill(strength);
  }

  /** A visit entered after its day. */
  async enterDay(day: string): Promise<void> {
    await this.page.getByText('Đo thêm, nơi khám, ngày, dặn dò').click();
    await this.page.getByLabel('Ngày khám').fill(day);
  }

  /** Gives how many keys were pressed since. */
  async countKeys(): Promise<() => Promise<number>> {
    await this.page.evaluate(() => {
      const { dataset } = document.documentElement;
      dataset['keys'] = '0';
      addEventListener('keydown', () => (dataset['keys'] = String(Number(dataset['keys']) + 1)));
    });
    return async () => Number(await this.page.evaluate(() => document.documentElement.dataset['keys']));
  }

  async expectSaved(): Promise<void> {
    await this.expectSaid(/Đã lưu lượt tái khám/);
  }

  /** A row of the list of who is missing. */
  listed(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'Danh sách vắng' })
      .getByRole('listitem')
      .filter({ hasText: name });
  }
}
