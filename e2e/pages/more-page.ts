// Language, look, and the way out.

import { type Page } from '@playwright/test';

export class MorePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async chooseTheme(word: 'Sáng' | 'Tối' | 'Ngoài trời' | 'Theo máy'): Promise<void> {
    await this.page.getByRole('radio', { name: word, exact: true }).check();
  }

  async chooseLanguage(word: 'Tiếng Việt' | 'English'): Promise<void> {
    await this.page.getByRole('radio', { name: word, exact: true }).check();
  }
}
