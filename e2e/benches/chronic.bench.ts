// `npm run bench -- chronic`: the list of who is missing among everybody under chronic care, from pressing the link to its
// rows painted; and a monthly visit from pressing "Lưu lượt tái khám" to its word on the screen, which the app says only with
// the record on the disk. The built app in a real browser, a whole commune and its care on the tablet, the processor slowed.
// Options: --persons 20000, --events 4.75 (records of care and visits a person), --throttle 6, --runs 20, --seed 1.
// The last line is one JSON object.

import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { ChronicPages } from '../pages/chronic-pages.js';
import { readOptions } from './bench-options.js';
import { percentile, roundMs, summary } from './distribution.js';
import { startFilledStation } from './filled-station.js';
import { follow } from './follow-link.js';
import { fillTablet, forgetTablet, reopenTablet, slowDown, untilEverybodyIsIn } from './full-tablet.js';
import { untilKept } from './kept-snapshots.js';
import { LIST_PROBE } from './list-probe.js';
import { printMachineConditions } from './machine-conditions.js';

const SAVE_PROBE = fileURLToPath(new URL('save-probe.js', import.meta.url));
const MISSING = '/chronic/missing';
const LIST = 'Danh sách vắng';
const MAKING_MS = 600_000;
const WARM_UP = 3;

async function saveVisit(page: Page, personId: string): Promise<number> {
  // The word of the save before must not stand for this one's.
  const standing = page.getByRole('status').getByRole('button', { name: 'Đóng' });
  if (await standing.isVisible()) await standing.click();
  await follow(page, `/person/${personId}/chronic/visit`);
  const form = new ChronicPages(page);
  await form.pressure.first().fill('128/78');
  await page.evaluate(() => globalThis.saveProbe.begin('', ['Lưu lượt tái khám', 'Đã lưu lượt tái khám']));
  await form.saveVisit.click({ delay: 80 });
  const [saidMs] = await page.evaluate(() => globalThis.saveProbe.done);
  return saidMs;
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
  await tablet.context.addInitScript({ path: SAVE_PROBE });
  await page.goto('/find');
  await untilEverybodyIsIn(page, options.persons);
  const startedAt = performance.now();
  await follow(page, MISSING);
  await page.getByRole('list', { name: LIST }).waitFor({ timeout: MAKING_MS });
  console.log(
    `The first list is made ${((performance.now() - startedAt) / 1000).toFixed(1)} s after it was asked for`,
  );

  await slowDown(cdp, options.throttle);
  const lists: number[] = [];
  for (let run = 0; run < options.runs + WARM_UP; run += 1) {
    await follow(page, '/find');
    await page.getByRole('searchbox').waitFor();
    const asked: readonly [string, string] = [MISSING, LIST];
    lists.push(await page.evaluate(([href, label]) => globalThis.listProbe.open(href, label), asked));
  }
  const saves: number[] = [];
  const enrolled = [...station.enrolled];
  for (let run = 0; run < options.runs + WARM_UP; run += 1) {
    const personId = enrolled[(run * 37) % enrolled.length];
    if (personId === undefined) throw new Error('nobody is under care');
    saves.push(await saveVisit(page, personId));
  }
  await slowDown(cdp, 1);
  const [list, save] = [lists.slice(WARM_UP), saves.slice(WARM_UP)];
  console.log(`\nLink pressed → rows of the list painted:          ${summary(list)}`);
  console.log(`Pressed → "Đã lưu" painted, the record on the disk: ${summary(save)}`);
  await printMachineConditions(tablet.context);
  await tablet.dispose();
  console.log(
    JSON.stringify({
      bench: 'chronic',
      enrolled: station.enrolled.size,
      throttle: options.throttle,
      listP95Ms: roundMs(percentile(list, 0.95)),
      saveP95Ms: roundMs(percentile(save, 0.95)),
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
