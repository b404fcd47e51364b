// The code lists of a server that is not running, or of a CouchDB beside one that is: for the import at its console. With the
// records beside them, as a schedule is shown with whom it would move.

import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { openSecrets } from '#accounts/secret-files.js';
import type { Config } from '#config.js';
import type { Deps } from '#deps.js';
import { openStore, waitForStore } from '#open-store.js';
import { openCouch } from '#store/couch-client.js';
import { ensureDatabases } from '#store/ensure-databases.js';
import { nanoAuditLog } from '#store/nano-audit-log.js';
import { nanoCodeLists } from '#store/nano-code-lists.js';
import { nanoDirectory } from '#store/nano-directory.js';
import { nanoDocumentStore, retryWithJitter } from '#store/nano-document-store.js';

/** A person waits at a console; a server that runs keeps the store for good. */
const LOCK_PATIENCE_MS = 1_000;

export async function withCodeLists<T>(
  config: Config,
  logger: Logger,
  work: (deps: Pick<Deps, 'codeLists' | 'documents' | 'directory' | 'audit' | 'clock'>) => Promise<T>,
): Promise<T> {
  const randomness = { bytes: randomBytes };
  await mkdir(config.dataDir, { recursive: true });
  const { storePassword } = await openSecrets(config.dataDir, randomness);
  const store = await openStore(config, storePassword, logger, LOCK_PATIENCE_MS);
  try {
    const couch = openCouch(store.address);
    await waitForStore(couch, logger);
    await ensureDatabases(couch);
    const retry = retryWithJitter(randomness);
    return await work({
      codeLists: nanoCodeLists(couch, retry),
      documents: nanoDocumentStore(couch, randomness),
      directory: nanoDirectory(couch, retry),
      audit: nanoAuditLog(couch, retry),
      clock: { nowMs: Date.now },
    });
  } finally {
    await store.close();
  }
}
