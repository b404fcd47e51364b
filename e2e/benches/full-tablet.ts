// A tablet that has everything: signed in, filled from the server, its people in memory. Its profile outlives its
// browser, so that it can be opened again as on the next morning.

import type { CDPSession, Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from '../api-client.js';
import { PinPage } from '../pages/pin-page.js';
import { openTablet, type Tablet, type TabletOptions } from '../tablet.js';

const FILL_MS = 600_000;

export interface FullTablet extends Tablet {
  readonly profile: string;
  readonly cdp: CDPSession;
}

/** The words under the empty search box once everybody is in memory: "Tìm trong 20.000 người của trạm". */
export async function untilEverybodyIsIn(page: Page, persons: number, timeoutMs = FILL_MS): Promise<void> {
  const grouped = persons > 9999 ? String(persons).replace(/\B(?=(\d{3})+$)/g, '.') : String(persons);
  await page.getByText(`Tìm trong ${grouped} người của trạm`).waitFor({ timeout: timeoutMs });
}

/** The words at the place of the sync; the first round is then over. */
export async function untilAllIsSent(page: Page, timeoutMs = FILL_MS): Promise<void> {
  await page.getByRole('navigation').getByText('Đã gửi hết').waitFor({ timeout: timeoutMs });
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('yte1');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await new PinPage(page).choose();
}

/** Opens the browser on `profile`; the CPU is not slowed yet. */
export async function reopenTablet(
  url: string,
  profile: string,
  options: Pick<TabletOptions, 'viewport' | 'staysLocked'> = {},
): Promise<FullTablet> {
  const tablet = await openTablet(url, { ...options, profile });
  const cdp = await tablet.context.newCDPSession(tablet.page);
  return { ...tablet, profile, cdp };
}

/** Fills a tablet and puts it away; gives the profile it can be opened again with. */
export async function fillTablet(url: string, persons: number): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'tram-bench-'));
  const tablet = await reopenTablet(url, profile);
  const { page } = tablet;
  const startedAt = performance.now();
  await page.goto('/find');
  await signIn(page);
  await untilEverybodyIsIn(page, persons);
  // The first round ends when the events are in too.
  await untilAllIsSent(page);
  console.log(`The tablet is full after ${((performance.now() - startedAt) / 1000).toFixed(1)} s (CPU ÷1)`);
  await tablet.dispose();
  return profile;
}

export async function forgetTablet(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}

export async function slowDown(cdp: CDPSession, throttle: number): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
}
