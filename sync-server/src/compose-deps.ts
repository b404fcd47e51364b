// The parts of the server on one store.

import { randomBytes } from 'node:crypto';
import { argon2Passwords, PASSWORD_COST, type PasswordCost } from '#accounts/argon2-passwords.js';
import type { Secrets } from '#accounts/secret-files.js';
import { setupGate } from '#accounts/setup-gate.js';
import { signInThrottle } from '#accounts/sign-in-throttle.js';
import type { Deps } from '#deps.js';
import type { Clock, Randomness } from '#ports.js';
import type { CouchClient } from '#store/couch-client.js';
import { nanoAccountStore } from '#store/nano-account-store.js';
import { nanoAuditLog } from '#store/nano-audit-log.js';
import { nanoDirectory } from '#store/nano-directory.js';
import { nanoDocumentStore, retryWithJitter } from '#store/nano-document-store.js';
import { nanoSessionStore } from '#store/nano-session-store.js';

export interface World {
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  readonly passwordCost?: PasswordCost;
}

export async function composeDeps(
  couch: CouchClient,
  { keys, setupTokenFile }: Pick<Secrets, 'keys' | 'setupTokenFile'>,
  { clock = { nowMs: Date.now }, randomness = { bytes: randomBytes }, passwordCost = PASSWORD_COST }: World,
): Promise<Deps> {
  const retry = retryWithJitter(randomness);
  const accounts = nanoAccountStore(couch, retry);
  return {
    documents: nanoDocumentStore(couch, randomness),
    accounts,
    sessions: nanoSessionStore(couch, retry),
    directory: nanoDirectory(couch, retry),
    audit: nanoAuditLog(couch, retry),
    passwords: await argon2Passwords(passwordCost),
    clock,
    randomness,
    keys,
    throttle: signInThrottle(),
    setup: setupGate(setupTokenFile, accounts, randomness),
  };
}
