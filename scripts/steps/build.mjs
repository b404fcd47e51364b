// Builds what runs: shared-schema and the server by tsc, the app by Vite, its service worker by Workbox.
// Skipped where nothing changed since the last build, so that a second start is quick.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bin, root, run } from './run.mjs';

const inputs = [
  'package-lock.json',
  'tsconfig.json',
  'shared-schema/package.json',
  'shared-schema/tsconfig.json',
  'shared-schema/src',
  'shared-schema/fixtures',
  'sync-server/package.json',
  'sync-server/tsconfig.json',
  'sync-server/src',
  'pwa/package.json',
  'pwa/vite.config.ts',
  'pwa/index.html',
  'pwa/public',
  'pwa/src',
  'scripts/steps/build.mjs',
  'scripts/build-service-worker.mjs',
];
const outputs = [
  'shared-schema/dist/src/result.js',
  'sync-server/dist/main.js',
  'pwa/dist/index.html',
  'pwa/dist/sw.js',
];
const stampFile = join(root, '.tsbuild', 'built');

async function addToHash(hash, path) {
  const info = await stat(path);
  if (info.isDirectory()) {
    for (const name of (await readdir(path)).sort()) await addToHash(hash, join(path, name));
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(path).update(await readFile(path));
  }
}

const exists = (path) =>
  stat(join(root, path)).then(
    () => true,
    () => false,
  );

export async function build({ force = false } = {}) {
  const hash = createHash('sha256');
  for (const input of inputs) if (await exists(input)) await addToHash(hash, join(root, input));
  const wanted = hash.digest('hex');
  const built = (await exists('.tsbuild/built')) ? await readFile(stampFile, 'utf8') : '';
  const present = await Promise.all(outputs.map(exists));
  if (!force && built === wanted && present.every(Boolean)) return;
  console.log('Building …');
  await bin('tsc', ['-b', 'shared-schema', 'sync-server'], { quiet: true });
  await bin('vite', ['build', '--logLevel', 'warn'], {
    cwd: join(root, 'pwa'),
    env: { NODE_ENV: 'production' },
  });
  await run(process.execPath, [join(root, 'scripts', 'build-service-worker.mjs')]);
  await mkdir(join(root, '.tsbuild'), { recursive: true });
  await writeFile(stampFile, wanted);
}
