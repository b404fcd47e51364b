// The store this server keeps its documents in: CouchDB where one is named, its own otherwise.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config.js';
import { DataFolderInUse } from '#embedded/data-folder.js';
import { openEmbeddedStore } from '#embedded/open-embedded-store.js';
import { StartFailure } from '#start-failure.js';
import { CouchTurnsUsAway, type CouchAddress, type CouchClient } from '#store/couch-client.js';

const PATIENCE_MS = 60_000;
const ASK_EVERY_MS = 1_000;
const OWNER_ONLY = 0o700;
/** Longer than a server that was told to stop still answers those it serves. */
const LOCK_PATIENCE_MS = 15_000;

export interface OpenStore {
  readonly address: CouchAddress;
  /** Absent where the store looks after itself. */
  readonly compact?: () => Promise<number>;
  close(): Promise<void>;
}

export async function openStore(
  config: Config,
  password: string,
  logger: Logger,
  lockPatienceMs = LOCK_PATIENCE_MS,
): Promise<OpenStore> {
  if (config.couch) return { address: config.couch, close: () => Promise.resolve() };
  const dataDir = join(config.dataDir, 'store');
  // Records lie in it in the clear: for the server's own account alone.
  await mkdir(dataDir, { recursive: true, mode: OWNER_ONLY });
  const store = await openEmbeddedStore({
    dataDir,
    user: 'tram',
    password,
    patienceMs: lockPatienceMs,
    log: ({ kind, error }) => logger.error({ kind, error: error.name }, 'embedded store'),
  }).catch((error: unknown) => {
    if (!(error instanceof DataFolderInUse)) throw error;
    throw new StartFailure(`DATA_DIR is in use by another server: ${config.dataDir}`, { cause: error });
  });
  return {
    address: { url: store.url, user: store.user, password: store.password },
    compact: () => store.compact(),
    close: () => store.close(),
  };
}

/** A CouchDB that starts together with this server may need a while. */
export async function waitForStore(couch: CouchClient, logger: Logger): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += ASK_EVERY_MS) {
    try {
      await couch.request({ path: '_up' });
      return;
    } catch (error) {
      if (error instanceof CouchTurnsUsAway)
        throw new StartFailure(`CouchDB cannot be used: ${error.message}`, { cause: error });
      if (waitedMs >= PATIENCE_MS)
        throw new StartFailure('CouchDB does not answer at COUCHDB_URL', { cause: error });
      if (waitedMs === 0) logger.info('waiting for the store');
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }
}
