// The server's side of signing in, as the tablet sees it.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { SessionReply, SignInRequest } from '@tram/shared-schema/sync/session.js';

export type SignInFailure =
  | { kind: 'unreachable' }
  | { kind: 'wrong-credentials' }
  | { kind: 'account-disabled' }
  | { kind: 'device-revoked' }
  | { kind: 'too-many-requests'; retryAfterSeconds: number }
  | { kind: 'server-trouble' };

export interface SessionServer {
  signIn(request: SignInRequest): Promise<Result<SessionReply, SignInFailure>>;
  refresh(refreshToken: string, replicaId: ReplicaId): Promise<Result<SessionReply, SignInFailure>>;
  signOut(accessToken: string): Promise<void>;
}
