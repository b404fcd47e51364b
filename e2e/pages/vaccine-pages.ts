// The card of a child's vaccines and the forms it leads to.

import { expect, type Locator, type Page } from '@playwright/test';

export class VaccinePages {
  readonly page: Page;
  readonly temperature: Locator;
  readonly saveDoses: Locator;

  constructor(page: Page) {
    this.page = page;
    this.temperature = page.getByLabel('Nhiệt độ');
    this.saveDoses = page.getByRole('button', { name: /^Lưu \d+ mũi$/ });
  }

  async openFromPerson(): Promise<void> {
    await this.page.getByRole('link', { name: /^Tiêm chủng/ }).click();
    await expect(this.page.getByRole('list', { name: 'Các mũi theo lịch' })).toBeVisible();
  }

  row(vaccine: string): Locator {
    return this.page.getByRole('list', { name: vaccine, exact: true });
  }

  async begin(work: 'Tiêm hôm nay' | 'Ghi mũi tiêm nơi khác' | 'Hoãn, không tiêm'): Promise<void> {
    await this.page.getByRole('link', { name: work }).first().click();
  }

  vaccine(name: string): Locator {
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  async noneOfThese(): Promise<void> {
    await this.page.getByRole('button', { name: 'Không có điều nào dưới đây' }).click();
  }

  /** Every tap since then. Typing is none. */
  async countTaps(): Promise<() => Promise<number>> {
    await this.page.evaluate(() => {
      document.documentElement.dataset['taps'] = '0';
      document.addEventListener(
        'pointerdown',
        () => {
          const { dataset } = document.documentElement;
          dataset['taps'] = String(Number(dataset['taps']) + 1);
        },
        true,
      );
    });
    return () => this.page.evaluate(() => Number(document.documentElement.dataset['taps']));
  }
}
