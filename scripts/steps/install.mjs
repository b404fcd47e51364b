// Installs the packages of the lockfile where they are missing or older than it.
import { createHash } from 'node:crypto';
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const packages = join(root, 'node_modules');
const stampFile = join(packages, '.tram-installed');

/** Of another checkout: `npm ci` would empty that one before it installs here. */
const isBorrowed = async () => (await lstat(packages).catch(() => undefined))?.isSymbolicLink() ?? false;

async function lockfileHash() {
  const lock = await readFile(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(process.version).digest('hex');
}

export async function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Trạm needs Node 20.19 or newer; this is ${process.version}.`);
  }
  const wanted = await lockfileHash();
  const installed = await readFile(stampFile, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (installed === wanted) return;
  if (await isBorrowed()) {
    console.log('node_modules is a link to another checkout: its packages are used as they are.');
    return;
  }
  console.log('Installing packages …');
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  await writeFile(stampFile, wanted);
}
