// `npm run bench -- diagnosis`: how long a worker waits for diagnoses to appear after each key in the form of a visit, with
// a list of the official one's size on the tablet, in the built app in a real browser, the processor slowed down. The
// first keys are typed as soon as the form is there, while the list is still being made ready; they are told apart. The same
// letters are then typed into a page that searches nothing: what the machine itself takes in that hour.
// Options: --persons 500, --events 1, --throttle 6, --runs 6 (diagnoses looked for, each in every way), --seed 1. The last
// line is one JSON object.

import type { Locator, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { DIAGNOSIS_COLUMNS, diagnosisCells } from '@tram/shared-schema/encounters/diagnosis-rows.js';
import type { DiagnosisRow } from '@tram/shared-schema/encounters/diagnosis-rows.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { seededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import { syntheticDiagnoses } from '@tram/shared-schema/fixtures/synthetic-icd10.js';
import { foldText } from '@tram/shared-schema/people/vietnamese-text.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { TABLET_TYPING } from '../tablet.js';
import { openBareList } from './bare-list.js';
import { readOptions } from './bench-options.js';
import { percentile, printTable, roundMs, summary } from './distribution.js';
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
import { printParts, waitMs } from './stroke-parts.js';
import { strokeOf, type Stroke } from './type-keys.js';

const PROBE = fileURLToPath(new URL('keystroke-probe.js', import.meta.url));
const WARM_UP_KEYS = 10;
/** Diagnoses typed into the bare page. */
const BARE_RUNS = 1;
const AT_ONCE = 'at once';

interface Typed {
  readonly way: string;
  readonly text: string;
  readonly finds: string;
}

async function bringList(url: string, rows: readonly DiagnosisRow[]): Promise<void> {
  const admin = new ApiClient(url);
  await admin.signIn('quantri', PASSWORD, 'benchlists' as ReplicaId);
  await admin.json('PUT', '/api/v1/admin/code-lists/icd10', {
    edition: 'Danh mục giả định',
    source: 'synthetic',
    effectiveFrom: '2026-07-01',
    columns: DIAGNOSIS_COLUMNS,
    rows: rows.map(diagnosisCells),
  });
}

function typedQueries(rows: readonly DiagnosisRow[], runs: number, seed: string): readonly Typed[] {
  const random = seededRandom(`${seed}/typed`);
  const picked = Array.from({ length: runs }, () => random.pick(rows));
  return [
    { way: 'common words', text: 'tang huyet ap', finds: 'I10' },
    { way: 'common words', text: 'viem mui hong cap', finds: 'J00' },
    ...picked.flatMap(({ code, vi, en }): Typed[] => [
      { way: 'Vietnamese without accents', text: foldText(vi), finds: code },
      { way: 'Vietnamese with accents', text: vi, finds: code },
      { way: 'English', text: en.toLowerCase(), finds: code },
      { way: 'code', text: code, finds: code },
    ]),
  ];
}

/** A fast wrong answer is none; only what is typed before the list is ready may be answered once it is. */
async function mustFind(page: Page, { finds, text, way }: Typed): Promise<void> {
  const option = page
    .getByRole('option')
    .filter({ hasText: `${finds} · ` })
    .first();
  if (way === AT_ONCE) await option.waitFor();
  if (!(await option.isVisible())) throw new Error(`not found: ${finds} by ${text}`);
}

async function openForm(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('link', { name: 'Ghi lượt khám' }).click();
  await page.getByRole('combobox').waitFor();
}

interface Measured {
  readonly way: string;
  readonly stroke: Stroke;
}

async function typeAll(
  { page, cdp }: FullTablet,
  box: Locator,
  queries: readonly Typed[],
  check: (page: Page, query: Typed) => Promise<void>,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const query of queries) {
    await box.fill('');
    await box.focus();
    for (const key of query.text) measured.push({ way: query.way, stroke: await strokeOf(page, cdp, key) });
    await check(page, query);
  }
  return measured;
}

/** The browser's own share, which no search can take away: see bare-list.ts. */
async function measureFloor(tablet: FullTablet, queries: readonly Typed[]): Promise<readonly Stroke[]> {
  await openBareList(tablet.page);
  await slowDown(tablet.cdp, options.throttle);
  const typed = await typeAll(tablet, tablet.page.getByRole('searchbox'), queries, () => Promise.resolve());
  await slowDown(tablet.cdp, 1);
  return typed.slice(WARM_UP_KEYS).map(({ stroke }) => stroke);
}

const options = readOptions({ persons: 500, events: 1, throttle: 6, runs: 6 });
const rows = syntheticDiagnoses(options.seed);
const station = await startFilledStation(options);
let profile: string | undefined;
try {
  const { url } = station.server;
  await bringList(url, rows);
  profile = await fillTablet(url, options.persons);
  const tablet = await reopenTablet(url, profile, { viewport: TABLET_TYPING });
  const { page, cdp } = tablet;
  await tablet.context.addInitScript({ path: PROBE });
  await page.goto('/lists');
  await page.getByRole('button', { name: 'Lấy danh mục mới' }).click();
  await page.getByText('15.844').waitFor({ timeout: 120_000 });
  await page.goto('/find');
  await untilEverybodyIsIn(page, options.persons);
  await slowDown(cdp, options.throttle);

  const name = station.people.find(({ lifeStatus }) => lifeStatus === 'living')?.name ?? '';
  await openForm(page, name);
  const box = page.getByRole('combobox');
  const first = await typeAll(tablet, box, [{ way: AT_ONCE, text: 'tang', finds: 'I10' }], mustFind);
  const queries = typedQueries(rows, options.runs, options.seed);
  const measured = (await typeAll(tablet, box, queries, mustFind)).slice(WARM_UP_KEYS);
  await slowDown(cdp, 1);
  const ways = new Map<string, number[]>();
  for (const { way, stroke } of measured) ways.set(way, [...(ways.get(way) ?? []), waitMs(stroke)]);
  printTable('By what is typed', ways);
  const strokes = measured.map(({ stroke }) => stroke);
  printParts('Where the time goes', strokes);
  console.log(
    `\nThe first keys, as soon as the form was there: ${summary(first.map(({ stroke }) => waitMs(stroke)))}`,
  );
  const bare = await measureFloor(tablet, typedQueries(rows, BARE_RUNS, options.seed));
  printParts('The same letters on a page that searches nothing', bare);
  await printMachineConditions(tablet.context);
  await tablet.dispose();
  const [waits, floor] = [strokes.map(waitMs), bare.map(waitMs)];
  console.log(
    JSON.stringify({
      bench: 'diagnosis',
      rows: rows.length,
      throttle: options.throttle,
      p50Ms: roundMs(percentile(waits, 0.5)),
      p95Ms: roundMs(percentile(waits, 0.95)),
      floorP50Ms: roundMs(percentile(floor, 0.5)),
      floorP95Ms: roundMs(percentile(floor, 0.95)),
    }),
  );
} finally {
  await station.server.dispose();
  if (profile) await forgetTablet(profile);
}
