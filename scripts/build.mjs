// `npm run build`: builds shared-schema, the server, the app and its service worker.
import { build } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

await installPackages();
await build({ force: process.argv.includes('--force') });
