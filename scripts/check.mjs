// `npm run check`: what CI runs before the browser tests.
import { installPackages } from './steps/install.mjs';
import { checks, conclude } from './steps/suites.mjs';

await installPackages();
const results = [];
for (const check of checks) results.push(...[await check()].flat());
process.exitCode = conclude(results);
