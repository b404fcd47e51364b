// Every refusal has three parts: what, why, what now.

import { expect, type Page } from '@playwright/test';

export interface Refusal {
  readonly what: string;
  readonly why: string;
  readonly whatNow: string;
}

export async function expectRefusal(page: Page, { what, why, whatNow }: Refusal): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: what });
  await expect(alert).toBeVisible();
  await expect(alert).toContainText(why);
  await expect(alert).toContainText(whatNow);
}
