// Puts the server together from a configuration and lets it listen. Tests, scripts and main.ts start it here.

import { randomBytes } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { RELEASES } from '@tram/shared-schema/document/releases.js';
import { renewAllStations } from '#admin/after-restore.js';
import { liftStations } from '#admin/lift-stations.js';
import { openSecrets } from '#accounts/secret-files.js';
import { createApp } from '#app.js';
import { compactNightly } from '#compact-nightly.js';
import { composeDeps, type World } from '#compose-deps.js';
import type { Config } from '#config.js';
import type { Deps } from '#deps.js';
import { errorName } from '#error-name.js';
import { createServerFor, listen, stopListening } from '#listen.js';
import { openStore, waitForStore } from '#open-store.js';
import { StoreUnavailable } from '#ports.js';
import { StartFailure } from '#start-failure.js';
import { openCouch } from '#store/couch-client.js';
import { ensureDatabases } from '#store/ensure-databases.js';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly deps: Deps;
  /** Only while there is no administrator. */
  readonly setupLink?: string;
  /** Lets requests under way finish, then closes the store. */
  close(): Promise<void>;
}

export interface StartOptions extends World {
  readonly logger: Logger;
}

async function checkStaticDir({ staticDir }: Config): Promise<void> {
  if (staticDir === undefined) return;
  await access(join(staticDir, 'index.html')).catch((error: unknown) => {
    throw new StartFailure(`STATIC_DIR has no index.html: ${staticDir}`, { cause: error });
  });
}

/** Left in DATA_DIR by whoever restored a backup; taken away when every station has its new epoch. */
const RESTORED_MARK = 'restored';

async function finishRestore({ dataDir }: Config, deps: Deps, logger: Logger): Promise<void> {
  const mark = join(dataDir, RESTORED_MARK);
  const isRestored = await access(mark).then(
    () => true,
    () => false,
  );
  if (!isRestored) return;
  const stations = await renewAllStations(deps);
  await rm(mark, { force: true });
  logger.warn({ stations }, 'restored from a backup: every tablet will compare its records');
}

export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { logger, randomness = { bytes: randomBytes } } = options;
  await checkStaticDir(config);
  const inDataDir = (error: unknown): never => {
    // Only what the file system says: everything else has its own words.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StartFailure(`DATA_DIR cannot be made or written: ${config.dataDir}`, { cause: error });
  };
  await mkdir(config.dataDir, { recursive: true }).catch(inDataDir);
  const secrets = await openSecrets(config.dataDir, randomness).catch(inDataDir);
  const store = await openStore(config, secrets.storePassword, logger).catch(inDataDir);
  try {
    const couch = openCouch(store.address);
    await waitForStore(couch, logger);
    await ensureDatabases(couch).catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
      throw new StartFailure(`CouchDB cannot be used: ${error.message}`, { cause: error });
    });
    const { mayKeepUnsent } = config;
    const deps = await composeDeps(couch, secrets, { policy: { mayKeepUnsent }, ...options });
    await finishRestore(config, deps, logger);
    const token = await deps.setup.open();
    const { staticDir, metricsToken, trustProxy, publicUrl } = config;
    const app = createApp(deps, {
      logger,
      isHttps: publicUrl?.startsWith('https:') ?? config.tls !== undefined,
      ...(staticDir !== undefined && { staticDir }),
      ...(metricsToken !== undefined && { metricsToken }),
      ...(trustProxy !== undefined && { trustProxy }),
    });
    const server = await createServerFor(app, config);
    const port = await listen(server, config);
    deps.watches.followAll();
    const ending = new AbortController();
    const lifting = liftStations(deps, RELEASES, ending.signal).then(
      (lifted) => lifted > 0 && logger.info({ lifted }, 'documents brought to the form of this version'),
      // Each is lifted when it is sent or asked about anyhow; the next start goes on.
      (error: unknown) =>
        ending.signal.aborted || logger.warn({ error: errorName(error) }, 'documents not lifted'),
    );
    const { compactAt } = config;
    const nightly =
      compactAt &&
      compactNightly({ ...config, at: compactAt, store, clock: deps.clock, signal: ending.signal, logger });
    const scheme = config.tls ? 'https' : 'http';
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      url: `${scheme}://${host}:${port}`,
      port,
      deps,
      ...(token !== undefined && {
        setupLink: `${publicUrl ?? `${scheme}://localhost:${port}`}/setup#${token}`,
      }),
      close: async () => {
        ending.abort();
        // Those who wait would wait on: they are told first, and ask again elsewhere or later.
        await Promise.all([deps.streams.stop(), stopListening(server)]);
        await deps.watches.stop();
        await lifting;
        await store.close();
        await nightly;
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
