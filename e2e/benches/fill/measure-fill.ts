// One fill in a browser profile nobody used before: its time, the most memory its page held, and the bytes on the disk
// once the browser has settled.

import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { openTablet } from '../../tablet.js';
import type { FillWay } from './fill-pages.js';

const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 250;
/** LevelDB goes on compacting after the last write. */
export const SETTLING_MS = 15_000;
const PATIENCE_MS = 1_800_000;

export interface MeasuredFill {
  readonly documents: number;
  readonly ms: number;
  readonly usableMs?: number;
  readonly storageMB: number;
  readonly peakHeapMB: number;
}

async function bytesUnder(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true });
  const sizes = entries.map(async (entry) => {
    const below = join(path, entry.name);
    return entry.isDirectory() ? bytesUnder(below) : (await stat(below)).size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Asked from outside now and then: what lies between two looks is not seen, but it cannot lie there for long. */
function watchHeap(cdp: CDPSession): { stop(): Promise<number> } {
  let peak = 0;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      peak = Math.max(peak, usedSize);
      await pause(LOOK_EVERY_MS);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return peak;
    },
  };
}

export interface FillTask {
  readonly url: string;
  readonly way: FillWay;
  readonly throttle: number;
  /** Where what the page's thread did is written down, for a look in the browser's own tools. */
  readonly profileFile?: string;
  /** Handed to the page's `fill` as it is. */
  readonly order: object;
}

declare global {
  /** Offered by each of the pages. */
  var fill: (order: object) => Promise<Pick<MeasuredFill, 'documents' | 'ms' | 'usableMs'>>;
}

export async function measureFill({
  url,
  way,
  throttle,
  order,
  profileFile,
}: FillTask): Promise<MeasuredFill> {
  const profile = await mkdtemp(join(tmpdir(), `tram-fill-${way}-`));
  const tablet = await openTablet(url, { profile });
  try {
    const { page, context } = tablet;
    await page.goto(`/${way}.html`);
    await page.waitForFunction(() => 'fill' in globalThis);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    if (profileFile !== undefined) {
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.start');
    }
    const heap = watchHeap(cdp);
    page.setDefaultTimeout(PATIENCE_MS);
    const done = await page.evaluate((given) => globalThis.fill(given), order);
    const peakHeapMB = (await heap.stop()) / MEGABYTE;
    if (profileFile !== undefined) {
      const { profile: cpu } = await cdp.send('Profiler.stop');
      await writeFile(profileFile, JSON.stringify(cpu));
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await pause(SETTLING_MS);
    const storageMB = (await bytesUnder(join(profile, 'Default', 'IndexedDB'))) / MEGABYTE;
    return { ...done, storageMB, peakHeapMB };
  } finally {
    await tablet.dispose();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
