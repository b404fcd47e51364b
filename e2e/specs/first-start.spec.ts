// An empty server becomes a station somebody works at, with nothing but the link it printed.

import { expect, test as base } from '@playwright/test';
import { AdminPages } from '../pages/admin-pages.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectRefusal } from '../pages/refusal.js';
import { SetupPage } from '../pages/setup-page.js';
import { SignInPage } from '../pages/sign-in-page.js';
import { StationApp } from '../pages/station-app.js';
import { startServerProcess, type ServerProcess } from '../server-process.js';
import { openTablet, type Tablet } from '../tablet.js';

interface Fixtures {
  server: ServerProcess;
  desk: Tablet;
  tablet: Tablet;
}

const test = base.extend<Fixtures>({
  // Playwright reads which fixtures a fixture needs from this pattern; this one needs none.

  server: async ({}, use) => {
    const server = await startServerProcess();
    await use(server);
    await server.dispose();
  },
  desk: async ({ server }, use) => {
    const desk = await openTablet(server.url, { viewport: { width: 1280, height: 800 } });
    await use(desk);
    await desk.dispose();
  },
  tablet: async ({ server }, use) => {
    const tablet = await openTablet(server.url);
    await use(tablet);
    await tablet.dispose();
  },
});

const ADMINISTRATOR = { displayName: 'Quản trị Thử', username: 'quantri', password: 'mat-khau-thu-2026' };
const STATION = 'Trạm Y tế xã Thử Nghiệm';

test('the link of the first start makes an administrator, who makes a station somebody can work at', async ({
  server,
  desk,
  tablet,
}) => {
  const { page } = desk;
  const admin = new AdminPages(page);
  const link = server.setupLink ?? '';
  let password = '';

  await test.step('the link makes the administrator', async () => {
    await page.goto(link);
    await expect(
      page.getByRole('heading', { level: 1, name: 'Tạo tài khoản quản trị đầu tiên' }),
    ).toBeVisible();
    await expectAccessible(page);
    await new SetupPage(page).create(ADMINISTRATOR);
    await expect(page.getByText('Đã tạo tài khoản quản trị')).toBeVisible();
  });

  await test.step('the link works once: whoever finds it later is told so', async () => {
    await tablet.page.goto(link);
    await new SetupPage(tablet.page).create({ ...ADMINISTRATOR, username: 'kethu2' });
    await expectRefusal(tablet.page, {
      what: 'Chưa làm được',
      why: 'Đường dẫn này đã được dùng hoặc đã hết hiệu lực.',
      whatNow: 'Đăng nhập bằng tài khoản quản trị đã có',
    });
  });

  await test.step('the administrator signs in', async () => {
    await page.getByRole('link', { name: 'Đến trang đăng nhập' }).click();
    await new SignInPage(page).signIn(ADMINISTRATOR.username, ADMINISTRATOR.password);
    await expect(page.getByRole('heading', { level: 1, name: 'Trạm' })).toBeVisible();
    await expect(page.getByText('Chưa có trạm nào')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a centre, a station and a hamlet are made', async () => {
    await admin.createCentre('Trung tâm Y tế khu vực Giả Định');
    await admin.createStation(STATION, 'Xã Thử Nghiệm', 'Trung tâm Y tế khu vực Giả Định');
    await admin.openStation(STATION);
    await admin.createHamlet('Thôn Mẫu');
    await expectAccessible(page);
  });

  await test.step('an account is made, and its password is shown once', async () => {
    await admin.goTo('Tài khoản');
    password = await admin.createWorker('Lò Thị Mẫu', 'lo.mau', STATION);
    await expectAccessible(page);
    await admin.handedOver();
    await expect(page.getByText(password)).toHaveCount(0);
    await expect(admin.accounts().getByText('lo.mau · Nhân viên trạm')).toBeVisible();
  });

  await test.step('that worker signs in on a tablet and finds the hamlet in the form', async () => {
    const app = new StationApp(tablet.page);
    await app.openAs('lo.mau', password);
    await app.page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await app.personForm.expectNew();
    await app.personForm.chooseHamlet('Thôn Mẫu');
  });

  await test.step('the log tells who did what, newest first', async () => {
    await admin.goTo('Nhật ký');
    for (const act of ['Tạo trung tâm', 'Tạo trạm', 'Tạo thôn', 'Tạo tài khoản']) {
      await expect(admin.logged(act).first()).toContainText(ADMINISTRATOR.displayName);
    }
    await expect(admin.logged('Đăng nhập').filter({ hasText: 'Lò Thị Mẫu' })).toHaveCount(1);
    await expectAccessible(page);
  });
});
