// The last door: what no handler expected becomes a failure the client knows, and a log line without content.

import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import { errorName } from '#error-name.js';
import { StoreFailure, StoreUnavailable } from '#ports.js';
import { requestIdOf, routeTemplate } from './request-facts.js';
import { sendFailure } from './send-failure.js';

export const onUnknownRoute: RequestHandler = (_request, response) => {
  sendFailure(response, { kind: 'not-found' });
};

/** Errors of body-parser and of the router carry a `type` or a `status`; both are the sender's fault. */
function sendersFault(error: unknown): ApiFailure | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { type, status, limit } = { type: undefined, status: undefined, limit: undefined, ...error };
  if (type === 'entity.too.large') return { kind: 'too-large', limit: typeof limit === 'number' ? limit : 0 };
  if (type === 'entity.parse.failed') return { kind: 'bad-request', field: 'body', rule: 'json' };
  if (typeof type === 'string' && /^(encoding|charset|entity|request|stream)\./.test(type)) {
    return { kind: 'bad-request', field: 'body', rule: type };
  }
  if (typeof status === 'number' && status >= 400 && status < 500) return { kind: 'bad-request' };
  return undefined;
}

export function onUnexpected(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const fault = sendersFault(error);
    if (!fault) {
      // The stack says where; messages of our own errors hold no content, others' might, so they stay out.
      const stack =
        error instanceof Error
          ? (error.stack ?? '')
              .split('\n')
              .slice(1, 6)
              .map((at) => at.trim())
          : [];
      const name = errorName(error);
      const said = error instanceof StoreFailure ? { message: error.message } : {};
      logger.error(
        { error: name, ...said, route: routeTemplate(request), requestId: requestIdOf(response), stack },
        'failed',
      );
    }
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    sendFailure(
      response,
      fault ?? { kind: error instanceof StoreUnavailable ? 'unavailable' : 'unexpected' },
    );
  };
}
