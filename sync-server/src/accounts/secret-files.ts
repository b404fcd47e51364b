// What only this server may know, made at the first start and kept in its data folder, readable by its owner alone.

import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SigningKeys } from '#deps.js';
import type { Randomness } from '#ports.js';
import { StartFailure } from '#start-failure.js';
import type { SetupTokenFile } from './setup-gate.js';

const OWNER_ONLY = 0o600;
const KEY_BYTES = 32;

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Whole or not at all: a power cut in the middle leaves the file that was. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', OWNER_ONLY);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

async function keptSecret(folder: string, name: string, randomness: Randomness): Promise<string> {
  const file = join(folder, name);
  const kept = await readIfThere(file);
  if (kept !== undefined && Buffer.from(kept, 'base64url').length >= KEY_BYTES) {
    await chmod(file, OWNER_ONLY);
    return kept;
  }
  if (kept !== undefined)
    throw new StartFailure(
      `${file} is damaged: restore it from the backup, or remove it to end all sessions`,
    );
  const secret = randomness.bytes(KEY_BYTES).toString('base64url');
  await writeWhole(file, secret);
  return secret;
}

export interface Secrets {
  readonly keys: SigningKeys;
  readonly storePassword: string;
  readonly setupTokenFile: SetupTokenFile;
}

export async function openSecrets(dataDir: string, randomness: Randomness): Promise<Secrets> {
  const folder = join(dataDir, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keyOf = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(Buffer.from(await keptSecret(folder, name, randomness), 'base64url'));
  const setupFile = join(folder, 'setup-token.sha256');
  return {
    keys: { accessToken: await keyOf('access-token.key'), refreshToken: await keyOf('refresh-token.key') },
    storePassword: await keptSecret(folder, 'store-password', randomness),
    setupTokenFile: {
      read: () => readIfThere(setupFile),
      write: (hash) => writeWhole(setupFile, hash),
      remove: () => rm(setupFile, { force: true }),
    },
  };
}
