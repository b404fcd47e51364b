// Opening and closing the door: HTTP, or HTTPS where there is a certificate.

import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Express } from 'express';
import type { Config } from '#config.js';
import { StartFailure } from '#start-failure.js';

const CLOSE_PATIENCE_MS = 10_000;
const CLOSE_IDLE_EVERY_MS = 100;
/** Two megabytes over a line of 4 KB/s still arrive. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
/** A centre's cursor names every station and is part of the address. */
const MAX_HEADER_BYTES = 64 * 1024;
const OPTIONS = { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS };

export async function createServerFor(app: Express, { tls }: Config): Promise<Server> {
  if (!tls) return createHttpServer(OPTIONS, app);
  try {
    const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
    return createHttpsServer({ cert, key, ...OPTIONS }, app);
  } catch (error) {
    throw new StartFailure(
      'TLS_CERT_FILE and TLS_KEY_FILE cannot be used: they must be a readable pair in PEM',
      { cause: error },
    );
  }
}

export function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is in use: stop the other program or choose another PORT'
          : `cannot be opened (${error.code})`;
      reject(new StartFailure(`port ${port} on ${host} ${why}`, { cause: error }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE_MS);
    // A connection that has its answer would be kept for the next request, which is not for us any more.
    const tidy = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(tidy);
      resolve();
    });
    server.closeIdleConnections();
  });
}
