// The keys of a PIN: chosen after the first sign-in, asked for whenever the tablet was locked.

import { expect, type Locator, type Page } from '@playwright/test';

/** Everybody's in every journey but those about PINs. */
export const PIN = '284917';

export class PinPage {
  readonly page: Page;
  /** Where a PIN is asked for to unlock, in either language. */
  readonly asked: Locator;
  readonly chosen: Locator;
  readonly again: Locator;

  constructor(page: Page) {
    this.page = page;
    this.asked = page.getByRole('group', { name: /mã PIN 6 số|6-digit PIN/ });
    this.chosen = page.getByRole('group', { name: 'Chọn mã PIN của bạn' });
    this.again = page.getByRole('group', { name: 'Gõ lại mã PIN vừa chọn' });
  }

  async type(pin: string): Promise<void> {
    for (const figure of pin) await this.page.getByRole('button', { name: figure, exact: true }).click();
  }

  async choose(pin = PIN): Promise<void> {
    await this.type(pin);
    await expect(this.again).toBeVisible();
    await this.type(pin);
  }

  async chooseByKeys(pin = PIN): Promise<void> {
    await expect(this.chosen).toBeVisible();
    await this.page.keyboard.type(pin);
    await expect(this.again).toBeVisible();
    await this.page.keyboard.type(pin);
  }

  async unlock(pin = PIN): Promise<void> {
    await expect(this.asked).toBeVisible();
    await this.type(pin);
  }

  person(name: string): Locator {
    return this.page.getByRole('list', { name: 'Ai đang làm việc?' }).getByRole('button', { name });
  }
}

/** A reload locks a tablet. Journeys that are about something else unlock it wherever they meet it locked. */
export async function unlockWhereLocked(page: Page): Promise<void> {
  const pins = new PinPage(page);
  await page.addLocatorHandler(pins.asked, () => page.keyboard.type(PIN));
}
