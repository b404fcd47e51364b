// `npm run bench -- save`: from pressing "Lưu lượt khám" to "Đã lưu lượt khám" on the screen, which the app says only
// after the record is on the disk; and to the visit painted on the person's page. The built app in a real browser, a
// commune on the tablet, the processor slowed. A finger rests on the button for 80 ms; the time counts from its leaving.
// Options: --persons 20000, --events 1 (visits a person), --throttle 6, --runs 36, --seed 1. The last line is one JSON object.

import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { EncounterFormPage } from '../pages/encounter-form-page.js';
import { readOptions } from './bench-options.js';
import { percentile, roundMs, summary } from './distribution.js';
import { startFilledStation } from './filled-station.js';
import { follow } from './follow-link.js';
import {
  forgetTablet,
  fillTablet,
  reopenTablet,
  slowDown,
  untilAllIsSent,
  untilEverybodyIsIn,
} from './full-tablet.js';
import { printMachineConditions } from './machine-conditions.js';

const PROBE = fileURLToPath(new URL('save-probe.js', import.meta.url));
const SAVES_PER_PERSON = 6;
const WARM_UP = 3;

type Saved = readonly [saidMs: number, shownMs: number, heardMs: number];

interface SaveProbe {
  begin(words: string, names?: readonly [button: string, said: string]): void;
  readonly done: Promise<Saved>;
}

declare global {
  var saveProbe: SaveProbe;
}

async function saveOnce(page: Page, words: string): Promise<Saved> {
  // The word of the save before must not stand for this one's.
  const standing = page.getByRole('status').getByRole('button', { name: 'Đóng' });
  if (await standing.isVisible()) await standing.click();
  await page.getByRole('link', { name: 'Ghi lượt khám' }).click();
  const form = new EncounterFormPage(page);
  await form.reason.fill(words);
  await form.bloodPressure.fill('128/82');
  await form.temperature.fill('36,8');
  await form.expectDraftKept();
  await page.evaluate((text) => globalThis.saveProbe.begin(text), words);
  await form.saveButton.click({ delay: 80 });
  return page.evaluate(() => globalThis.saveProbe.done);
}

const options = readOptions({ persons: 20_000, events: 1, throttle: 6, runs: 36 });
const station = await startFilledStation(options);
let profile: string | undefined;
try {
  const { url } = station.server;
  profile = await fillTablet(url, options.persons);

  const tablet = await reopenTablet(url, profile);
  await tablet.context.addInitScript({ path: PROBE });
  await tablet.page.goto('/find');
  await untilEverybodyIsIn(tablet.page, options.persons);
  const measured: Saved[] = [];
  for (let save = 0; save < options.runs + WARM_UP; save += 1) {
    if (save % SAVES_PER_PERSON === 0) {
      const person = station.people[(save * 37) % station.people.length];
      if (!person) throw new Error('the commune is empty');
      await slowDown(tablet.cdp, 1);
      await follow(tablet.page, `/person/${person._id}`);
      await tablet.page.getByRole('heading', { level: 1, name: person.name }).waitFor();
      await untilAllIsSent(tablet.page);
      await slowDown(tablet.cdp, options.throttle);
    }
    measured.push(await saveOnce(tablet.page, `Đo lần ${save + 1} của phép thử`));
  }
  await slowDown(tablet.cdp, 1);
  const warm = measured.slice(WARM_UP).map(([saidMs]) => saidMs);
  const pages = measured.slice(WARM_UP).map(([, shownMs]) => shownMs);
  const heard = measured.slice(WARM_UP).map(([, , heardMs]) => heardMs);
  const cold = measured.slice(0, WARM_UP).map(([saidMs]) => saidMs);
  console.log(`\nPressed → "Đã lưu" painted, with the record on the disk: ${summary(warm)}`);
  console.log(`Pressed → the visit painted on the person's page:        ${summary(pages)}`);
  console.log(`Of both, pressed → heard by the page:                    ${summary(heard)}`);
  console.log(`The first ${cold.length}, left out above: ${summary(cold)}`);
  await printMachineConditions(tablet.context);
  await tablet.dispose();
  console.log(
    JSON.stringify({
      bench: 'save',
      throttle: options.throttle,
      p50Ms: roundMs(percentile(warm, 0.5)),
      p95Ms: roundMs(percentile(warm, 0.95)),
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
