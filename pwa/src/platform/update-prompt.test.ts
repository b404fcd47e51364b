// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { watchForUpdates } from './update-prompt.js';

const HOUR = 60 * 60_000;

function aBrowser() {
  const update = vi.fn(() => Promise.resolve());
  const registration = Object.assign(new EventTarget(), { update, installing: null, waiting: null });
  const container: EventTarget = Object.assign(new EventTarget(), {
    controller: null,
    ready: Promise.resolve(registration),
    register: () => Promise.resolve(registration),
    getRegistration: () => Promise.resolve(registration),
  });
  return { container: container as ServiceWorkerContainer, update };
}

function watch(browser: ReturnType<typeof aBrowser>, nowMs: () => number) {
  vi.stubGlobal('navigator', { ...navigator, serviceWorker: browser.container });
  const { container } = browser;
  return watchForUpdates({ container, reload: vi.fn(), nowMs, onUnavailable: vi.fn() });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the app looks for a newer version once an hour, not on every page', async () => {
  const browser = aBrowser();
  let now = 0;
  const update = watch(browser, () => now);
  await update.look();
  now = HOUR - 1;
  await update.look();
  expect(browser.update).not.toHaveBeenCalled();
  now = HOUR;
  await update.look();
  await update.look();
  expect(browser.update).toHaveBeenCalledOnce();
});

test('a look without network is made again on the next page', async () => {
  const browser = aBrowser();
  let now = 0;
  const update = watch(browser, () => now);
  now = HOUR;
  browser.update.mockRejectedValueOnce(new TypeError('no line'));
  await update.look();
  await update.look();
  expect(browser.update).toHaveBeenCalledTimes(2);
});

test('a clock that was set back does not put the next look off', async () => {
  const browser = aBrowser();
  let now = 365 * 24 * HOUR;
  const update = watch(browser, () => now);
  now = 0;
  await update.look();
  expect(browser.update).toHaveBeenCalledOnce();
});
