// One line per request with exactly these keys. Never a body, a name, a query, a token, an address.

import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Metrics } from './metrics.js';
import { notedAccount, routeTemplate } from './request-facts.js';

interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly accountId?: string;
}

/** The health check of a container runs every few seconds: it is not news while it is well. */
const QUIET_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/metrics', 'unmatched']);

export function requestLog(logger: Logger, metrics: Metrics): RequestHandler {
  const lineOf = (request: Request, response: Response, ms: number): RequestLine => {
    const accountId = notedAccount(response);
    return {
      requestId: String(request.id),
      method: request.method,
      route: routeTemplate(request),
      status: response.statusCode,
      ms: Math.round(ms),
      ...(accountId && { accountId }),
    };
  };
  const told = (
    request: Request,
    response: Response,
    { responseTime }: { responseTime: number },
  ): RequestLine => {
    const line = lineOf(request, response, responseTime);
    const { method, route, status } = line;
    metrics.answered({ method, route, status, seconds: responseTime / 1000 });
    return line;
  };
  return pinoHttp<Request, Response>({
    logger,
    genReqId: () => randomUUID(),
    quietReqLogger: true,
    customLogLevel: (request, response) => {
      if (response.statusCode >= 500) return 'error';
      return QUIET_ROUTES.has(routeTemplate(request)) ? 'debug' : 'info';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: (request, response, value: { responseTime: number }) =>
      told(request, response, value),
    customErrorObject: (request, response, _error, value: { responseTime: number }) =>
      told(request, response, value),
  });
}
