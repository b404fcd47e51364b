// What an administrator changes about an account later. Whatever takes rights away ends its sessions at once.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountId, HamletId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { ResetPasswordReply } from '@tram/shared-schema/sync/administration.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import { viewOfAccount } from '#accounts/account-view.js';
import { oneTimePassword } from '#accounts/one-time-password.js';
import type { Deps } from '#deps.js';
import { unknownHamlet, type PlaceFailure } from './create-account.js';

type NotFound = { kind: 'not-found' };

/** Without a password a new one is made and answered, this once. */
export async function resetPassword(
  deps: Deps,
  actor: AccountId,
  accountId: AccountId,
  given: string | undefined,
): Promise<Result<ResetPasswordReply, NotFound>> {
  const made = given === undefined ? oneTimePassword(deps.randomness) : undefined;
  const passwordHash = await deps.passwords.hash(given ?? made ?? '');
  const now = instantAt(deps.clock.nowMs());
  const account = await deps.accounts.change(accountId, (before) => ({
    ...before,
    passwordHash,
    sessionsOverAt: now,
  }));
  if (!account) return err({ kind: 'not-found' });
  deps.throttle.right(account.username);
  await deps.audit.append({ at: now, actor, act: 'password-reset', subject: accountId });
  return ok(made === undefined ? {} : { oneTimePassword: made });
}

/** Nobody shuts themselves out: so there is always an administrator left. */
export async function setDisabled(
  deps: Deps,
  actor: AccountId,
  accountId: AccountId,
  disabled: boolean,
): Promise<Result<AccountView, NotFound | { kind: 'not-allowed' }>> {
  if (disabled && actor === accountId) return err({ kind: 'not-allowed' });
  const now = instantAt(deps.clock.nowMs());
  const account = await deps.accounts.change(accountId, (before) => ({
    ...before,
    disabled,
    ...(disabled && { sessionsOverAt: now }),
  }));
  if (!account) return err({ kind: 'not-found' });
  const act = disabled ? 'account-disabled' : 'account-enabled';
  await deps.audit.append({ at: now, actor, act, subject: accountId });
  return ok(viewOfAccount(account));
}

/** The hamlets of a community account. Its tablet then starts over, because it may read other people. */
export async function setHamlets(
  deps: Deps,
  actor: AccountId,
  accountId: AccountId,
  hamletIds: readonly HamletId[],
): Promise<Result<AccountView, NotFound | PlaceFailure>> {
  const account = await deps.accounts.read(accountId);
  if (!account) return err({ kind: 'not-found' });
  const { role, stationId } = account;
  if (role !== 'community' || !stationId) {
    return err({ kind: 'bad-request', field: 'hamletIds', rule: 'not-for-role' });
  }
  if (await unknownHamlet(deps, stationId, hamletIds)) {
    return err({ kind: 'bad-request', field: 'hamletIds', rule: 'unknown' });
  }
  const changed = await deps.accounts.change(accountId, (before) => ({ ...before, hamletIds }));
  if (!changed) return err({ kind: 'not-found' });
  const at = instantAt(deps.clock.nowMs());
  await deps.audit.append({ at, actor, act: 'account-hamlets-changed', subject: accountId });
  return ok(viewOfAccount(changed));
}
