// One line per request, made of exactly these keys: never a body, a name, a query, a token, an address. Written by hand
// because pino-http binds the whole request, its Authorization header too, to every line.

import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';
import { noteRequestId, notedAccount, requestIdOf, routeTemplate } from './request-facts.js';

/** The health check of a container runs every few seconds: it is not news while it is well. */
const QUIET_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/metrics', 'unmatched']);

function levelOf(status: number, route: string): 'error' | 'info' | 'debug' {
  if (status >= 500) return 'error';
  return QUIET_ROUTES.has(route) ? 'debug' : 'info';
}

export function requestLog(logger: Logger, metrics: Metrics): RequestHandler {
  const write = (request: Request, response: Response, startedMs: number): void => {
    const ms = performance.now() - startedMs;
    const route = routeTemplate(request);
    const { method } = request;
    const status = response.statusCode;
    const accountId = notedAccount(response);
    metrics.answered({ method, route, status, seconds: ms / 1000 });
    logger[levelOf(status, route)](
      {
        requestId: requestIdOf(response),
        method,
        route,
        status,
        ms: Math.round(ms),
        ...(accountId && { accountId }),
        ...(!response.writableFinished && { cutOff: true }),
      },
      'request',
    );
  };
  return (request, response, next) => {
    const startedMs = performance.now();
    noteRequestId(response, randomUUID());
    response.once('close', () => write(request, response, startedMs));
    next();
  };
}
