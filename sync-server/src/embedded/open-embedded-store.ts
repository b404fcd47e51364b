// The server's own store for a station without a CouchDB: CouchDB's HTTP protocol over PouchDB's storage, in this
// process, on this machine only. Whoever speaks to it speaks to a CouchDB and need not know.

import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { takeDataFolder } from './data-folder.js';
import { Databases } from './databases.js';
import { Call } from './protocol/call.js';
import { Connections } from './protocol/connections.js';
import { Credentials } from './protocol/credentials.js';
import { answer } from './protocol/dispatch.js';
import type { StoreContext, StoreEvent } from './protocol/store-context.js';

export interface EmbeddedStoreOptions {
  dataDir: string;
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  user: string;
  password: string;
  log?: (event: StoreEvent) => void;
  now?: () => number;
  bodyLimitBytes?: number;
  gzipReplies?: boolean;
  /** How long to wait for another process to let go of the folder. */
  patienceMs?: number;
  /** What an answer that is under way when the store closes may still take. */
  graceMs?: number;
}

export interface EmbeddedStore {
  /** Without credentials and without a slash at the end. */
  url: string;
  user: string;
  password: string;
  /** Every database, one after the other; answers how many. */
  compact(): Promise<number>;
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

/** Longer than its clients keep idle connections, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

const GRACE_MS = 2000;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { dataDir, host = '127.0.0.1', port = 0, user, password, log = () => {}, now = Date.now } = options;
  const { bodyLimitBytes = BODY_LIMIT_BYTES, gzipReplies = !isLoopback(host), graceMs = GRACE_MS } = options;
  const folder = await takeDataFolder(dataDir, options.patienceMs);
  const databases = new Databases(dataDir);
  await databases.sweep();
  const store: StoreContext = {
    databases,
    credentials: new Credentials({ user, password }, now),
    uuid: folder.uuid,
    newId: () => randomUUID().replaceAll('-', ''),
    log,
  };
  const server = createServer((request, response) => {
    const call = new Call(request, response, { bodyLimitBytes, gzipReplies });
    answer(call, store).catch((error: unknown) => {
      response.destroy();
      log({ kind: 'unexpected-failure', method: call.method, error: asError(error) });
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const connections = new Connections(server);
  const url = await listen(server, host, port).catch(async (error: unknown) => {
    await folder.release();
    throw error;
  });
  return {
    url,
    user,
    password,
    compact: () => databases.compactAll(),
    close: async () => {
      const stopped = connections.stop(graceMs);
      // Ends the feeds and finishes the writes that wait; then nobody has a reason to stay connected.
      await databases.close();
      await stopped;
      await folder.release();
    },
  };
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('unknown', { cause: error });

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
    });
  });
}
