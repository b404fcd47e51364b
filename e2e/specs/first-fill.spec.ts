// A new tablet takes in a whole commune over a slow line, is switched off in between, and goes on where it stood.

import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from '../api-client.js';
import { startFilledStation } from '../benches/filled-station.js';
import { PinPage } from '../pages/pin-page.js';
import { openTablet, type Tablet } from '../tablet.js';

const SLOW_BYTES_PER_SECOND = 25_000;
const FILLED_MS = 240_000;

async function slowLine({ context, page }: Tablet): Promise<void> {
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 50,
    downloadThroughput: SLOW_BYTES_PER_SECOND,
    uploadThroughput: SLOW_BYTES_PER_SECOND,
  });
}

/** The share the page names: "37% · 1.480 / 4.010 …". */
async function shareOf({ page }: Tablet): Promise<number> {
  const words = page.getByText(/^\d+% · [\d.]+ \/ [\d.]+/);
  await words.waitFor({ timeout: FILLED_MS });
  return Number(/^(\d+)%/.exec((await words.textContent()) ?? '')?.[1]);
}

test('a tablet that is switched off while it takes in the commune goes on where it stood', async () => {
  test.setTimeout(600_000);
  const station = await startFilledStation({ documents: 4000, persons: 700, events: 4.75, seed: '1' });
  const profile = await mkdtemp(join(tmpdir(), 'tram-first-fill-'));
  let tablet = await openTablet(station.server.url, { profile });
  try {
    await tablet.page.goto('/');
    await tablet.page.getByLabel('Tên đăng nhập').fill('yte1');
    await tablet.page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await slowLine(tablet);
    await tablet.page.getByRole('button', { name: 'Đăng nhập' }).click();
    await new PinPage(tablet.page).choose();
    const before = await shareOf(tablet);
    expect(before).toBeLessThan(100);
    await tablet.kill();

    tablet = await openTablet(station.server.url, { profile });
    await slowLine(tablet);
    await tablet.page.goto('/');
    await expect(tablet.page.getByRole('navigation', { name: 'Các mục chính' })).toBeVisible();
    expect(await shareOf(tablet)).toBeGreaterThanOrEqual(before);
    await tablet.page.getByRole('navigation').getByText('Đã gửi hết').waitFor({ timeout: FILLED_MS });
    await tablet.page.goto('/find');
    await expect(tablet.page.getByText(`Tìm trong ${station.people.length} người của trạm`)).toBeVisible({
      timeout: FILLED_MS,
    });
  } finally {
    await tablet.dispose();
    await station.server.dispose();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
});
