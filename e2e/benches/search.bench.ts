// `npm run bench -- search`: how long a worker waits for people to appear after each key, in the built app in a real
// browser, with a whole commune on the tablet, its keyboard on the screen, and the processor slowed down.
// Options: --persons 20000, --events 1 (visits a person), --throttle 6, --runs 3 (people looked for, each in every way),
// --seed 1. The last line is one JSON object.

import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { openBareList } from './bare-list.js';
import { readOptions } from './bench-options.js';
import { percentile, printTable, roundMs, summary } from './distribution.js';
import { startFilledStation } from './filled-station.js';
import {
  forgetTablet,
  fillTablet,
  reopenTablet,
  slowDown,
  untilEverybodyIsIn,
  type FullTablet,
} from './full-tablet.js';
import { printMachineConditions } from './machine-conditions.js';
import { pageSpeed } from './page-speed.js';
import { TABLET_TYPING } from '../tablet.js';
import { printParts, waitMs } from './stroke-parts.js';
import { strokeOf, type Stroke } from './type-keys.js';
import { typedQueries, type TypedQuery } from './typed-queries.js';

const WARM_UP_KEYS = 10;
const OPENING_THROTTLE = 4;
const PROBE = fileURLToPath(new URL('keystroke-probe.js', import.meta.url));

interface Measured {
  readonly query: TypedQuery;
  readonly stroke: Stroke;
}

/** Before each query, on the page it was typed into. */
const speeds: number[] = [];

/** A fast wrong answer is none. */
async function mustAnswer(page: Page, { way, finds }: TypedQuery): Promise<void> {
  const answer =
    finds === undefined ? page.getByText('Chưa thấy ai') : page.getByRole('link', { name: finds }).first();
  if (!(await answer.isVisible())) throw new Error(`not found by: ${way}`);
}

async function typeAll(
  { page, cdp }: FullTablet,
  queries: readonly TypedQuery[],
  check: (page: Page, query: TypedQuery) => Promise<void>,
): Promise<Measured[]> {
  const box = page.getByRole('searchbox');
  const measured: Measured[] = [];
  for (const query of queries) {
    await box.fill('');
    await page.evaluate(() => globalThis.keystrokeProbe.settled());
    speeds.push(await pageSpeed(page));
    for (const key of query.keys) measured.push({ query, stroke: await strokeOf(page, cdp, key) });
    await check(page, query);
  }
  return measured;
}

function printSpeed(rounds: readonly number[]): number {
  const [slowest, usual] = [0, 0.5].map((share) => Number(percentile(rounds, share).toFixed(2)));
  console.log(`\nThe page's processor meanwhile, slowed: ${usual} rounds a ms, at its slowest ${slowest}`);
  return usual ?? 0;
}

function groupBy(measured: readonly Measured[], nameOf: (one: Measured) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const one of measured) {
    const name = nameOf(one);
    groups.set(name, [...(groups.get(name) ?? []), waitMs(one.stroke)]);
  }
  return groups;
}

async function printBrowsersOwnFigures(page: Page, measured: readonly Measured[]): Promise<void> {
  const timings = await page.evaluate(() => globalThis.keystrokeProbe.eventTimings());
  const durations = measured.map(({ stroke }) => {
    const own = timings.filter(({ startTime }) => Math.abs(startTime - stroke.receivedAt) < 0.2);
    return Math.max(0, ...own.map(({ duration }) => duration));
  });
  console.log(`\nThe browser's own event timing (steps of 8 ms, 0 below 16 ms): ${summary(durations)}`);
}

function printMeasured(measured: readonly Measured[]): void {
  printTable('By what is typed', groupBy(measured, ({ query }) => query.way)); // prettier-ignore
  printParts(
    'Where the time goes',
    measured.map(({ stroke }) => stroke),
  );
}

/** From an address typed on a closed tablet to everybody being found, the way a day begins. */
async function printOpening(url: string, profile: string, persons: number): Promise<void> {
  const tablet = await reopenTablet(url, profile);
  try {
    const { page, cdp } = tablet;
    await slowDown(cdp, OPENING_THROTTLE);
    const startedAt = performance.now();
    await page.goto('/find', { waitUntil: 'commit' });
    await page.getByRole('searchbox').waitFor();
    const boxMs = performance.now() - startedAt;
    await untilEverybodyIsIn(page, persons);
    const everybodyMs = performance.now() - startedAt;
    console.log(
      `\nOpening the app again, CPU ÷${OPENING_THROTTLE}: search box after ${Math.round(boxMs)} ms, ` +
        `all ${persons} people in memory after ${Math.round(everybodyMs)} ms`,
    );
  } finally {
    await tablet.dispose();
  }
}

/** The browser's own share, which no search can take away: see bare-list.ts. */
async function measureFloor(tablet: FullTablet): Promise<readonly Measured[]> {
  await openBareList(tablet.page);
  await slowDown(tablet.cdp, options.throttle);
  const typed = await typeAll(tablet, typedQueries(station, 1, options.seed), () => Promise.resolve());
  await slowDown(tablet.cdp, 1);
  return typed.slice(WARM_UP_KEYS);
}

const options = readOptions({ persons: 20_000, events: 1, throttle: 6, runs: 3 });
const station = await startFilledStation(options);
let profile: string | undefined;
try {
  const { url } = station.server;
  profile = await fillTablet(url, options.persons);
  await printOpening(url, profile, options.persons);

  const tablet = await reopenTablet(url, profile, { viewport: TABLET_TYPING });
  await tablet.context.addInitScript({ path: PROBE });
  await tablet.page.goto('/find');
  await untilEverybodyIsIn(tablet.page, options.persons);
  await tablet.page.getByRole('searchbox').focus();
  await slowDown(tablet.cdp, options.throttle);
  const all = await typeAll(tablet, typedQueries(station, options.runs, options.seed), mustAnswer);
  const cold = all.slice(0, WARM_UP_KEYS);
  const measured = all.slice(WARM_UP_KEYS);
  await slowDown(tablet.cdp, 1);
  printMeasured(measured);
  await printBrowsersOwnFigures(tablet.page, measured);
  console.log(
    `\nThe first ${cold.length} keys, left out above: ${summary(cold.map((one) => waitMs(one.stroke)))}`,
  );
  const speed = printSpeed(speeds.splice(0));
  const bare = await measureFloor(tablet);
  const bareStrokes = bare.map(({ stroke }) => stroke);
  printParts('The same letters on a page that searches nothing', bareStrokes);
  printSpeed(speeds.splice(0));
  const floor = bareStrokes.map(waitMs);
  await printMachineConditions(tablet.context);
  await tablet.dispose();

  const waits = measured.map(({ stroke }) => waitMs(stroke));
  console.log(
    JSON.stringify({
      bench: 'search',
      persons: options.persons,
      throttle: options.throttle,
      p50Ms: roundMs(percentile(waits, 0.5)),
      p95Ms: roundMs(percentile(waits, 0.95)),
      floorP50Ms: roundMs(percentile(floor, 0.5)),
      floorP95Ms: roundMs(percentile(floor, 0.95)),
      pageSpeed: speed,
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
