// The app is on the tablet after the first visit, and a newer one never comes over somebody who is writing.

import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { furnish, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { StationApp } from '../pages/station-app.js';
import { startServerProcess } from '../server-process.js';
import { openTablet as openTabletAt } from '../tablet.js';

const BUILT_APP = fileURLToPath(new URL('../../pwa/dist', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly lang: string;
  readonly display: string;
  readonly start_url: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose?: string }[];
}

test('a browser finds everything it needs to put the app on the home screen', async ({
  station,
  openTablet,
}) => {
  const { page, context } = await openTablet();
  await page.goto('/');

  await test.step('the browser itself reads the manifest without a complaint', async () => {
    const browser = await context.newCDPSession(page);
    const { errors } = await browser.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    // A test browser's profile has no place to install anything; every other reason would be ours.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
  });

  await test.step('every icon it names is there and has the size it claims', async () => {
    const manifest = (await (await fetch(`${station.server.url}/manifest.webmanifest`)).json()) as Manifest;
    expect(manifest).toMatchObject({ lang: 'vi', display: 'standalone', start_url: '/' });
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    for (const { src, sizes } of manifest.icons) {
      const width = await page.evaluate(async (address) => {
        const icon = new Image();
        icon.src = address;
        await icon.decode();
        return icon.naturalWidth;
      }, src);
      if (sizes !== 'any') expect(width).toBe(Number(sizes.split('x')[0]));
    }
  });

  await test.step('after one visit the app opens without network, in a new tab too', async () => {
    const app = new StationApp(page);
    await app.openAs('yte1', PASSWORD);
    await app.expectReadyForOffline();
    await context.setOffline(true);
    const other = await context.newPage();
    await other.goto('/sync');
    await expect(other.getByRole('heading', { level: 1, name: 'Đồng bộ' })).toBeVisible();
    // The scanner, loaded only when it is opened, is on the tablet too.
    await new StationApp(other).goTo('Quét');
  });
});

test('a newer version is offered, waits while a form is open, and comes when it is asked for', async () => {
  const staticDir = await mkdtemp(join(tmpdir(), 'tram-app-'));
  await cp(BUILT_APP, staticDir, { recursive: true });
  const server = await startServerProcess({ STATIC_DIR: staticDir });
  await furnish(server.url, server.setupLink);
  const tablet = await openTabletAt(server.url);
  const { page } = tablet;
  const app = new StationApp(page);
  const offer = page.getByText('Có bản mới của Trạm');
  const form = page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' });
  /** Lives as long as the page does: a page drawn anew has lost it. */
  const isSamePage = () => page.evaluate(() => 'openedBefore' in window);

  try {
    await test.step('somebody is writing when the server gets a newer version', async () => {
      await app.openAs('yte1', PASSWORD);
      await app.expectReadyForOffline();
      await form.click();
      await app.personForm.name.fill('Hoàng Văn Thử');
      await page.evaluate(() => Object.assign(window, { openedBefore: true }));
      await appendFile(join(staticDir, 'sw.js'), '\n// one version later\n');
    });

    await test.step('the browser has the newer one, and the form stays as it is', async () => {
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await expect
        .poll(() =>
          page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
        )
        .toBe('installed');
      await expect(offer).toHaveCount(0);
      await expect(app.personForm.name).toHaveValue('Hoàng Văn Thử');
      await app.personForm.expectDraftKept();
    });

    await test.step('away from the form it is offered, and nothing happens by itself', async () => {
      await app.goTo('Hôm nay');
      await expect(offer).toBeVisible();
      await app.goTo('Đồng bộ');
      await expect(offer).toBeVisible();
      expect(await isSamePage()).toBe(true);
    });

    await test.step('asked for, it comes, and the half-written form is still there', async () => {
      const loadedAnew = page.waitForEvent('load');
      await page.getByRole('button', { name: 'Cập nhật' }).click();
      await loadedAnew;
      expect(await isSamePage()).toBe(false);
      await app.expectReadyForOffline();
      await app.goTo('Hôm nay');
      await expect(offer).toHaveCount(0);
      await expect(app.today.draft('Đăng ký người', 'Hoàng Văn Thử')).toBeVisible();
    });
  } finally {
    await tablet.dispose();
    await server.dispose();
    await rm(staticDir, { recursive: true, force: true });
  }
});
