// An embedded store in a process of its own, for tests that end it without warning.
// Run as: node -C source --import tsx embedded-store-process.ts <data folder>; prints its address.

import { openEmbeddedStore } from '#embedded/open-embedded-store.js';

const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error('needs a data folder');

const store = await openEmbeddedStore({ dataDir, user: 'tram', password: 'only-for-tests' });
process.stdout.write(`${store.url}\n`);
