// The battery is pulled while a new version of the app brings the records to its form: twice, at several moments, on the
// way there and on the way back.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  bundleMigrationPage,
  openMigrationTablet,
  type MigrationState,
  type MigrationTablet,
} from '../migration/migration-tablet.js';

const VISITS = 2500;
const ALL = VISITS + 2;
const UNSENT = { waiting: 1, refused: 0 };
let script: string;
let profile: string;
let tablet: MigrationTablet;
test.beforeAll(async () => {
  script = await bundleMigrationPage();
});
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'tram-migration-'));
  tablet = await openMigrationTablet(profile, script);
  await tablet.ask('fill', VISITS);
});
test.afterEach(async () => {
  await tablet.dispose();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
});
const state = () => tablet.ask<MigrationState>('state');

async function killedAt(rows: number, stumbles: boolean): Promise<MigrationState> {
  tablet.begin('migrate', stumbles);
  await tablet.waitForProgress(rows);
  await tablet.kill();
  tablet = await openMigrationTablet(profile, script);
  return state();
}

test('nothing is lost, and it goes on where it stood', async () => {
  const once = await killedAt(400, false);
  expect(once.first + once.second).toBe(ALL);
  expect(once.second).toBeGreaterThan(0);
  expect(once.first).toBeGreaterThan(0);
  expect(once.unsent).toEqual(UNSENT);
  const twice = await killedAt(300, false);
  expect(twice.first + twice.second).toBe(ALL);
  expect(twice.second).toBeGreaterThan(once.second);
  expect(await tablet.ask('migrate', false)).toBe('up-to-date');
  expect(await state()).toEqual({
    first: 0,
    second: ALL,
    keptBefore: 0,
    versions: [2, 2, 2],
    unsent: UNSENT,
  });
});

test('what cannot be lifted leaves everything as it was, also where going back was cut off', async () => {
  const whole = { first: ALL, second: 0, keptBefore: 0, versions: [1, 1, 1], unsent: UNSENT };
  // Its last record is met after all others: from there on it goes back.
  tablet.begin('migrate', true);
  await tablet.waitForProgress(VISITS);
  await tablet.kill();
  tablet = await openMigrationTablet(profile, script);
  const cut = await state();
  expect(cut.first + cut.second).toBe(ALL);
  expect(cut.unsent).toEqual(UNSENT);
  expect(await tablet.ask('migrate', true)).toBe('kept-old');
  expect(await state()).toEqual(whole);
  // The next release can lift it.
  expect(await tablet.ask('migrate', false)).toBe('up-to-date');
  expect((await state()).second).toBe(ALL);
});
