// Every screen at every size it is used at: nothing runs off, everything can be pressed, read aloud and reached by keys.

import type { Page } from '@playwright/test';
import { PASSWORD } from '../api-client.js';
import { expect, test, type Station } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { tabTo } from '../pages/keyboard.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { PinPage } from '../pages/pin-page.js';
import { StationApp } from '../pages/station-app.js';
import { DESK, PHONE, TABLET } from '../tablet.js';

const NAME = 'Hoàng Phủ Ngọc Nguyễn Thị Huyền Trân';
const ADDRESS = 'Số nhà 125, ngõ 12, Thôn Mẫu Thượng, Xã Ví Dụ, Huyện Không Có, Tỉnh Thử';

async function knowSomebody(station: Station): Promise<string> {
  const [personId = ''] = await knowPeople(station, [
    {
      person: { name: NAME, address: ADDRESS, allergies: 'Penicillin, tôm', note: 'Nghe kém, nói to' },
      visits: [
        { reason: 'Ho, sốt nhẹ 2 ngày' },
        { reason: 'Đo huyết áp', vitals: { systolicMmHg: 152, diastolicMmHg: 94 } },
      ],
    },
    { person: { name: 'Vi Thị Giả', personalId: '003190000555', phone: undefined } },
    { person: { name: 'Vi Văn Giả', personalId: '003090000556', lifeStatus: 'moved-away' } },
  ]);
  return personId;
}

const BROWSER_TEXT_PX = 16;
const APP_TEXT_PX = 17;

/** The text size a person sets in the browser, not a zoom: the screen stays as wide as it was. */
async function setTextSize(page: Page, times: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: times * BROWSER_TEXT_PX } });
  await browser.detach();
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
    .toBe(`${times * APP_TEXT_PX}px`);
}

async function expectGoodAtEverySize(page: Page): Promise<void> {
  for (const size of [PHONE, TABLET, DESK]) {
    await page.setViewportSize(size);
    for (const times of [2, 1]) {
      await setTextSize(page, times);
      await expectGoodLayout(page);
    }
  }
  await expectAccessible(page);
}

test('every screen of a station fits, at every size and with letters twice as large', async ({
  station,
  openTablet,
}) => {
  const personId = await knowSomebody(station);
  const { page } = await openTablet({ camera: 'none' });
  const app = new StationApp(page);

  await test.step('signing in', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập' })).toBeVisible();
    await expectGoodAtEverySize(page);
    await app.openAs('yte1', PASSWORD);
  });

  const screens: readonly [screen: string, path: string, shows: string | RegExp][] = [
    ['the day', '/', 'Hôm nay chưa ghi lượt khám nào'],
    ['finding somebody', '/find', 'Tìm trong 3 người của trạm'],
    ['a person', `/person/${personId}`, 'Ho, sốt nhẹ 2 ngày'],
    ['mending a person', `/person/${personId}/edit`, 'Lưu người này'],
    ['registering a person', '/person/new', 'Lưu người này'],
    ['recording a visit', `/person/${personId}/encounter/new`, 'Lưu lượt khám'],
    ['scanning without a camera', '/scan', 'Không thấy camera'],
    ['sending', '/sync', 'Mọi thứ đã ở máy chủ'],
    ['what two tablets wrote differently', '/differences', 'Không có gì khác nhau'],
    ['more', '/more', 'Đăng xuất khỏi máy này'],
  ];
  for (const [screen, path, shows] of screens) {
    await test.step(screen, async () => {
      await page.goto(path);
      await expect(page.getByText(shows).first()).toBeVisible();
      await expectGoodAtEverySize(page);
    });
  }

  await test.step('a visit that was recorded', async () => {
    await page.goto(`/person/${personId}`);
    await app.person.visits('Đo huyết áp').getByRole('link').click();
    await expect(page.getByRole('button', { name: 'Ghi nhầm, rút lại' })).toBeVisible();
    await expectGoodAtEverySize(page);
  });

  await test.step('people found', async () => {
    await page.goto('/find');
    await app.search.find('vi gia');
    await expect(app.search.result('Vi Thị Giả')).toBeVisible();
    await expectGoodAtEverySize(page);
  });
});

test('the pages of administrators and centres fit too', async ({ station, openTablet }) => {
  await knowSomebody(station);
  const { page } = await openTablet();
  const app = new StationApp(page);
  /** An office keeps nothing on the disk: whoever loads a page anew signs in anew. */
  const goSignedIn = async (path: string): Promise<void> => {
    await page.goto(path);
    await app.signIn.signIn('quantri', PASSWORD);
  };
  const screens: readonly [screen: string, path: string, shows: string][] = [
    ['stations', '/admin', 'Trạm Y tế xã Thử Nghiệm'],
    ['hamlets', `/admin/stations/${station.stationId}`, 'Thôn Mẫu'],
    ['accounts', '/admin/accounts', 'tramtruong'],
    ['the tablets', '/admin/devices', 'Máy đang dùng'],
    ['the log', '/admin/audit', 'Tạo trạm'],
  ];
  for (const [screen, path, shows] of screens) {
    await test.step(screen, async () => {
      await goSignedIn(path);
      await expect(page.getByText(shows).first()).toBeVisible();
      await expectGoodAtEverySize(page);
    });
  }
  await test.step('a centre sees its station', async () => {
    await goSignedIn('/more');
    await page.getByRole('button', { name: 'Đăng xuất khỏi máy này' }).click();
    await app.signIn.signIn('trungtam', PASSWORD);
    const row = page.getByRole('row').filter({ hasText: 'Trạm Y tế xã Thử Nghiệm' });
    await expect(row.getByRole('cell', { name: '3', exact: true })).toBeVisible();
    await expectGoodAtEverySize(page);
  });
});

// The light look is what every other journey is seen in.
test('the dark look and the one for the sun can be read as well as the light one', async ({
  station,
  openTablet,
}) => {
  const personId = await knowSomebody(station);
  const { page } = await openTablet({ camera: 'none' });
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);
  for (const look of ['Tối', 'Ngoài trời'] as const) {
    await test.step(look, async () => {
      await app.goTo('Thêm');
      await app.more.chooseTheme(look);
      await expectAccessible(page);
      for (const [path, shows] of [
        ['/', 'Hôm nay chưa ghi lượt khám nào'],
        [`/person/${personId}`, 'Ho, sốt nhẹ 2 ngày'],
        [`/person/${personId}/encounter/new`, 'Lưu lượt khám'],
        ['/scan', 'Không thấy camera'],
        ['/sync', 'Mọi thứ đã ở máy chủ'],
      ] as const) {
        await page.goto(path);
        await expect(page.getByText(shows).first()).toBeVisible();
        await expectAccessible(page);
      }
    });
  }
});

test('a visit is recorded with nothing but a keyboard', async ({ station, openTablet }) => {
  await knowSomebody(station);
  const { page } = await openTablet({ viewport: DESK });
  const app = new StationApp(page);
  const { keyboard } = page;

  await test.step('signing in', async () => {
    await page.goto('/');
    await tabTo(page, page.getByLabel('Tên đăng nhập'));
    await keyboard.type('yte1');
    await tabTo(page, page.getByLabel('Mật khẩu'));
    await keyboard.type(PASSWORD);
    await tabTo(page, page.getByRole('button', { name: 'Đăng nhập', exact: true }));
    await keyboard.press('Enter');
    await new PinPage(page).chooseByKeys();
    await app.expectAllSent();
  });

  await test.step('past the places, straight to the page', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Đến nội dung chính' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  await test.step('finding and opening the person', async () => {
    await tabTo(page, app.search.box);
    await keyboard.type('vi thi gia');
    await tabTo(page, app.search.result('Vi Thị Giả'));
    await keyboard.press('Enter');
    await app.person.expectShown('Vi Thị Giả');
  });

  await test.step('the visit, from the first question to the save', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Ghi lượt khám' }));
    await keyboard.press('Enter');
    await tabTo(page, app.encounterForm.reason);
    await keyboard.type('Đau đầu');
    await tabTo(page, app.encounterForm.bloodPressure);
    await keyboard.type('12080');
    await tabTo(page, app.encounterForm.diagnosis);
    await keyboard.type('I10');
    await expect(page.getByRole('option').first()).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(page, app.encounterForm.saveButton);
    await keyboard.press('Enter');
    await expect(app.person.visits('Đau đầu')).toContainText('120/80');
    await expect(app.person.visits('Đau đầu')).toContainText('I10');
  });
});
