// The page a day starts from: what was half written, and who was seen today.

import { type Locator, type Page } from '@playwright/test';

export class TodayPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A half-written form, by the name it is about. */
  draft(kind: 'Đăng ký người' | 'Lượt khám' | 'Sửa hộ gia đình', name: string): Locator {
    return this.page.getByRole('link', { name }).filter({ hasText: `${kind} · giữ lúc` });
  }

  discardDraft(name: string): Locator {
    return this.page.getByRole('button', { name: `Bỏ bản đang ghi của ${name}` });
  }

  visit(name: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name });
  }
}
