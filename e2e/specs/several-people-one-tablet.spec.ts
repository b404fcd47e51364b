// One tablet, two people, no network: locked, unlocked, handed over; and nobody sees what the other had open.

import type { Page } from '@playwright/test';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { PIN, PinPage } from '../pages/pin-page.js';
import { expectRefusal } from '../pages/refusal.js';
import { StationApp } from '../pages/station-app.js';
import { DESK, PHONE, TABLET } from '../tablet.js';

const KNOWN = 'Vi Thị Giả';
const [FIRST, SECOND] = ['Lò Thị Mẫu', 'Trần Văn Giả'];
const SECOND_PIN = '735102';
const REASON = 'Đau đầu từ sáng, hoa mắt';

async function expectGoodAtEverySize(page: Page): Promise<void> {
  for (const size of [PHONE, DESK, TABLET]) {
    await page.setViewportSize(size);
    await expectGoodLayout(page);
  }
  await expectAccessible(page);
}

/** As the browser tells a page that its tab or the tablet's screen is no longer seen; a headless one never does. */
async function switchScreen(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/** Notes every text the page ever shows from the moment it is locked, between two paintings too. */
async function watchWhatIsShown(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const shown = new Set<string>();
    const note = (): void => {
      const text = document.body.textContent;
      if (shown.size > 0 || text.includes('Ai đang làm việc?')) shown.add(text);
    };
    new MutationObserver(note).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    Object.assign(window, { tramShown: shown });
  });
  return () => page.evaluate(() => [...(Reflect.get(window, 'tramShown') as Set<string>)].join('\n'));
}

test('two people share a tablet without a network, each behind a PIN, and neither sees the other’s screen', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const { page, goOffline, goOnline } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  await page.clock.install();

  await test.step('the first sign-in asks for a PIN, and says why a weak one is none', async () => {
    await page.goto('/');
    await app.signIn.fill('yte1', PASSWORD);
    await app.signIn.submit();
    await expect(pins.chosen).toBeVisible();
    await expectGoodAtEverySize(page);
    await pins.type('123456');
    await expectRefusal(page, {
      what: 'Chưa dùng được mã này',
      why: 'Các số đi liền nhau rất dễ đoán.',
      whatNow: 'Chọn sáu số khác mà chỉ mình bạn biết.',
    });
    await expectGoodAtEverySize(page);
    await pins.type(PIN);
    await pins.type(SECOND_PIN);
    await expectRefusal(page, {
      what: 'Chưa dùng được mã này',
      why: 'Hai lần gõ không giống nhau.',
      whatNow: 'Chọn lại từ đầu.',
    });
    await pins.choose();
    await app.expectAllSent();
  });

  await test.step('a colleague is added while there is a network', async () => {
    await page.getByRole('button', { name: 'Khoá', exact: true }).click();
    await page.getByRole('button', { name: 'Đăng nhập tài khoản khác' }).click();
    await app.signIn.fill('yte2', PASSWORD);
    await app.signIn.submit();
    await pins.choose(SECOND_PIN);
    await app.expectAllSent();
    await app.expectReadyForOffline();
    await goOffline();
  });

  await test.step('after a reload the tablet is locked, and opens by a keyboard too', async () => {
    await page.reload();
    await expect(pins.person(FIRST)).toBeVisible();
    await expectGoodAtEverySize(page);
    await expect(page.getByText(KNOWN)).toHaveCount(0);
    await pins.person(FIRST).click();
    await expect(pins.asked).toBeVisible();
    await expectGoodAtEverySize(page);
    await page.keyboard.type(PIN);
    await app.openPerson('vi thi gia', KNOWN);
  });

  await test.step('nobody touches it for five minutes: locked in the middle of a form, and back where it was', async () => {
    await app.person.recordVisit();
    await app.encounterForm.reason.fill('Đau đầu từ sáng');
    const where = page.url();
    await page.clock.fastForward('04:30');
    await expect(app.encounterForm.reason).toBeVisible();
    await page.clock.fastForward('00:35');
    await expect(pins.asked).toBeVisible();
    await expect(page.getByText(KNOWN)).toHaveCount(0);
    await pins.unlock();
    await expect(app.encounterForm.reason).toHaveValue('Đau đầu từ sáng');
    expect(page.url()).toBe(where);
  });

  await test.step('the screen is switched off: a call is short enough, longer locks it unseen, and the form is kept', async () => {
    const where = page.url();
    await switchScreen(page, 'hidden');
    await page.clock.fastForward('00:20');
    await switchScreen(page, 'visible');
    await expect(app.encounterForm.reason).toBeVisible();
    await switchScreen(page, 'hidden');
    await page.clock.fastForward('00:35');
    await expect(pins.asked).toBeVisible();
    await expect(page.getByText(KNOWN)).toHaveCount(0);
    await switchScreen(page, 'visible');
    await pins.unlock();
    await expect(app.encounterForm.reason).toHaveValue('Đau đầu từ sáng');
    expect(page.url()).toBe(where);
  });

  await test.step('two taps hand it over; the former screen never shows, not by going back either', async () => {
    // Typed and locked in one breath: the last letter is kept too.
    await app.encounterForm.reason.fill(REASON);
    const shown = await watchWhatIsShown(page);
    await page.getByRole('button', { name: 'Khoá', exact: true }).click();
    await pins.person(SECOND).click();
    await pins.unlock(SECOND_PIN);
    await expect(page.getByRole('heading', { level: 1, name: 'Hôm nay' })).toBeVisible();
    await expect(app.today.draft('Lượt khám', KNOWN)).toHaveCount(0);
    for (let back = 0; back < 3; back += 1) {
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1, name: 'Hôm nay' })).toBeVisible();
    }
    expect(await shown()).not.toContain(KNOWN);
    expect(await shown()).not.toContain('Đau đầu');
  });

  await test.step('what the colleague writes carries their name', async () => {
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await expect(app.encounterForm.reason).toHaveValue('');
    await app.encounterForm.reason.fill('Ho khan');
    await app.encounterForm.save();
    await expect(app.person.visits('Ho khan')).toBeVisible();
  });

  await test.step('the first finds their half-written visit, and saves it under their own', async () => {
    await page.getByRole('button', { name: 'Khoá', exact: true }).click();
    await pins.person(FIRST).click();
    await pins.unlock();
    await app.goTo('Hôm nay');
    await app.today.draft('Lượt khám', KNOWN).click();
    await expect(app.encounterForm.reason).toHaveValue(REASON);
    await app.encounterForm.save();
    await expect(app.person.visits(REASON)).toBeVisible();
    await app.expectWaiting(2);
  });

  await test.step('both arrive at the server, each with who wrote it', async () => {
    await goOnline();
    await app.expectAllSent();
    const head = new ApiClient(station.server.url);
    const ids: Record<string, string> = {};
    for (const username of ['yte1', 'yte2']) {
      const { account } = await head.signIn(username, PASSWORD, 'e2ehead000' as ReplicaId);
      ids[username] = account.accountId;
    }
    const documents = await head.documentsOf(`/api/v1/stations/${station.stationId}/changes`);
    const writerOf = (reason: string) =>
      documents.find((doc) => doc.type === 'encounter' && doc.reason === reason)?.createdBy.accountId;
    expect(writerOf(REASON)).toBe(ids['yte1']);
    expect(writerOf('Ho khan')).toBe(ids['yte2']);
  });
});

test('an administrator’s session lives in memory only: locked or loaded anew, it asks for the password', async ({
  openTablet,
}) => {
  const { page } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const password = page.getByLabel('Mật khẩu');
  await page.goto('/admin/accounts');
  await app.signIn.signIn('quantri', PASSWORD);
  await expect(page.getByText('tramtruong')).toBeVisible();
  await page.reload();
  await expect(password).toBeVisible();
  await app.signIn.signIn('quantri', PASSWORD);
  await page.getByRole('button', { name: 'Khoá', exact: true }).click();
  await expect(page.getByText('tramtruong')).toHaveCount(0);
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('quantri');
  await expect(password).toHaveValue('');
});

test('two windows of one tablet are never two people’s: what one locks, both lock', async ({
  openTablet,
}) => {
  const { page, context } = await openTablet({ staysLocked: true });
  const first = new StationApp(page);
  await first.openAs('yte1', PASSWORD);
  const other = await context.newPage();
  const [pins, second] = [new PinPage(other), new StationApp(other)];
  await other.goto('/');
  await pins.unlock();
  await expect(second.places).toBeVisible();
  await expect(first.places).toBeVisible();
  await other.getByRole('button', { name: 'Khoá', exact: true }).click();
  await expect(first.places).toHaveCount(0);
  await expect(new PinPage(page).person(FIRST)).toBeVisible();
});

test('whoever is in changes their PIN by the present one, and the old one opens nothing any more', async ({
  openTablet,
}) => {
  const { page } = await openTablet({ staysLocked: true });
  const app = new StationApp(page);
  const pins = new PinPage(page);
  await app.openAs('yte1', PASSWORD);
  await app.goTo('Thêm');
  await page.getByRole('link', { name: 'Đổi mã PIN' }).click();
  await expect(page.getByRole('group', { name: 'Gõ mã PIN đang dùng' })).toBeVisible();
  await expectGoodAtEverySize(page);
  await pins.type(SECOND_PIN);
  await expectRefusal(page, {
    what: 'Chưa mở khoá được',
    why: 'Mã PIN không đúng. Còn 9 lần thử.',
    whatNow: 'Gõ lại.',
  });
  await pins.type(PIN);
  await pins.chooseByKeys(SECOND_PIN);
  await expect(page.getByText('Đã đổi mã PIN.')).toBeVisible();
  await page.reload();
  await pins.unlock(PIN);
  await expectRefusal(page, { what: 'Chưa mở khoá được', why: 'Còn 9 lần thử.', whatNow: 'Gõ lại.' });
  await pins.unlock(SECOND_PIN);
  await app.expectAllSent();
});
