// How many wrong tries one address may make. Many tablets stand behind one address, so right ones do not count.

import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { sendFailure } from './send-failure.js';

export interface TryLimit {
  readonly windowMs: number;
  readonly tries: number;
}
export const TRY_LIMIT: TryLimit = { windowMs: 5 * 60_000, tries: 100 };

export function limitTries({ windowMs, tries }: TryLimit): RequestHandler {
  return rateLimit({
    windowMs,
    limit: tries,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    // It would write its advice about proxies to the console; TRUST_PROXY is ours to set.
    validate: false,
    handler: (_request, response) => {
      sendFailure(response, { kind: 'too-many-requests', retryAfterSeconds: Math.ceil(windowMs / 1000) });
    },
  });
}
