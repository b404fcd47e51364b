// Asking the station's server with a token, and what its refusals mean to sync: shared by reading, sending and listening.

import type { Result } from '@tram/shared-schema/result.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import type { AccessFailure } from '#session/access-failure.js';
import type { SyncFailure } from '#sync/sync-server.js';
import { meaningOf, type HttpFailure, type HttpRequest } from './http-api.js';

export interface TokenSource {
  accessToken(): Promise<Result<string, AccessFailure>>;
  /** The server would not take this token though its time has not come. */
  tokenRefused(accessToken: string): void;
}

type Send<T> = (request: HttpRequest) => Promise<Result<T, HttpFailure>>;

function ofApi(failure: ApiFailure): SyncFailure {
  switch (failure.kind) {
    case 'session-expired':
    case 'not-signed-in':
    case 'unknown-device':
      return { kind: 'session-expired' };
    case 'account-disabled':
    case 'device-revoked':
      return { kind: failure.kind, mayKeepUnsent: failure.mayKeepUnsent };
    case 'not-allowed':
      return { kind: failure.kind };
    case 'epoch-changed':
      return { kind: 'epoch-changed', epoch: failure.epoch };
    case 'unknown-protocol':
      return { kind: 'update-needed' };
    case 'too-many-requests':
      return { kind: 'server-trouble', retryAfterMs: failure.retryAfterSeconds * 1000 };
    default:
      return { kind: 'server-trouble' };
  }
}

export function toSyncFailure(failure: HttpFailure | AccessFailure): SyncFailure {
  if (failure.kind !== 'no-answer' && failure.kind !== 'strange-answer' && failure.kind !== 'refused')
    return failure;
  const meaning = meaningOf(failure, ofApi);
  const { retryAfterMs } = { retryAfterMs: undefined, ...failure };
  return meaning.kind === 'server-trouble' && retryAfterMs !== undefined
    ? { retryAfterMs, ...meaning }
    : meaning;
}

export const isRefusedAs = (failure: HttpFailure | AccessFailure, ...kinds: string[]): boolean =>
  failure.kind === 'refused' && kinds.includes(failure.failure.kind);

/** Asks with a token, and once more with a new one where the server says the first is no longer good. */
export function authorisedBy(tokens: TokenSource) {
  return async <T>(request: HttpRequest, send: Send<T>): Promise<Result<T, HttpFailure | AccessFailure>> => {
    for (let isSecond = false; ; isSecond = true) {
      const token = await tokens.accessToken();
      if (!token.ok) return token;
      const sent = await send({ ...request, accessToken: token.value });
      if (sent.ok || isSecond || !isRefusedAs(sent.error, 'session-expired', 'not-signed-in')) return sent;
      tokens.tokenRefused(token.value);
    }
  };
}
