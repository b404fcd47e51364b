// What a tablet is told that must stop for good: the refusal, and what the policy of this server lets it still do.

import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import type { Policy } from '#deps.js';

/** A refusal before the policy was asked. */
export type BareFailure =
  Exclude<ApiFailure, { mayKeepUnsent: boolean }> | { kind: 'account-disabled' } | { kind: 'device-revoked' };

export function underPolicy(failure: BareFailure, { mayKeepUnsent }: Policy): ApiFailure {
  return failure.kind === 'account-disabled' || failure.kind === 'device-revoked'
    ? { kind: failure.kind, mayKeepUnsent }
    : failure;
}
