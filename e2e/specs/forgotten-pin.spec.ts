// Ten wrong PINs: ever longer waits that no reload shortens, then the password; and nothing that was not sent is lost.

import type { Page } from '@playwright/test';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { PIN, PinPage } from '../pages/pin-page.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';
import { DESK, PHONE, TABLET } from '../tablet.js';

const KNOWN = 'Vi Thị Giả';
const [WRONG, NEXT_PIN] = ['906413', '735102'];

async function expectGoodAtEverySize(page: Page): Promise<void> {
  for (const size of [PHONE, DESK, TABLET]) {
    await page.setViewportSize(size);
    await expectGoodLayout(page);
  }
  await expectAccessible(page);
}

test('ten wrong PINs take the keys of an account away, and a password brings its unsent work back', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const { page, goOffline, goOnline } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  const waiting = page.getByText('Giữ màn hình này mở');
  await page.clock.install();

  await test.step('a visit is written without a network, and the tablet is closed', async () => {
    await app.openAs('yte1', PASSWORD);
    await app.expectReadyForOffline();
    await goOffline();
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await app.encounterForm.reason.fill('Sốt cao');
    await app.encounterForm.save();
    await app.expectWaiting(1);
    await page.reload();
  });

  await test.step('two slips cost nothing; the third makes everybody wait', async () => {
    for (const left of [9, 8]) {
      await pins.unlock(WRONG);
      await expectRefusal(page, {
        what: 'Chưa mở khoá được',
        why: `Mã PIN không đúng. Còn ${left} lần thử.`,
        whatNow: 'Gõ lại.',
      });
    }
    await expectGoodAtEverySize(page);
    await pins.unlock(WRONG);
    await expect(waiting).toBeVisible();
    await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled();
    await expectGoodAtEverySize(page);
    await page.clock.fastForward('00:06');
    await expect(waiting).toBeHidden();
  });

  await test.step('a wait stays what it is after a reload, with the clock set on by a year', async () => {
    for (let wrong = 4; wrong <= 8; wrong += 1) {
      await pins.unlock(WRONG);
      await expect(waiting).toBeVisible();
      if (wrong < 8) await page.clock.fastForward('10:00');
      if (wrong < 8) await expect(waiting).toBeHidden();
    }
    await page.clock.setSystemTime(Date.now() + 365 * 86_400_000);
    await page.reload();
    await expect(waiting).toBeVisible();
    await expect(page.getByText(/phải chờ (5 phút 0|4 phút 5\d) giây/)).toBeVisible();
    await page.clock.fastForward('05:00');
    await expect(waiting).toBeHidden();
  });

  await test.step('the tenth takes the keys, not the work', async () => {
    await pins.unlock(WRONG);
    await expect(waiting).toBeVisible();
    await page.clock.fastForward('11:00');
    await expect(waiting).toBeHidden();
    await pins.unlock(WRONG);
    await expect(page.getByText('Mã PIN bị gõ sai 10 lần')).toBeVisible();
    await expect(page.getByText('Việc chưa gửi vẫn còn trong máy.')).toBeVisible();
    await expectGoodAtEverySize(page);
  });

  await test.step('without a network nobody gets in, not with the right PIN either', async () => {
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await app.signIn.expectRefused({
      what: 'Chưa đăng nhập được',
      why: 'Máy này chưa nối được tới máy chủ.',
      whatNow: 'Những gì đã lưu trên máy vẫn còn nguyên.',
    });
    await page.keyboard.type(PIN);
    await expect(app.places).toHaveCount(0);
  });

  await test.step('with a network the password and a new PIN do, and the visit is sent', async () => {
    await goOnline();
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await pins.choose(NEXT_PIN);
    await app.expectAllSent();
    await app.openPerson('vi thi gia', KNOWN);
    await expect(app.person.visits('Sốt cao')).toBeVisible();
  });
});
