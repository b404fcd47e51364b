// How the tablet's app is built. No inline script or style may come out of it: the server sends
// `script-src 'self' 'wasm-unsafe-eval'; style-src 'self'`.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';

const packageVersion = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
const API = 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // `source` makes workspace packages resolve to their TypeScript, so no package is built before another.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // e2e/unsealed-app.ts alone turns the second one off.
  define: { __APP_VERSION__: JSON.stringify(packageVersion), __SEALS_RECORDS__: 'true' },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    // The oldest browser promised: Chrome and Android WebView 98, which Android 5 still gets from the Play Store. Older
    // ones lack `Object.hasOwn`, `Array.at` and `structuredClone`, which no build step adds.
    target: ['es2022', 'chrome98'],
    outDir: 'dist',
    emptyOutDir: true,
    // A `data:` address would need its own line in the content security policy.
    assetsInlineLimit: 0,
    // Which files a first load asks for: read by the size budget.
    manifest: true,
    sourcemap: true,
    // Every supported browser that matters for speed preloads modules itself.
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': { target: API } },
  },
  preview: { proxy: { '/api': { target: API } } },
});
