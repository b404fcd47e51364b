// `npm run bench -- cold-start`: from the start of the page on a closed tablet with 120,000 documents to an unlocked list
// in which everybody is found, in the built app, with the processor slowed down. What the PIN costs on purpose, and the
// fingers that type it, are left out.
// Options: --persons 20000, --events 5 (visits a person; no more than 6 documents a person in all), --throttle 4,
// --runs 10 (and a third as many without what was kept of the people), --seed 1. The last line is one JSON object.

import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { PinPage, PIN } from '../pages/pin-page.js';
import { readOptions } from './bench-options.js';
import { percentile, printTable } from './distribution.js';
import { startFilledStation } from './filled-station.js';
import {
  fillTablet,
  forgetTablet,
  reopenTablet,
  slowDown,
  untilEverybodyIsIn,
  type FullTablet,
} from './full-tablet.js';
import { printMachineConditions } from './machine-conditions.js';
import { snapshotStands, untilKept } from './kept-snapshots.js';

const DOCUMENTS_A_PERSON = 6;
const KEY_DELAY_MS = 120;
const PROBE = fileURLToPath(new URL('cold-start-probe.js', import.meta.url));

interface Noted {
  readonly pinWorkMs: number;
  readonly lastKeyAt: number;
  readonly firstSeen: { readonly pinAsked: number; readonly searchBox: number; readonly everybody: number };
}

declare global {
  var coldStart: Noted;
}

interface Start {
  /** Until a PIN can be typed. */
  readonly askedMs: number;
  /** From the last figure typed to a search box, and to everybody; without the PIN's own work. */
  readonly boxMs: number;
  readonly unlockMs: number;
  readonly pinWorkMs: number;
  readonly wholeMs: number;
  /** Objects and bytes the page holds then. */
  readonly heapMB: number;
}

const MEGABYTE = 1024 * 1024;

function startOf({ pinWorkMs, lastKeyAt, firstSeen }: Noted): Omit<Start, 'heapMB'> {
  const sinceUnlock = (at: number): number => at - lastKeyAt - pinWorkMs;
  const [askedMs, unlockMs] = [firstSeen.pinAsked, sinceUnlock(firstSeen.everybody)];
  return {
    ...{ askedMs, unlockMs, pinWorkMs },
    boxMs: sinceUnlock(firstSeen.searchBox),
    wholeMs: askedMs + unlockMs,
  };
}

/** A list nobody is found in is none. */
async function mustFind(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name }).first().waitFor();
}

async function measureStart(tablet: FullTablet, persons: number, throttle: number): Promise<Start> {
  const { page, cdp, context } = tablet;
  await context.addInitScript({ path: PROBE });
  await slowDown(cdp, throttle);
  await page.goto('/find', { waitUntil: 'commit' });
  await new PinPage(page).asked.waitFor();
  await page.keyboard.type(PIN, { delay: KEY_DELAY_MS });
  await untilEverybodyIsIn(page, persons);
  const noted = await page.evaluate(() => globalThis.coldStart);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await cdp.send('Runtime.getHeapUsage');
  return { ...startOf(noted), heapMB: (usedSize + backingStorageSize) / MEGABYTE };
}

const options = readOptions({ persons: 20_000, events: 5, throttle: 4, runs: 10 });
const station = await startFilledStation({
  ...options,
  documents: options.persons * DOCUMENTS_A_PERSON,
});
const { url } = station.server;
const persons = station.people.length;
const someone = station.people[Math.floor(persons / 2)]?.name ?? '';
let profile: string | undefined;

async function starts(runs: number, isKept: boolean): Promise<readonly Start[]> {
  const measured: Start[] = [];
  for (let run = 0; run < runs; run++) {
    if (!isKept) {
      const before = await reopenTablet(url, profile ?? '', { staysLocked: true });
      await before.page.goto('/find');
      await snapshotStands(before.page, 'people', true);
      await before.dispose();
    }
    const tablet = await reopenTablet(url, profile ?? '', { staysLocked: true });
    measured.push(await measureStart(tablet, persons, options.throttle));
    await mustFind(tablet.page, someone);
    if (run === 0 && isKept) await printMachineConditions(tablet.context);
    await tablet.dispose();
  }
  return measured;
}

function printStarts(title: string, measured: readonly Start[]): void {
  const rows: [string, (start: Start) => number][] = [
    ['page starts → PIN asked for', ({ askedMs }) => askedMs],
    ['PIN typed → search box (PIN work left out)', ({ boxMs }) => boxMs],
    ['search box → everybody in it', ({ unlockMs, boxMs }) => unlockMs - boxMs],
    ['all', ({ wholeMs }) => wholeMs],
    ['the PIN’s own work, left out', ({ pinWorkMs }) => pinWorkMs],
  ];
  printTable(title, new Map(rows.map(([name, of]) => [name, measured.map(of)])));
  console.log(`  the page holds at most ${Math.max(...measured.map(({ heapMB }) => heapMB)).toFixed(0)} MB`);
}

try {
  profile = await fillTablet(url, persons);
  await untilKept(url, profile, persons, ['people']);
  const kept = await starts(options.runs, true);
  const read = await starts(Math.ceil(options.runs / 3), false);
  printStarts(`Opened again, CPU ÷${options.throttle}`, kept);
  printStarts('The same without what was kept of the people', read);
  const whole = kept.map(({ wholeMs }) => wholeMs);
  console.log(
    JSON.stringify({
      bench: 'cold-start',
      documents: station.documents,
      throttle: options.throttle,
      p50Ms: Math.round(percentile(whole, 0.5)),
      p95Ms: Math.round(percentile(whole, 0.95)),
      unlockMs: Math.round(
        percentile(
          kept.map(({ unlockMs }) => unlockMs),
          0.5,
        ),
      ),
      withoutSnapshotMs: Math.round(
        percentile(
          read.map(({ wholeMs }) => wholeMs),
          0.5,
        ),
      ),
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
