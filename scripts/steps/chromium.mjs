// Finds the browser the tests drive: the one named, Debian's, or Playwright's own download.
import { existsSync } from 'node:fs';
import { bin, run } from './run.mjs';

const debianChromium = '/usr/bin/chromium';

/** The path of the browser to start, or undefined where Playwright knows its own. */
export async function ensureChromium() {
  const named = process.env.TRAM_CHROMIUM;
  if (named) return named;
  if (existsSync(debianChromium)) return debianChromium;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium from the system packages …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, quiet: true });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      quiet: true,
    });
    return debianChromium;
  }
  console.log('Installing the browser of Playwright …');
  await bin('playwright', ['install', 'chromium']);
  return undefined;
}
