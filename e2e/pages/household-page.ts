// A household's page and the forms that move people: who lives there, who goes where, what happened.

import { expect, type Locator, type Page } from '@playwright/test';

export class HouseholdPage {
  readonly page: Page;
  readonly members: Locator;
  readonly history: Locator;

  constructor(page: Page) {
    this.page = page;
    this.members = page.getByRole('list', { name: 'Người trong hộ' });
    this.history = page.getByRole('list', { name: 'Lịch sử hộ' });
  }

  /** From the page of somebody who lives there. */
  async openFromPerson(): Promise<void> {
    await this.page.getByText('Cùng hộ').click();
    await this.page.getByRole('link', { name: 'Xem cả hộ' }).click();
  }

  async expectShown(head: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: `Hộ ${head}` })).toBeVisible();
  }

  async begin(action: string): Promise<void> {
    await this.page.getByRole('link', { name: action }).click();
  }

  /** Who goes is ticked; the first of them heads the household they found. */
  async splitOff(head: string, others: Readonly<Record<string, string>>): Promise<void> {
    const who = this.page.getByRole('group', { name: 'Những ai đi?' });
    for (const name of [head, ...Object.keys(others)]) await who.getByRole('checkbox', { name }).check();
    await this.page.getByRole('radio', { name: head }).check();
    for (const [name, relation] of Object.entries(others))
      await this.page.getByLabel(`${name} là gì của chủ hộ?`).selectOption(relation);
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lưu việc chuyển' }).click();
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Hoàn tác' }).click();
  }
}
