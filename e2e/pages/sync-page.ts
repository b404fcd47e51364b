// What is only here, what is at the server, what was refused.

import { expect, type Page } from '@playwright/test';

export interface SyncCounts {
  readonly waiting: number;
  readonly refused: number;
}

export class SyncPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async expectCounts({ waiting, refused }: SyncCounts): Promise<void> {
    await expect(this.page.getByTestId('waiting')).toHaveText(String(waiting));
    await expect(this.page.getByTestId('refused')).toHaveText(String(refused));
  }

  async expectAllAtServer(): Promise<void> {
    await expect(this.page.getByText('Mọi thứ đã ở máy chủ')).toBeVisible();
  }

  /** Sends and receives one whole round, and waits for its end. */
  async sendNow(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Gửi ngay' });
    // While a round runs the button says so and has another name.
    await expect(button).toBeVisible();
    const receiving = this.page.waitForResponse((response) => response.url().includes('/changes'));
    await button.click();
    await receiving;
    await expect(button).toBeVisible();
  }
}
