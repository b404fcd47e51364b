// Journeys in a real browser against a real server. Each test starts its own station; nothing is shared but the build.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '.artifacts/results',
  fullyParallel: false,
  // A journey often waits: for a server to start, for a tablet to fall silent, for a clock. Three at a time keep two cores busy.
  workers: 3,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
});
