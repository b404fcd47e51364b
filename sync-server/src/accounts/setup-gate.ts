// The door that is open once, before there is an administrator: a token only its printer and its reader know.
// The file holds its hash, so that who reads the disk cannot walk in.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { AccountStore, Randomness } from '#ports.js';

export interface SetupTokenFile {
  read(): Promise<string | undefined>;
  write(hash: string): Promise<void>;
  remove(): Promise<void>;
}

export interface SetupGate {
  /** A new token where there is no administrator yet, undefined where there is one. Older tokens end. */
  open(): Promise<string | undefined>;
  admits(token: string): Promise<boolean>;
  close(): Promise<void>;
}

const TOKEN_BYTES = 24;
const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

export async function hasAdministrator(accounts: AccountStore): Promise<boolean> {
  return (await accounts.list()).some(({ role }) => role === 'admin');
}

export function setupGate(file: SetupTokenFile, accounts: AccountStore, randomness: Randomness): SetupGate {
  return {
    async open() {
      if (await hasAdministrator(accounts)) {
        await file.remove();
        return undefined;
      }
      const token = randomness.bytes(TOKEN_BYTES).toString('base64url');
      await file.write(digest(token).toString('hex'));
      return token;
    },
    async admits(token) {
      const hash = Buffer.from((await file.read()) ?? '', 'hex');
      const given = digest(token);
      return hash.length === given.length && timingSafeEqual(new Uint8Array(hash), new Uint8Array(given));
    },
    close: () => file.remove(),
  };
}
