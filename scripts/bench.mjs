// `npm run bench -- NAME [options]`: one benchmark of e2e/benches; its last line is one JSON object.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { bin, root } from './steps/run.mjs';

const [name, ...options] = process.argv.slice(2);
const file = name && /^[a-z-]+$/.test(name) ? join(root, 'e2e', 'benches', `${name}.bench.ts`) : '';
if (!file || !existsSync(file)) {
  console.error(
    'Usage: npm run bench -- NAME [options]; the benchmarks are the files e2e/benches/NAME.bench.ts',
  );
  process.exit(2);
}
await installPackages();
const chromium = await ensureChromium();
await build();
await bin('tsx', ['--conditions=source', file, ...options], {
  env: chromium ? { TRAM_CHROMIUM: chromium } : {},
});
