// The one table from what went wrong to an HTTP status. Routers name failures, never numbers.

import type { Response } from 'express';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';

const STATUS = {
  'bad-request': 400,
  'unknown-protocol': 426,
  'not-signed-in': 401,
  'session-expired': 401,
  'wrong-credentials': 401,
  'account-disabled': 403,
  'device-revoked': 403,
  'unknown-device': 403,
  'not-allowed': 403,
  'not-found': 404,
  'already-exists': 409,
  'epoch-changed': 409,
  'unknown-cursor': 410,
  'too-large': 413,
  'too-many-requests': 429,
  'setup-closed': 403,
  unavailable: 503,
  unexpected: 500,
} satisfies Record<ApiFailure['kind'], number>;

export function sendFailure(response: Response, failure: ApiFailure): void {
  if (failure.kind === 'too-many-requests') response.setHeader('Retry-After', failure.retryAfterSeconds);
  response.status(STATUS[failure.kind]).json(failure);
}
