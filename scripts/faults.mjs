// `npm run test:faults -- --minutes M --seed S [--store embedded|couchdb] [--tablets N] [--no-chromium]`: tablets and a
// server under every fault we know of, on a fresh build. The printed seed draws the same edits and the same faults again.
import { build } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { bin, StepFailed } from './steps/run.mjs';

const options = process.argv.slice(2);
await installPackages();
const chromium = options.includes('--no-chromium') ? undefined : await ensureChromium();
await build();
try {
  await bin('tsx', ['--conditions=source', 'e2e/faults/run-faults.ts', ...options], {
    env: chromium ? { TRAM_CHROMIUM: chromium } : {},
  });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  // What was found is printed already.
  process.exitCode = 1;
}
