// Journeys in a real browser against a real server. Each test starts its own station; nothing is shared but the build.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '.artifacts/results',
  fullyParallel: false,
  // Two cores: a second browser beside a running one makes both slow, and slow tests lie.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
});
