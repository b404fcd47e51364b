// The device's own lock beside the PIN: a finger on Chromium's virtual sensor, which gives the app its secret (WebAuthn PRF).

import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { PIN, PinPage } from '../pages/pin-page.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';
import { PHONE, TABLET } from '../tablet.js';

test('a finger unlocks without a network, a wrong one does not, and the PIN always works', async ({
  openTablet,
}) => {
  const { page, context, goOffline } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  const sensor = await context.newCDPSession(page);
  await sensor.send('WebAuthn.enable');
  const { authenticatorId } = await sensor.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const finger = page.getByRole('button', { name: 'Vân tay, khuôn mặt' });

  await test.step('after the PIN a finger is offered, and taken', async () => {
    await page.goto('/');
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await pins.choose();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Mở khoá bằng vân tay hoặc khuôn mặt?' }),
    ).toBeVisible();
    for (const size of [PHONE, TABLET]) {
      await page.setViewportSize(size);
      await expectGoodLayout(page);
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Dùng vân tay, khuôn mặt' }).click();
    await app.expectAllSent();
    await app.expectReadyForOffline();
    await goOffline();
  });

  await test.step('it opens the tablet after a reload, without a network', async () => {
    await page.reload();
    await finger.click();
    await expect(app.places).toBeVisible();
  });

  await test.step('a finger the device does not know opens nothing; the PIN does', async () => {
    await page.getByRole('button', { name: 'Khoá', exact: true }).click();
    await pins.person('Lò Thị Mẫu').click();
    await sensor.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await finger.click();
    await expectRefusal(page, {
      what: 'Chưa mở khoá được',
      why: 'Máy không nhận vân tay hoặc khuôn mặt.',
      whatNow: 'Thử lại, hoặc gõ mã PIN.',
    });
    await pins.unlock(PIN);
    await expect(app.places).toBeVisible();
  });
});
