// What another tablet has sent arrives by itself, in seconds, and a tablet that only waits for it costs next to nothing.

import { openCountedLine, type CountedLine } from '../../pwa/src/testing/contracts/counted-line.js';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { StationApp } from '../pages/station-app.js';
import { openTablet } from '../tablet.js';

const NAME = 'Vi Thị Giả';
const KB = 1024;
/** One sign of life comes in this time. */
const WAITED_MS = 50_000;
const HOUR_BYTES = 100 * KB;
const TICK_BYTES = 2 * KB;
/** News is read in handfuls ten seconds apart, and a busy machine takes its time. */
const NEWS_MS = 60_000;
/** Nothing moved for this long: no file of the app is still on its way. */
const STILL_MS = 3_000;

async function quiet(line: CountedLine): Promise<number> {
  let before = -1;
  await expect
    .poll(
      () => {
        const isStill = line.bytes() === before;
        before = line.bytes();
        return isStill;
      },
      { intervals: [STILL_MS], timeout: 120_000 },
    )
    .toBe(true);
  return before;
}

test('news comes by itself; waiting for it and looking for none cost little', async ({
  station,
}, testInfo) => {
  const line = await openCountedLine(Number(new URL(station.server.url).port));
  const tablet = await openTablet(line.url);
  const app = new StationApp(tablet.page);
  const say = (description: string): void => {
    testInfo.annotations.push({ type: 'bytes', description });
    console.log(description);
  };
  try {
    await app.openAs('yte1', PASSWORD);
    await app.expectReadyForOffline();

    await test.step('a tablet nobody touches stays far below 100 KB an hour', async () => {
      const before = await quiet(line);
      await tablet.page.waitForTimeout(WAITED_MS);
      const bytes = line.bytes() - before;
      say(`${bytes} bytes in ${WAITED_MS / 1000} s of waiting`);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes * (3_600_000 / WAITED_MS)).toBeLessThan(HOUR_BYTES);
    });

    await test.step('a look that finds nothing costs less than 2 KB', async () => {
      await app.goTo('Đồng bộ');
      const before = await quiet(line);
      await app.sync.sendNow();
      const bytes = (await quiet(line)) - before;
      say(`${bytes} bytes for an idle tick`);
      expect(bytes).toBeLessThan(TICK_BYTES);
    });

    await test.step('a person registered elsewhere is found without anybody asking', async () => {
      await knowPeople(station, [{ person: { name: NAME } }]);
      const fromMs = performance.now();
      await app.goTo('Tìm người');
      await app.search.find('vi thi gia');
      await expect(app.search.result(NAME)).toHaveCount(1, { timeout: NEWS_MS });
      say(`found after ${Math.round(performance.now() - fromMs)} ms`);
    });

    await test.step('a second window waits for no news while the first does, and takes over when it is closed', async () => {
      const second = await tablet.context.newPage();
      let listened = 0;
      second.on('request', (request) => {
        if (request.url().includes('/wake')) listened += 1;
      });
      const read = second.waitForResponse((response) => response.url().includes('/changes'));
      await second.goto('/sync');
      await expect(second.getByRole('navigation', { name: 'Các mục chính' })).toBeVisible();
      await read;
      await second.waitForTimeout(STILL_MS);
      expect(listened).toBe(0);
      await tablet.page.close();
      await expect.poll(() => listened).toBe(1);
    });

    await test.step('the service worker has the open page send when the browser says there is a network', async () => {
      const [page = tablet.page] = tablet.context.pages();
      const devtools = await tablet.context.newCDPSession(page);
      const registered = new Promise<string>((resolve) => {
        devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const found = registrations.find(({ isDeleted }) => !isDeleted);
          if (found) resolve(found.registrationId);
        });
      });
      await devtools.send('ServiceWorker.enable');
      const registrationId = await registered;
      const asked = page.waitForResponse((response) => response.url().includes('/changes'));
      await devtools.send('ServiceWorker.dispatchSyncEvent', {
        origin: line.url,
        registrationId,
        tag: 'tram-send',
        lastChance: false,
      });
      expect((await asked).ok()).toBe(true);
    });
  } finally {
    await tablet.dispose();
    await line.close();
  }
});
