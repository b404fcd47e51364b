// `npm run bench -- due`: the list of a vaccination day. From pressing the link to its rows painted, with a whole commune and
// its care on the tablet; and how long it takes to look at everybody anew for another day, beside which nothing may be held
// up for more than a frame of a slow tablet; and what one child looked at anew takes. The built app in a real browser, the
// processor slowed. Playwright waits by looking at the whole page again and again: while blocks are measured the page waits.
// Options: --persons 20000, --events 4.75 (records of care and visits a person), --throttle 6, --runs 20, --seed 1.
// The last line is one JSON object.

import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { readOptions } from './bench-options.js';
import { percentile, roundMs, summary } from './distribution.js';
import { startFilledStation } from './filled-station.js';
import { follow } from './follow-link.js';
import { fillTablet, forgetTablet, reopenTablet, slowDown, untilEverybodyIsIn } from './full-tablet.js';
import { untilKept } from './kept-snapshots.js';
import { LIST_PROBE } from './list-probe.js';
import { printMachineConditions } from './machine-conditions.js';
import { prepareChildren } from './one-child.js';

const SESSION = '/immunisation/session';
const LIST = 'Danh sách buổi tiêm';
const MAKING_MS = 600_000;
const WARM_UP = 2;
const RECOMPUTED = 3;
const SETTLED_MS = 2_000;

/** Days people make lists for: the next sessions. Of the app's day, not of UTC's: the list of today is made already. */
function dayAfter(days: number): string {
  return formatLocalDate(localDateAt(Date.now() + days * 86_400_000));
}

const options = readOptions({ persons: 20_000, events: 4.75, throttle: 6, runs: 20 });
const station = await startFilledStation(options);
let profile: string | undefined;
try {
  const { url } = station.server;
  profile = await fillTablet(url, options.persons);
  await untilKept(url, profile, options.persons, ['people', 'care']);
  const tablet = await reopenTablet(url, profile);
  const { page, cdp } = tablet;
  await tablet.context.addInitScript({ path: LIST_PROBE });
  await page.goto('/find');
  await untilEverybodyIsIn(page, options.persons);
  const startedAt = performance.now();
  await follow(page, SESSION);
  await page.getByRole('list', { name: LIST }).waitFor({ timeout: MAKING_MS });
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: MAKING_MS });
  console.log(
    `The first list is made ${((performance.now() - startedAt) / 1000).toFixed(1)} s after it was asked for`,
  );

  const lookAtChildren = await prepareChildren(page);
  await slowDown(cdp, options.throttle);
  const waits: number[] = [];
  for (let run = 0; run < options.runs + WARM_UP; run += 1) {
    await follow(page, '/find');
    await page.getByRole('searchbox').waitFor();
    const asked: readonly [string, string] = [SESSION, LIST];
    waits.push(await page.evaluate(([href, label]) => globalThis.listProbe.open(href, label), asked));
  }
  const measured = waits.slice(WARM_UP);

  const recomputed: number[] = [];
  await page.getByText('Đổi ngày').click();
  const field = await page.getByRole('textbox', { name: 'Ngày tiêm' }).elementHandle();
  const since = await page.evaluate(() => performance.now());
  for (let n = 1; n <= RECOMPUTED; n += 1) {
    const making = page.evaluate(() => globalThis.listProbe.untilMade());
    await page.evaluate(([typed, day]) => globalThis.listProbe.type(typed, day), [
      field,
      dayAfter(n),
    ] as const);
    recomputed.push(await making);
    // The list is put in order behind the last look.
    await page.waitForTimeout(SETTLED_MS);
  }
  const longest = await page.evaluate((from) => globalThis.listProbe.longestSince(from), since);
  const children = await lookAtChildren();
  await slowDown(cdp, 1);
  console.log(`\nLink pressed → rows of the list painted: ${summary(measured)}`);
  console.log(`Another day, everybody looked at anew:   ${summary(recomputed)}`);
  console.log(`Longest the page answered nobody then:   ${Math.round(longest)} ms`);
  console.log(`One child looked at anew:                ${summary(children)}`);
  await printMachineConditions(tablet.context);
  await tablet.dispose();
  console.log(
    JSON.stringify({
      bench: 'due',
      persons: options.persons,
      throttle: options.throttle,
      p50Ms: roundMs(percentile(measured, 0.5)),
      p95Ms: roundMs(percentile(measured, 0.95)),
      fullRecomputeMs: roundMs(percentile(recomputed, 0.5)),
      longestTaskMs: roundMs(longest),
      oneChildMs: roundMs(percentile(children, 0.95)),
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
