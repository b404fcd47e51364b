// One page for each way of filling, bundled alone, so that nobody carries another's library.

import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** `clear`: ours as it would be without a key for what lies on the disk, as the others are. */
const ENTRIES = {
  ours: 'pwa/src/testing/fills/our-fill.ts',
  clear: 'pwa/src/testing/fills/our-fill.ts',
  floor: 'pwa/src/testing/fills/floor-fill.ts',
  pouch: 'e2e/benches/fill/pouch-fill.js',
  plugin: 'pwa/src/testing/fills/plugin-fill.ts',
} as const;
export type FillWay = keyof typeof ENTRIES;

const pageOf = (way: FillWay): string =>
  `<!doctype html><meta charset="utf-8"><title>${way}</title><script type="module" src="/${way}.js"></script>`;

/** One page for each way, into `outdir`. */
export async function buildFillPages(outdir: string): Promise<ReadonlySet<FillWay>> {
  await mkdir(outdir, { recursive: true });
  const ways = Object.keys(ENTRIES) as FillWay[];
  for (const way of ways) {
    await build({
      entryPoints: { [way]: join(root, ENTRIES[way]) },
      outdir,
      bundle: true,
      // Names stay readable in a profile; what they weigh costs nothing that is measured here.
      minifySyntax: true,
      minifyWhitespace: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['source'],
      define: {
        global: 'globalThis',
        'process.env.NODE_ENV': '"production"',
        __SEALS_RECORDS__: String(way !== 'clear'),
      },
      logLevel: 'silent',
    });
    await writeFile(join(outdir, `${way}.html`), pageOf(way));
  }
  return new Set(ways);
}
