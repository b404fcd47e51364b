// A tablet is lost: the head of its station sees it in the list, shuts it out, and lets it in again when it is found.

import type { Page } from '@playwright/test';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { AdminPages } from '../pages/admin-pages.js';
import { expectAccessible } from '../pages/accessible.js';
import { DevicesPage } from '../pages/devices-page.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { PinPage } from '../pages/pin-page.js';
import { StationApp } from '../pages/station-app.js';
import { DESK, PHONE, TABLET } from '../tablet.js';

const NURSE = 'Lò Thị Mẫu';

async function expectGoodOnScreens(page: Page): Promise<void> {
  for (const size of [TABLET, DESK, PHONE]) {
    await page.setViewportSize(size);
    await expectGoodLayout(page);
  }
  await expectAccessible(page);
}

test('the head of a station shuts a lost tablet out, and lets it in again when it is found', async ({
  openTablet,
}) => {
  const lost = await openTablet({ viewport: PHONE });
  const nurse = new StationApp(lost.page);
  await nurse.openAs('yte1', PASSWORD);

  const { page } = await openTablet({ viewport: PHONE });
  const app = new StationApp(page);
  const devices = new DevicesPage(page);
  await app.openAs('tramtruong', PASSWORD);

  await test.step('the head finds the tablets under Thêm', async () => {
    await app.goTo('Thêm');
    await expectGoodOnScreens(page);
    await devices.openFromMore();
    await expect(devices.list.getByRole('listitem')).toHaveCount(2);
    await expect(devices.usedBy('Bác sĩ Vi Văn Thử')).toContainText('Máy đang dùng');
    await expectGoodOnScreens(page);
  });

  await test.step('what the tablet told of itself', async () => {
    await devices.usedBy(NURSE).click();
    await expect(devices.sheet).toContainText('Đã gửi hết');
    await expect(devices.sheet).toContainText(/Đã dùng .* MB trong /);
    await expect(devices.sheet).toContainText('đúng giờ');
    await expect(devices.sheet).toContainText('Có khoá riêng');
    await expect(devices.sheet.getByText(/^\d+\.\d+\.\d+/)).toBeVisible();
    await expectGoodOnScreens(page);
  });

  await test.step('it is shut out after it was said what that does', async () => {
    await devices.sheet.getByRole('button', { name: 'Thu hồi máy' }).click();
    await expectGoodOnScreens(page);
    await devices.sheet.getByRole('button', { name: 'Để nguyên' }).click();
    await devices.usedBy(NURSE).click();
    await devices.revoke();
    await expect(devices.usedBy(NURSE)).toContainText('Đã thu hồi');
    await expectGoodOnScreens(page);
    // By itself: the line it listens on was cut with the reason.
    await expect(lost.page.getByRole('heading', { name: 'Máy này đã bị thu hồi' })).toBeVisible();
    await expectAccessible(lost.page);
    await lost.page.getByRole('button', { name: 'Đã hiểu, khoá máy' }).click();
    await new PinPage(lost.page).person(NURSE).click();
    await nurse.signIn.fill('yte1', PASSWORD);
    await nurse.signIn.submit();
    await expect(lost.page.getByRole('alert')).toContainText('thu hồi');
  });

  await test.step('found again, it signs in and goes on', async () => {
    await devices.usedBy(NURSE).click();
    await devices.sheet.getByRole('button', { name: 'Cho dùng lại' }).click();
    await expect(devices.usedBy(NURSE)).not.toContainText('Đã thu hồi');
    await nurse.signIn.signIn('yte1', PASSWORD);
    await nurse.expectAllSent();
  });
});

test('an administrator sees the tablets of every station, and the own one apart', async ({ openTablet }) => {
  const nurse = new StationApp((await openTablet({ viewport: PHONE })).page);
  await nurse.openAs('yte1', PASSWORD);

  const { page } = await openTablet({ viewport: DESK });
  await page.goto('/');
  await new StationApp(page).signIn.signIn('quantri', PASSWORD);
  await new AdminPages(page).goTo('Máy');
  const ofStation = page.getByRole('list', { name: 'Trạm Y tế xã Thử Nghiệm' });
  await expect(ofStation.getByRole('button').filter({ hasText: NURSE })).toBeVisible();
  const ofNone = page.getByRole('list', { name: 'Không thuộc trạm nào' });
  await expect(ofNone.getByRole('button').filter({ hasText: 'Máy đang dùng' })).toBeVisible();
  await expectGoodOnScreens(page);
});
