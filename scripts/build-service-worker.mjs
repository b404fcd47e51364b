// Bundles pwa/src/sw/sw.ts and writes into it the list of files that must be on the tablet for a start without network.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { injectManifest } from 'workbox-build';

const pwa = fileURLToPath(new URL('../pwa/', import.meta.url));
/** Where the built app lies; only a journey that builds one of its own says so. */
const dist = process.argv[2] ?? `${pwa}dist`;
const bundled = `${pwa}.tsbuild/sw-bundle.js`;

await build({
  entryPoints: [`${pwa}src/sw/sw.ts`],
  outfile: bundled,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
const { count, size, warnings } = await injectManifest({
  swSrc: bundled,
  swDest: join(dist, 'sw.js'),
  globDirectory: dist,
  globPatterns: ['**/*.{html,js,css,wasm,svg,png,webmanifest}'],
  globIgnores: ['sw.js', '.vite/**'],
  // Vite's file names already carry a hash of their content.
  dontCacheBustURLsMatching: /^assets\//,
  maximumFileSizeToCacheInBytes: 5 * 1024 * 1024,
});
for (const warning of warnings) console.warn(warning);
console.log(
  `service worker: ${count} files, ${(size / 1024).toFixed(0)} kB kept for starting without network`,
);
