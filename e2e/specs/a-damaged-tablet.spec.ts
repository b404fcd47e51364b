// A tablet whose disk tore records and whose browser lost its keys: what the server has comes back by itself, what was
// never sent is named and kept, and signing in opens the rest.

import { PASSWORD } from '../api-client.js';
import { forgetItself, loseDeviceKey, tearNewest } from '../disk/damage.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { PinPage } from '../pages/pin-page.js';
import { StationApp } from '../pages/station-app.js';
import { PHONE } from '../tablet.js';

const KNOWN = 'Vi Thị Giả';
const [SECOND_PIN, THIRD_PIN] = ['735102', '906413'];

test('a torn record comes again, an unsent one is named, and a tablet without keys is opened by a password', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const { page, goOffline, goOnline } = await openTablet({ viewport: PHONE, staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  const recordVisit = async (reason: string): Promise<void> => {
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await app.encounterForm.reason.fill(reason);
    await app.encounterForm.save();
    await expect(app.person.visits(reason)).toBeVisible();
  };

  await test.step('one visit was sent and one was not; the disk tears both', async () => {
    await app.openAs('yte1', PASSWORD);
    await recordVisit('Ho đã gửi');
    await app.expectAllSent();
    await app.expectReadyForOffline();
    // First: with a network what is torn comes again at once.
    await goOffline();
    await tearNewest(page, 'events', 'encounter');
    await recordVisit('Sốt chưa gửi');
    await tearNewest(page, 'events', 'encounter');
    await page.reload();
    await pins.unlock();
    await app.openPerson('vi thi gia', KNOWN);
    await app.goTo('Đồng bộ');
    await expect(page.getByText('1 bản ghi không mở được, sẽ lấy lại từ máy chủ')).toBeVisible();
    await expect(page.getByText('1 bản ghi chỉ có trên máy này không mở được')).toBeVisible();
    const named = page.getByRole('list', { name: 'Những bản ghi không mở được' });
    await expect(named.getByRole('link', { name: /Vi Thị Giả.*Lượt khám, ngày/ })).toBeVisible();
    await expectGoodLayout(page);
    await expectAccessible(page);
  });

  await test.step('with a network the sent one comes back, and the other one stays', async () => {
    await goOnline();
    await expect(page.getByText('sẽ lấy lại từ máy chủ')).toBeHidden();
    await expect(page.getByText('1 bản ghi chỉ có trên máy này không mở được')).toBeVisible();
    await app.openPerson('vi thi gia', KNOWN);
    await expect(app.person.visits('Ho đã gửi')).toBeVisible();
    await app.expectWaiting(1);
  });

  await test.step('without the tablet’s own key no PIN is asked for; the password opens it, and what waits is sent', async () => {
    await goOffline();
    await recordVisit('Đau lưng');
    await loseDeviceKey(page);
    await page.reload();
    await expect(page.getByText('mất chìa khoá riêng')).toBeVisible();
    await expect(page.getByText('Việc chưa gửi vẫn còn trong máy.')).toBeVisible();
    await expectAccessible(page);
    await goOnline();
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await pins.choose(SECOND_PIN);
    await app.expectWaiting(1);
  });

  await test.step('a tablet that forgot who works on it says what lies there, and opens by the password', async () => {
    await goOffline();
    await recordVisit('Đau răng');
    await forgetItself(page);
    await page.reload();
    await expect(page.getByText('Sổ của trạm vẫn còn trong máy này, có 2 việc chưa gửi')).toBeVisible();
    await expectGoodLayout(page);
    await expectAccessible(page);
    await goOnline();
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await pins.choose(THIRD_PIN);
    await app.expectWaiting(1);
    await app.openPerson('vi thi gia', KNOWN);
    for (const reason of ['Ho đã gửi', 'Đau lưng', 'Đau răng'])
      await expect(app.person.visits(reason)).toBeVisible();
  });
});
