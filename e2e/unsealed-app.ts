// The app built so that it leaves its records in clear: only to show that the search which finds nothing in the real one
// would have found it.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function buildUnsealedApp(folder: string): Promise<void> {
  await build({
    configFile: join(root, 'pwa', 'vite.config.ts'),
    define: { __SEALS_RECORDS__: 'false' },
    build: { outDir: folder, emptyOutDir: true, sourcemap: false },
    logLevel: 'error',
  });
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'build-service-worker.mjs'), folder]);
}
