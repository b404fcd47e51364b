// `npm run bench -- mending`: how long everybody's record is looked at for what would stop it from being linked, and how
// long at most that holds up the screen, in the built app in a real browser with a whole commune on the tablet and the
// processor slowed down. Playwright waits by looking at the whole page again and again: here the page itself waits.
// Everybody has something to mend: the made-up numbers are of a province nobody has.
// Options: --persons 20000, --events 0, --throttle 6, --runs 3, --seed 1. The last line is one JSON object.

import type { Page } from '@playwright/test';
import { StationApp } from '../pages/station-app.js';
import { readOptions } from './bench-options.js';
import { percentile, printTable, roundMs } from './distribution.js';
import { startFilledStation } from './filled-station.js';
import { fillTablet, forgetTablet, reopenTablet, slowDown, untilEverybodyIsIn } from './full-tablet.js';
import { follow } from './follow-link.js';
import { LIST_PROBE } from './list-probe.js';
import { printMachineConditions } from './machine-conditions.js';

declare global {
  var longTasks: number[];
}

/** From now on: tasks of the page's thread that took 50 ms and more. */
async function watchLongTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => globalThis.longTasks);
}

interface Look {
  readonly ms: number;
  readonly longest: number;
  readonly blocks: number;
}

async function lookOnce(url: string, profile: string, persons: number, throttle: number): Promise<Look> {
  const tablet = await reopenTablet(url, profile);
  try {
    const { page, cdp } = tablet;
    await tablet.context.addInitScript({ path: LIST_PROBE });
    await page.goto('/find');
    await untilEverybodyIsIn(page, persons);
    await new StationApp(page).goTo('Thêm');
    // The page itself is fetched before the clock runs; what is looked at is not.
    const longTasks = await watchLongTasks(page);
    await slowDown(cdp, throttle);
    await follow(page, '/to-mend');
    const ms = await page.evaluate(() => globalThis.listProbe.untilMade());
    // What is shown last is worked out behind the last look.
    await page.waitForTimeout(2_000);
    const blocks = await longTasks();
    await slowDown(cdp, 1);
    await printMachineConditions(tablet.context);
    return { ms, longest: Math.max(0, ...blocks), blocks: blocks.length };
  } finally {
    await tablet.dispose();
  }
}

const options = readOptions({ persons: 20_000, events: 0, throttle: 6, runs: 3 });
const station = await startFilledStation(options);
let profile: string | undefined;
try {
  const { url } = station.server;
  profile = await fillTablet(url, options.persons);
  const looks: Look[] = [];
  for (let run = 0; run < options.runs; run += 1)
    looks.push(await lookOnce(url, profile, options.persons, options.throttle));
  printTable(
    `Looking at ${options.persons} records, CPU ÷${options.throttle}`,
    new Map([
      ['until the list is whole', looks.map(({ ms }) => ms)],
      ['longest block of the screen', looks.map(({ longest }) => longest)],
    ]),
  );
  console.log(
    JSON.stringify({
      bench: 'mending',
      persons: options.persons,
      throttle: options.throttle,
      p50Ms: roundMs(
        percentile(
          looks.map(({ ms }) => ms),
          0.5,
        ),
      ),
      longestBlockMs: roundMs(Math.max(...looks.map(({ longest }) => longest))),
      blocksOver50Ms: Math.max(...looks.map(({ blocks }) => blocks)),
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
