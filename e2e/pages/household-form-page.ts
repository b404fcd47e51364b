// The form of a household, reached from the page of somebody who lives in it.

import { expect, type Locator, type Page } from '@playwright/test';
import { expectDraftKept } from './draft-kept.js';

export class HouseholdFormPage {
  readonly page: Page;
  readonly note: Locator;

  constructor(page: Page) {
    this.page = page;
    this.note = page.getByLabel('Ghi chú');
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Lưu hộ này' })).toBeVisible();
  }

  async expectDraftKept(): Promise<void> {
    await expectDraftKept(this.page);
  }
}
