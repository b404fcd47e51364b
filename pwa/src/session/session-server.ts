// The server's side of signing in, as the tablet sees it.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { SessionReply, SignInRequest } from '@tram/shared-schema/sync/session.js';

export type SignInFailure =
  | { kind: 'unreachable' }
  | { kind: 'wrong-credentials' }
  | { kind: 'account-disabled'; mayKeepUnsent: boolean }
  | { kind: 'device-revoked'; mayKeepUnsent: boolean }
  | { kind: 'too-many-requests'; retryAfterSeconds: number }
  | { kind: 'server-trouble' };

/** The server knows this replica id from another station, or from a tablet with another secret. */
export type WrongReplica = { kind: 'wrong-replica' } | { kind: 'unknown-device' };

/** A reply and what it says of this tablet's clock. */
export interface OpenedSession {
  readonly reply: SessionReply;
  /** By this tablet's clock, however wrong that is. */
  readonly accessExpiresAtMs: number;
}

export interface SessionServer {
  signIn(request: SignInRequest): Promise<Result<OpenedSession, SignInFailure | WrongReplica>>;
  /** `wrong-credentials`: the session is over at the server. */
  refresh(refreshToken: string, replicaId: ReplicaId): Promise<Result<OpenedSession, SignInFailure>>;
  /** Failing to tell the server is not worth a worker's time: the session is forgotten here either way. */
  signOut(accessToken: string): Promise<void>;
}
