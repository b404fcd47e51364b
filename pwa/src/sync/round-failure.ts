// What a round that failed means for the next one.

import { assertNever } from '@tram/shared-schema/result.js';
import type { RoundFailure } from './sync-status.js';

/** What no waiting mends: the worker, an administrator or a new version must do something first. */
export function isFinal(failure: RoundFailure): boolean {
  switch (failure.kind) {
    case 'session-expired':
    case 'account-disabled':
    case 'device-revoked':
    case 'update-needed':
    case 'not-allowed':
      return true;
    case 'unreachable':
    case 'server-trouble':
    case 'epoch-changed':
    case 'storage-full':
    case 'storage-failed':
      return false;
    default:
      return assertNever(failure);
  }
}

/** How long the server asked to be left alone. */
export const retryAfterOf = (failure: RoundFailure): number | undefined =>
  failure.kind === 'server-trouble' ? failure.retryAfterMs : undefined;
