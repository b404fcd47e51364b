// The server as one function of its parts. It never listens: main.ts does, and tests call it in memory.

import compression from 'compression';
import express, { json, type Express } from 'express';
import type { Logger } from 'pino';
import type { Deps } from '#deps.js';
import { accountsRouter } from '#http/accounts-router.js';
import { chronicCountsRouter } from '#http/chronic-counts-router.js';
import { devicesRouter } from '#http/devices-router.js';
import { healthRouter } from '#http/health-router.js';
import { limitTries, TRY_LIMIT, type TryLimit } from '#http/limit-tries.js';
import { codeListsRouter } from '#http/code-lists-router.js';
import { createMetrics } from '#http/metrics.js';
import { immunisationCountsRouter } from '#http/immunisation-counts-router.js';
import { onUnexpected, onUnknownRoute } from '#http/on-unexpected.js';
import { placesRouter } from '#http/places-router.js';
import { recodingRouter } from '#http/recoding-router.js';
import { requestLog } from '#http/request-log.js';
import { securityHeaders } from '#http/security-headers.js';
import { sessionRouter } from '#http/session-router.js';
import { staticFiles } from '#http/static-files.js';
import { syncRouter, type SyncLimits } from '#http/sync-router.js';

export interface AppOptions {
  readonly logger: Logger;
  /** How people reach the server, also through a proxy. */
  readonly isHttps: boolean;
  readonly staticDir?: string;
  readonly metricsToken?: string;
  /** Express's own words: how many proxies, or which. */
  readonly trustProxy?: number | string;
  readonly tryLimit?: TryLimit;
  readonly syncLimits?: SyncLimits;
}

const SMALL_BODY_BYTES = 64 * 1024;

export function createApp(deps: Deps, options: AppOptions): Express {
  const { logger, isHttps, staticDir, metricsToken, trustProxy, tryLimit = TRY_LIMIT, syncLimits } = options;
  const metrics = createMetrics();
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  app.use(requestLog(logger, metrics), securityHeaders({ isHttps }));
  app.use(healthRouter(deps.documents, metrics, metricsToken));

  app.use('/api/v1', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  // Before the parser and the compressor of the others: it reads and writes its own streams.
  app.use('/api/v1', syncRouter(deps, metrics, syncLimits));
  // Before the parser of the others: a whole list is larger than what they let in.
  app.use('/api/v1', compression(), codeListsRouter(deps));
  app.use('/api/v1', compression(), json({ limit: SMALL_BODY_BYTES }));
  app.use('/api/v1', sessionRouter(deps, limitTries(tryLimit)));
  app.use('/api/v1', devicesRouter(deps), recodingRouter(deps));
  app.use('/api/v1', chronicCountsRouter(deps), immunisationCountsRouter(deps));
  app.use('/api/v1/admin', placesRouter(deps), accountsRouter(deps));
  app.use('/api', onUnknownRoute);

  if (staticDir !== undefined) app.use(staticFiles(staticDir));
  app.use(onUnknownRoute);
  app.use(onUnexpected(logger));
  return app;
}
