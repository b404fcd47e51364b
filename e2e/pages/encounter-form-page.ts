// The form of a visit.

import { expect, type Locator, type Page } from '@playwright/test';
import { expectDraftKept } from './draft-kept.js';

export class EncounterFormPage {
  readonly page: Page;
  readonly reason: Locator;
  readonly bloodPressure: Locator;
  readonly temperature: Locator;
  readonly diagnosis: Locator;
  readonly advice: Locator;
  readonly saveButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.reason = page.getByLabel('Lý do đến khám');
    this.bloodPressure = page.getByLabel('Huyết áp');
    this.temperature = page.getByLabel('Nhiệt độ');
    this.diagnosis = page.getByRole('combobox', { name: /^(Chẩn đoán|Bệnh kèm)/ });
    this.advice = page.getByLabel('Dặn dò, xử trí');
    this.saveButton = page.getByRole('button', { name: 'Lưu lượt khám' });
  }

  async expectOpen(personName: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: personName })).toBeVisible();
    await expect(this.saveButton).toBeVisible();
  }

  async quickReason(words: string): Promise<void> {
    await this.page
      .getByRole('group', { name: 'Lý do hay gặp' })
      .getByRole('button', { name: words })
      .click();
  }

  async addDiagnosis(words: string, code: string): Promise<void> {
    await this.diagnosis.fill(words);
    await this.page.getByRole('option', { name: new RegExp(`^${code} `) }).click();
  }

  async expectDraftKept(): Promise<void> {
    await expectDraftKept(this.page);
  }

  async save(): Promise<void> {
    await this.saveButton.click();
  }
}
