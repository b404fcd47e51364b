// The parts of the server on one store.

import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { argon2Passwords, PASSWORD_COST, type PasswordCost } from '#accounts/argon2-passwords.js';
import type { Secrets } from '#accounts/secret-files.js';
import { setupGate } from '#accounts/setup-gate.js';
import { signInThrottle } from '#accounts/sign-in-throttle.js';
import type { Deps, Policy } from '#deps.js';
import { errorName } from '#error-name.js';
import { logFollowing } from '#following/following-log.js';
import { openStreams } from '#following/open-streams.js';
import { stationWatches } from '#following/station-watches.js';
import type { Clock, Randomness } from '#ports.js';
import { readMergedUnits } from '#recoding/read-merged-units.js';
import { couchChangeSource } from '#store/couch-change-source.js';
import type { CouchClient } from '#store/couch-client.js';
import { nanoAccountStore } from '#store/nano-account-store.js';
import { nanoAuditLog } from '#store/nano-audit-log.js';
import { nanoCodeLists } from '#store/nano-code-lists.js';
import { nanoDirectory } from '#store/nano-directory.js';
import { ACCOUNTS_DATABASE } from '#store/ensure-databases.js';
import { nanoDocumentStore, retryWithJitter } from '#store/nano-document-store.js';
import { nanoRecodingStore } from '#store/nano-recoding-store.js';
import { nanoSessionStore } from '#store/nano-session-store.js';
import { nanoStationKeys } from '#store/nano-station-keys.js';
import { nanoStationFeed } from '#store/nano-station-feed.js';
import { createTurns } from '#turns.js';

/** More at a time are not done sooner: one process makes them all. */
const LARGE_AT_ONCE = 4;

export interface World {
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  readonly passwordCost?: PasswordCost;
  readonly logger?: Logger;
  readonly policy?: Policy;
}

export async function composeDeps(
  couch: CouchClient,
  { keys, setupTokenFile }: Pick<Secrets, 'keys' | 'setupTokenFile'>,
  {
    clock = { nowMs: Date.now },
    randomness = { bytes: randomBytes },
    passwordCost = PASSWORD_COST,
    policy = { mayKeepUnsent: true },
    logger,
  }: World,
): Promise<Deps> {
  const retry = retryWithJitter(randomness);
  const log = logFollowing(logger);
  const accounts = nanoAccountStore(couch, retry);
  const sessions = nanoSessionStore(couch, retry);
  const documents = nanoDocumentStore(couch, randomness);
  const directory = nanoDirectory(couch, retry);
  const codeLists = nanoCodeLists(couch, retry);
  const feed = nanoStationFeed(couch, retry);
  const watches = stationWatches({ feed, documents, directory, clock, randomness, log });
  const changes = couchChangeSource(couch, ACCOUNTS_DATABASE);
  const failed = (error: unknown): void => log({ kind: 'sessions-unwatched', error: errorName(error) });
  return {
    documents,
    accounts,
    sessions,
    directory,
    stationKeys: nanoStationKeys(couch, retry),
    feed,
    watches,
    streams: openStreams({ sessions, changes, randomness, failed }),
    codeLists,
    recodings: nanoRecodingStore(couch, retry),
    mergedUnits: readMergedUnits(codeLists),
    audit: nanoAuditLog(couch, retry),
    passwords: await argon2Passwords(passwordCost),
    clock,
    randomness,
    keys,
    policy,
    throttle: signInThrottle(),
    turns: createTurns(LARGE_AT_ONCE),
    setup: setupGate(setupTokenFile, accounts, randomness),
  };
}
