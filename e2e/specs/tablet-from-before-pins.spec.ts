// A tablet that somebody signed in to before there were PINs: it works on as it was without a network, is asked for a PIN
// at its next contact, and loses nothing.

import type { Page } from '@playwright/test';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { PIN, PinPage } from '../pages/pin-page.js';
import { StationApp } from '../pages/station-app.js';

const REPLICA = 'before0000' as ReplicaId;
const NEW = 'Hoàng Văn Thử';

/** As the version before PINs kept it: in the clear, in a store of its own. */
async function keepAsBefore(page: Page, values: Record<string, unknown>): Promise<void> {
  await page.evaluate(async (kept) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('tram-device');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the device database does not open'));
    });
    const writing = database.transaction('kept', 'readwrite');
    for (const [key, value] of Object.entries(kept)) writing.objectStore('kept').put(value, key);
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  }, values);
}

const keptInTheClear = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('tram-device');
      asked.onsuccess = () => resolve(asked.result);
    });
    const read = database.transaction('kept').objectStore('kept').count('session');
    await new Promise((resolve) => (read.onsuccess = resolve));
    database.close();
    return read.result > 0;
  });

test('a tablet from before PINs works on, is asked for one at its next contact, and loses nothing', async ({
  station,
  openTablet,
}) => {
  const { page, goOffline, goOnline } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);

  await test.step('somebody signed in before the update, and is out of reach now', async () => {
    await page.goto('/');
    await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
    await app.expectReadyForOffline();
    const before = await new ApiClient(station.server.url).signIn('yte1', PASSWORD, REPLICA);
    const { account, stationName, accessToken, refreshToken } = before;
    const session = { account, stationName, accessToken, refreshToken, replicaId: REPLICA };
    await keepAsBefore(page, {
      session: { ...session, accessExpiresAtMs: Date.now(), expired: false },
      replica: { id: REPLICA, isUsed: false },
      station: station.stationId,
    });
    await goOffline();
    await page.reload();
    await expect(app.places).toBeVisible();
  });

  await test.step('work goes on without a PIN, also after a reload', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await app.personForm.name.fill(NEW);
    await app.personForm.sex('Nam').check();
    await app.personForm.saveButton.click();
    await app.person.expectShown(NEW);
    await app.expectWaiting(1);
    await page.reload();
    await app.expectWaiting(1);
    await expect(page.getByRole('button', { name: 'Khoá', exact: true })).toHaveCount(0);
    expect(await keptInTheClear(page)).toBe(true);
  });

  await test.step('the next contact asks for a PIN, and then the person is sent', async () => {
    await goOnline();
    await expect(pins.chosen).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(NEW)).toHaveCount(0);
    await pins.choose();
    await app.expectAllSent();
    expect(await keptInTheClear(page)).toBe(false);
  });

  await test.step('from now on it starts locked', async () => {
    await page.reload();
    await pins.unlock(PIN);
    await app.openPerson('hoang van thu', NEW);
  });
});
