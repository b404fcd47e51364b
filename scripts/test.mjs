// `npm test`: every check and every test, on a machine that has only Node and its system packages.
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { conclude, everything } from './steps/suites.mjs';

await installPackages();
const chromium = await ensureChromium();
const results = [];
for (const stage of everything(chromium)) results.push(...(await stage()));
process.exitCode = conclude(results);
