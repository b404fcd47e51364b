// Signing in with username and password on one tablet. The same answer, after the same time, for a name that does not
// exist and for a wrong password.

import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DeviceReport } from '@tram/shared-schema/sync/device-report.js';
import type { SessionReply, SignInRequest } from '@tram/shared-schema/sync/session.js';
import { ensureWorkerDocument } from '#admin/worker-document.js';
import type { Deps } from '#deps.js';
import { newUlid } from '#new-ulid.js';
import type { Account, Session } from '#ports.js';
import { admitDevice, type AdmissionFailure } from './admit-device.js';
import { sessionReply } from './session-reply.js';

export type SignInFailure =
  | AdmissionFailure
  | { kind: 'wrong-credentials' }
  | { kind: 'account-disabled' }
  | { kind: 'too-many-requests'; retryAfterSeconds: number };

async function checkPassword(deps: Deps, username: string, password: string): Promise<Account | undefined> {
  // Counted before anything is known, so that many tries at once count as many.
  deps.throttle.wrong(username, deps.clock.nowMs());
  const account = await deps.accounts.findByUsername(username);
  const matches = await deps.passwords.matches(account?.passwordHash, password);
  if (matches && account) {
    deps.throttle.right(username);
    return account;
  }
  await deps.audit.append({
    at: instantAt(deps.clock.nowMs()),
    actor: 'system',
    act: 'sign-in-failed',
    ...(account && { subject: account.accountId }),
  });
  return undefined;
}

export async function signIn(
  deps: Deps,
  { username: typed, password, device, sentAt }: SignInRequest,
  report?: DeviceReport,
): Promise<Result<SessionReply, SignInFailure>> {
  const username = typed.trim().toLowerCase();
  const waitMs = deps.throttle.waitMs(username, deps.clock.nowMs());
  if (waitMs > 0) return err({ kind: 'too-many-requests', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  const account = await checkPassword(deps, username, password);
  if (!account) return err({ kind: 'wrong-credentials' });
  if (account.disabled) return err({ kind: 'account-disabled' });
  const admitted = await admitDevice(deps, {
    ...device,
    account,
    ...(sentAt && { sentAt }),
    ...(report && { report }),
  });
  if (!admitted.ok) return admitted;

  await ensureWorkerDocument(deps, account);
  const nowMs = deps.clock.nowMs();
  const now = instantAt(nowMs);
  const session: Session = {
    sessionId: newUlid(nowMs, deps.randomness),
    accountId: account.accountId,
    replicaId: device.replicaId,
    // Later than the end of the sessions before, also when the server's clock went back since.
    startedAt: instantAt(Math.max(nowMs, epochMsOf(account.sessionsOverAt) + 1)),
    refreshedAt: now,
    turn: 1,
  };
  await deps.sessions.open(session);
  await deps.audit.append({ at: now, actor: account.accountId, act: 'signed-in', subject: device.replicaId });
  return ok(await sessionReply(deps, account, session));
}
