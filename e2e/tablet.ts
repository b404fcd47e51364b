// A tablet: a browser of its own with its own disk. A persistent context, because Playwright's default one keeps
// IndexedDB in memory and forgets the service worker.

import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unlockWhereLocked } from './pages/pin-page.js';

export interface TabletOptions {
  readonly viewport?: { width: number; height: number };
  /** Dots of the screen for one of the page's pixels. */
  readonly density?: number;
  /** A .y4m or .mjpeg file the fake camera plays in a loop. Without it the tablet has no camera at all. */
  readonly cameraFile?: string;
  readonly camera?: 'allowed' | 'refused' | 'none';
  readonly profile?: string;
  /** For journeys about PINs: the others unlock the tablet wherever they meet it locked. */
  readonly staysLocked?: boolean;
}

export interface Tablet {
  readonly context: BrowserContext;
  readonly page: Page;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** `kill -9` of the whole browser, as when the battery is pulled: nothing is said goodbye to, nothing is flushed. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

export const TABLET = { width: 800, height: 1280 } as const;
/** What the keyboard on its screen leaves of a tablet while somebody types. */
export const TABLET_TYPING = { width: 800, height: 760 } as const;
export const PHONE = { width: 360, height: 740 } as const;
export const DESK = { width: 1280, height: 800 } as const;

const ACTION_TIMEOUT_MS = 40_000;

/**
 * Chromium keeps pages ready for the popups of its address bar, also where there is none: half a second of a processor for
 * each tablet. This list replaces Playwright's, whose own is therefore repeated.
 */
const SWITCHED_OFF = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

function browserArguments(options: TabletOptions): string[] {
  const camera = options.camera ?? 'allowed';
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${SWITCHED_OFF.join(',')}`,
    ...(camera === 'none' ? [] : ['--use-fake-device-for-media-stream']),
    ...(camera === 'allowed' ? ['--use-fake-ui-for-media-stream'] : []),
    ...(options.cameraFile ? [`--use-file-for-fake-video-capture=${options.cameraFile}`] : []),
  ];
}

/** Chromium names its process where it locks the profile: `<host>-<pid>`. */
async function browserProcess(profile: string): Promise<number> {
  const holder = await readlink(join(profile, 'SingletonLock'));
  const pid = Number(/-(\d+)$/.exec(holder)?.[1]);
  if (!Number.isInteger(pid) || pid <= 1) throw new Error(`no process holds the profile: ${holder}`);
  return pid;
}

export async function openTablet(url: string, options: TabletOptions = {}): Promise<Tablet> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'tram-tablet-')));
  const executablePath = process.env['TRAM_CHROMIUM'];
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    headless: true,
    args: browserArguments(options),
    viewport: options.viewport ?? TABLET,
    deviceScaleFactor: options.density ?? 1,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    baseURL: url,
  });
  // A button that never comes is told by its name, not by the end of the whole journey.
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  if (!options.staysLocked) context.on('page', (page) => void unlockWhereLocked(page));
  const page = context.pages()[0] ?? (await context.newPage());
  if (!options.staysLocked) await unlockWhereLocked(page);
  return {
    context,
    page,
    goOffline: () => context.setOffline(true),
    goOnline: () => context.setOffline(false),
    async kill() {
      const gone = new Promise((resolve) => context.once('close', resolve));
      process.kill(await browserProcess(profile), 'SIGKILL');
      await gone;
    },
    async dispose() {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
