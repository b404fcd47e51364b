// A tablet without room: in the middle of a save the worker is told and keeps the form; old visits that the server has go
// to make room, are said to be there, and come back for one person; and what was not sent is never touched.

import type { CDPSession, Page } from '@playwright/test';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';
import type { Tablet } from '../tablet.js';

const KNOWN = 'Vi Thị Giả';
const DAY_MS = 24 * 3_600_000;

/** Chromium looks anew at what room there is every half minute. */
const NOTICED_MS = 120_000;
const isHeldInHand = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    if (!(await caches.has('tram-ballast'))) return false;
    return (await (await caches.open('tram-ballast')).keys()).length > 0;
  });

interface Disk {
  leaveNothing(): Promise<void>;
  /** Full, but for what the app itself could let go. */
  leaveWhatIsHeldInHand(): Promise<void>;
  giveBack(): Promise<void>;
}

async function diskOf({ context, page }: Tablet): Promise<Disk> {
  const line: CDPSession = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  return {
    async leaveNothing() {
      await line.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    },
    async leaveWhatIsHeldInHand() {
      const { usage } = await line.send('Storage.getUsageAndQuota', { origin });
      await line.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage - 1_000_000 });
    },
    async giveBack() {
      await line.send('Storage.overrideQuotaForOrigin', { origin });
    },
  };
}

test('a disk that fills up in the middle of a save costs nobody a word', async ({ station, openTablet }) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const tablet = await openTablet();
  const app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);
  const disk = await diskOf(tablet);

  await test.step('the worker is told what happened, what is safe and what to do, and the form stays', async () => {
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await app.encounterForm.reason.fill('Đau bụng từ đêm qua');
    await app.encounterForm.expectDraftKept();
    await disk.leaveNothing();
    await expect(async () => {
      await app.encounterForm.bloodPressure.fill('');
      await app.encounterForm.bloodPressure.fill('150/95');
      await expect(app.page.getByText('Máy hết chỗ: bản nháp chưa giữ được')).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: NOTICED_MS });
    await app.encounterForm.save();
    await expectRefusal(app.page, {
      what: 'Chưa lưu được',
      why: 'Bộ nhớ của máy đã đầy',
      whatNow: 'Những gì bạn gõ vẫn ở đây',
    });
    await expect(app.encounterForm.reason).toHaveValue('Đau bụng từ đêm qua');
    await expect(app.encounterForm.bloodPressure).toHaveValue('150/95');
    await expectAccessible(app.page);
  });

  await test.step('with room again the same button saves it, once', async () => {
    await disk.giveBack();
    await app.encounterForm.save();
    await expect(app.person.visits('Đau bụng từ đêm qua')).toHaveCount(1);
    await app.expectAllSent();
  });

  await test.step('the browser was asked to keep the records, and its answer is on the screen', async () => {
    await app.goTo('Đồng bộ');
    await expect(app.page.getByRole('heading', { name: 'Bộ nhớ của máy' })).toBeVisible();
    await expect(app.page.getByText(/chưa hứa giữ dữ liệu|đã hứa không tự xoá/)).toBeVisible();
    await expectAccessible(app.page);
  });
});

test('old visits make room and come back for one person; what was not sent stays', async ({
  station,
  openTablet,
}) => {
  const visits = Array.from({ length: 8 }, (_, n) => ({ reason: `Khám cũ lần ${n + 1}` }));
  await knowPeople(station, [{ person: { name: KNOWN }, visits }]);
  const tablet = await openTablet();
  const app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);
  const disk = await diskOf(tablet);
  await app.openPerson('vi thi gia', KNOWN);
  for (const { reason } of visits) await expect(app.person.visits(reason)).toHaveCount(1);

  await test.step('some room is held in hand as soon as there is something to keep', async () => {
    await app.person.edit();
    await app.personForm.note.fill('Nghe kém');
    await app.personForm.save();
    await app.person.expectShown(KNOWN);
    await app.sendAll();
    await expect.poll(() => isHeldInHand(app.page)).toBe(true);
  });

  await test.step('three years later the disk is full: saving works, and the oldest visits leave', async () => {
    await app.expectReadyForOffline();
    await tablet.goOffline();
    await app.page.clock.setFixedTime(Date.now() + 3 * 365 * DAY_MS);
    // Opened anew: a page that lived through the leap would lock itself some time later, perhaps under the form.
    await app.page.reload();
    await disk.leaveWhatIsHeldInHand();
    await app.goTo('Hôm nay');
    await app.page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await expect(async () => {
      await app.personForm.name.fill('');
      await app.personForm.name.fill('Hoàng Văn Thử');
      expect(await isHeldInHand(app.page)).toBe(false);
    }).toPass({ timeout: NOTICED_MS });
    await app.personForm.sex('Nam').check();
    await app.personForm.save();
    await app.person.expectShown('Hoàng Văn Thử');
    await app.expectWaiting(1);
    await expect(async () => {
      await app.openPerson('vi thi gia', KNOWN);
      await expect(app.page.getByText('3 lần khám, chăm sóc cũ nằm ở máy chủ')).toBeVisible({
        timeout: 6000,
      });
    }).toPass({ timeout: NOTICED_MS });
    for (const { reason } of visits.slice(0, 5)) await expect(app.person.visits(reason)).toHaveCount(1);
    for (const { reason } of visits.slice(5)) await expect(app.person.visits(reason)).toHaveCount(0);
    await expectAccessible(app.page);
  });

  await test.step('without a line it says why they cannot be fetched', async () => {
    await app.page.getByRole('button', { name: 'Tải về máy này' }).click();
    await expect(app.page.getByText('Chưa tải về được')).toBeVisible();
  });

  await test.step('with one they come back, and what waited is sent', async () => {
    await disk.giveBack();
    await app.page.clock.setFixedTime(Date.now());
    await tablet.goOnline();
    // This browser, loaded anew without a network, takes itself to be on one, and tells of none that came back; the next
    // try by itself may be most of a minute away. What the worker asks for tells that the server is there.
    await app.page.getByRole('button', { name: 'Tải về máy này' }).click();
    for (const { reason } of visits) await expect(app.person.visits(reason)).toHaveCount(1);
    await expect(app.page.getByRole('button', { name: 'Tải về máy này' })).toHaveCount(0);
    await app.expectAllSent();
  });
});
