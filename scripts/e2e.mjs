// `npm run e2e -- [spec]`: the journeys in a real browser, on a fresh build.
import { build } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { browserTests, conclude } from './steps/suites.mjs';

await installPackages();
const chromium = await ensureChromium();
await build();
process.exitCode = conclude([await browserTests(chromium, process.argv.slice(2))]);
