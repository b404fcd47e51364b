// Journeys in a real browser against a real server. Each test starts its own station; nothing is shared but the build.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '.artifacts/results',
  fullyParallel: true,
  // A journey often waits: for a line, for a tablet to fall silent, for a clock. Four at a time keep two cores busy.
  workers: 4,
  retries: 0,
  // Several times what they need on two cores: a journey says whether, not how soon.
  timeout: 360_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list']],
});
