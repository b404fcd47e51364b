// `npm test`: every check and every test, on a machine that has only Node and its system packages.
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { browserTests, checks, conclude } from './steps/suites.mjs';

await installPackages();
const chromium = await ensureChromium();
const results = [];
for (const check of checks) results.push(...[await check()].flat());
results.push(await browserTests(chromium));
process.exitCode = conclude(results);
