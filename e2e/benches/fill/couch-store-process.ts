// A CouchDB-compatible store in a process of its own: the sync server keeps its records in it, and the ways of filling
// that speak CouchDB's protocol read the same records from it.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(
  new URL('../../../sync-server/src/testing/embedded-store-process.ts', import.meta.url),
);
export const COUCH_USER = 'tram';
export const COUCH_PASSWORD = 'only-for-tests';

export interface CouchStore {
  readonly url: string;
  readonly authorization: string;
  dispose(): Promise<void>;
}

export async function startCouchStore(): Promise<CouchStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tram-fill-store-'));
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', SCRIPT, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the store ended with ${code ?? 'a signal'}`)));
  });
  return {
    url,
    authorization: `Basic ${Buffer.from(`${COUCH_USER}:${COUCH_PASSWORD}`).toString('base64')}`,
    async dispose() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGKILL')) await gone;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
