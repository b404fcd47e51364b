// Reading a card: camera, photo, hand reader, typed number; and what the card led to.

import { expect, type Locator, type Page } from '@playwright/test';

const FINGER_MS = 80;

export class ScanPage {
  readonly page: Page;
  readonly camera: Locator;
  readonly number: Locator;

  constructor(page: Page) {
    this.page = page;
    this.camera = page.getByLabel('Hình camera đang quét');
    this.number = page.getByLabel('Số căn cước');
  }

  async typeNumber(text: string): Promise<void> {
    const asked = this.page.getByRole('button', { name: 'Gõ số' });
    if (!(await this.number.isVisible())) await asked.click();
    // A hand reader types faster than any finger, and is known by it.
    await this.number.pressSequentially(text, { delay: FINGER_MS });
  }

  findButton(): Locator {
    return this.page.getByRole('button', { name: 'Tìm người này' });
  }

  async choosePicture(file: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Chọn ảnh' }).click();
    await (await chooser).setFiles(file);
  }

  /** What a hand reader does: types a whole card without a breath, and ends with Enter. */
  async readByHand(text: string): Promise<void> {
    const keyboard = await this.page.context().newCDPSession(this.page);
    const press = (key: string, typed: string) =>
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: typed });
    // None waits for the one before to be heard: a busy machine would take a breath in the middle of the card.
    await Promise.all([...[...text].map((letter) => press(letter, letter)), press('Enter', '\r')]);
    await keyboard.detach();
  }

  async expectNewCard(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Thẻ vừa quét' })).toBeVisible();
    await expect(this.page.getByRole('heading', { level: 2, name })).toBeVisible();
    await expect(this.page.getByText('Chưa có hồ sơ ở trạm')).toBeVisible();
  }

  async registerFromCard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đăng ký theo thẻ' }).click();
  }
}
