// Who sends this request, asked anew every time: a session that was ended or an account that was disabled stops at once,
// not when the token runs out.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Account, Clock, Device, Session, SessionParties, SessionStore } from '#ports.js';
import { readAccessToken } from './access-token.js';

export interface SignedIn {
  readonly account: Account;
  readonly session: Session;
  /** Absent where the store forgot it: one that was restored from before its first contact. */
  readonly device?: Device;
  /** When the token it was asked with is over: an answer that goes on longer ends by then. */
  readonly tokenOverMs: number;
}
export type AuthenticationFailure =
  | { kind: 'not-signed-in' }
  | { kind: 'session-expired' }
  | { kind: 'account-disabled' }
  | { kind: 'device-revoked' };

/** Whether who signed in once still is: asked with every request, and again of answers that are still being given. */
export function verdictOn({
  session,
  account,
  device,
}: SessionParties): Result<Omit<SignedIn, 'tokenOverMs'>, AuthenticationFailure> {
  if (device?.revokedAt) return err({ kind: 'device-revoked' });
  if (!account) return err({ kind: 'not-signed-in' });
  if (account.disabled) return err({ kind: 'account-disabled' });
  const over = !session || session.endedAt !== undefined || session.startedAt <= account.sessionsOverAt;
  return over ? err({ kind: 'session-expired' }) : ok({ account, session, ...(device && { device }) });
}

export async function authenticate(
  deps: {
    readonly keys: { readonly accessToken: Uint8Array };
    readonly sessions: Pick<SessionStore, 'readParties'>;
    readonly clock: Clock;
  },
  authorization: string | undefined,
): Promise<Result<SignedIn, AuthenticationFailure>> {
  const token = /^Bearer ([A-Za-z0-9._-]{20,2000})$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return err({ kind: 'not-signed-in' });
  const claims = await readAccessToken(deps.keys.accessToken, token, deps.clock.nowMs());
  if (!claims.ok) return claims;
  const { sessionId, accountId, replicaId, expiresMs } = claims.value;
  const verdict = verdictOn(await deps.sessions.readParties(sessionId, accountId, replicaId));
  return verdict.ok ? ok({ ...verdict.value, tokenOverMs: expiresMs }) : verdict;
}
