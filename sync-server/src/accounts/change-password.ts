// A person changes their own password: all their other sessions end, this one stays.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangePasswordRequest } from '@tram/shared-schema/sync/administration.js';
import type { Deps } from '#deps.js';
import type { SignedIn } from './authenticate.js';

export type ChangePasswordFailure =
  { kind: 'wrong-credentials' } | { kind: 'too-many-requests'; retryAfterSeconds: number };

export async function changePassword(
  deps: Deps,
  { account, session }: SignedIn,
  { currentPassword, newPassword }: ChangePasswordRequest,
): Promise<Result<undefined, ChangePasswordFailure>> {
  const waitMs = deps.throttle.waitMs(account.username, deps.clock.nowMs());
  if (waitMs > 0) return err({ kind: 'too-many-requests', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  deps.throttle.wrong(account.username, deps.clock.nowMs());
  if (!(await deps.passwords.matches(account.passwordHash, currentPassword))) {
    return err({ kind: 'wrong-credentials' });
  }
  deps.throttle.right(account.username);
  const passwordHash = await deps.passwords.hash(newPassword);
  const nowMs = deps.clock.nowMs();
  const now = instantAt(nowMs);
  await deps.accounts.change(account.accountId, (before) => ({
    ...before,
    passwordHash,
    sessionsOverAt: now,
  }));
  await deps.sessions.change(session.sessionId, (before) => ({ ...before, startedAt: instantAt(nowMs + 1) }));
  await deps.audit.append({ at: now, actor: account.accountId, act: 'password-changed' });
  return ok(undefined);
}
