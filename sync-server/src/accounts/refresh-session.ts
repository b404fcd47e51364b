// Renewing a session. Each token is good until the one after it was used: an answer that was lost on the way locks
// nobody out, and a token used long after its time means that two hold it, so the session ends.

import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DeviceReport } from '@tram/shared-schema/sync/device-report.js';
import type { RefreshRequest, SessionReply } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import type { Account, Session } from '#ports.js';
import { admitDevice } from './admit-device.js';
import { readRefreshToken } from './refresh-token.js';
import { sessionReply } from './session-reply.js';

/** A tablet that lay in a drawer for longer signs in again; its records wait meanwhile. */
const IDLE_LIMIT_MS = 90 * 24 * 3_600_000;

export type RefreshFailure =
  | { kind: 'not-signed-in' }
  | { kind: 'account-disabled' }
  | { kind: 'device-revoked' }
  | { kind: 'unknown-device' };

/**
 * The turn of the newest token: the next one; the same one again where the token before it comes back; or a later one
 * where this server was restored to an earlier day. Older tokens end the session.
 */
function afterUse(session: Session, given: number, nowMs: number): Session {
  const now = instantAt(nowMs);
  return given < session.turn - 1
    ? { ...session, endedAt: now }
    : { ...session, turn: given + 1, refreshedAt: now };
}

async function openSession(
  deps: Deps,
  sessionId: string,
  replicaId: RefreshRequest['replicaId'],
): Promise<Result<{ account: Account }, RefreshFailure>> {
  const session = await deps.sessions.read(sessionId);
  if (!session || session.replicaId !== replicaId) return err({ kind: 'not-signed-in' });
  const { account, device } = await deps.sessions.readParties(sessionId, session.accountId, replicaId);
  if (device?.revokedAt) return err({ kind: 'device-revoked' });
  if (!account) return err({ kind: 'not-signed-in' });
  if (account.disabled) return err({ kind: 'account-disabled' });
  const idleMs = deps.clock.nowMs() - epochMsOf(session.refreshedAt);
  const over =
    session.endedAt !== undefined || session.startedAt <= account.sessionsOverAt || idleMs > IDLE_LIMIT_MS;
  return over ? err({ kind: 'not-signed-in' }) : ok({ account });
}

export async function refreshSession(
  deps: Deps,
  { refreshToken, replicaId, deviceSecret, sentAt }: RefreshRequest,
  report?: DeviceReport,
): Promise<Result<SessionReply, RefreshFailure>> {
  const claims = readRefreshToken(deps.keys.refreshToken, refreshToken, replicaId);
  if (!claims) return err({ kind: 'not-signed-in' });
  const open = await openSession(deps, claims.sessionId, replicaId);
  if (!open.ok) return open;
  const { account } = open.value;
  // Before the token's turn: whoever stole a token but not the secret ends nobody's session with it.
  const admitted = await admitDevice(deps, {
    replicaId,
    account,
    ...(deviceSecret !== undefined && { secret: deviceSecret }),
    ...(sentAt && { sentAt }),
    ...(report && { report }),
  });
  // The tablet serves another station by now: this session is of its former one.
  if (!admitted.ok)
    return admitted.error.kind === 'not-allowed' ? err({ kind: 'not-signed-in' }) : err(admitted.error);

  const session = await deps.sessions.change(claims.sessionId, (before) =>
    afterUse(before, claims.turn, deps.clock.nowMs()),
  );
  if (!session) return err({ kind: 'not-signed-in' });
  if (session.endedAt !== undefined) {
    const at = instantAt(deps.clock.nowMs());
    await deps.audit.append({
      at,
      actor: account.accountId,
      act: 'refresh-token-reused',
      subject: replicaId,
    });
    return err({ kind: 'not-signed-in' });
  }
  return ok(await sessionReply(deps, account, session));
}
