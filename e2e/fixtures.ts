// What a journey starts from: a server with one furnished station, and tablets that are put away afterwards.

import { test as base } from '@playwright/test';
import { furnish, type StationAccounts } from './api-client.js';
import { startServerProcess, type ServerProcess } from './server-process.js';
import { openTablet, type Tablet, type TabletOptions } from './tablet.js';

export interface Station extends StationAccounts {
  readonly server: ServerProcess;
}

interface Furnished extends StationAccounts {
  readonly dataDir: string;
}

interface Fixtures {
  station: Station;
  openTablet: (options?: TabletOptions) => Promise<Tablet>;
}

export const test = base.extend<Fixtures, { furnished: Furnished }>({
  // Playwright reads which fixtures a fixture needs from this pattern; this one needs none. Furnished once, and a copy for
  // every journey: each has a server and data of its own.
  furnished: [
    async ({}, use) => {
      const server = await startServerProcess();
      try {
        const accounts = await furnish(server.url, server.setupLink);
        await use({ ...accounts, dataDir: await server.stop() });
      } finally {
        await server.dispose();
      }
    },
    { scope: 'worker' },
  ],
  station: async ({ furnished: { dataDir, ...accounts } }, use) => {
    const server = await startServerProcess({}, dataDir);
    try {
      await use({ server, ...accounts });
    } finally {
      await server.dispose();
    }
  },
  openTablet: async ({ station }, use) => {
    const tablets: Tablet[] = [];
    await use(async (options) => {
      const tablet = await openTablet(station.server.url, options);
      tablets.push(tablet);
      return tablet;
    });
    for (const tablet of tablets) await tablet.dispose();
  },
});

export { expect } from '@playwright/test';
