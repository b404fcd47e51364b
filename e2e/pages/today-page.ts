// The page a day starts from: what was half written, and who was seen today.

import { type Locator, type Page } from '@playwright/test';

export class TodayPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private section(title: string): Locator {
    return this.page.getByRole('main').locator('section', {
      has: this.page.getByRole('heading', { name: title, exact: true }),
    });
  }

  draft(name: string): Locator {
    return this.section('Đang ghi dở').getByRole('link', { name });
  }

  discardDraft(name: string): Locator {
    return this.page.getByRole('button', { name: `Bỏ bản đang ghi của ${name}` });
  }

  visit(name: string): Locator {
    return this.section('Đã khám hôm nay').getByRole('link', { name });
  }
}
