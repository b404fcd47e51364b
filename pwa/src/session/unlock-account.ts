// Unlocking without a network: by PIN, each try counted on the disk before it is looked at, or by the device's own lock.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { OpenFailure } from '#documents/tablet-documents.js';
import { withoutKeys, type AccountBook, type EnrolledAccount, type KeysDropped } from './account-book.js';
import { forgetBundle, type AccountKeys, type KeyBundle, type KeyChest } from './key-chest.js';
import type { Passkeys } from './passkeys.js';
import type { Pin } from './pin.js';
import { attemptsLeft, countedAttempt, isLastAttempt, NO_ATTEMPTS } from './pin-attempts.js';
import type { TabLock } from './tab-lock.js';

export type UnlockFailure =
  | { kind: 'wrong-pin'; left: number; waitMs: number }
  | { kind: 'must-wait'; waitMs: number }
  /** Only signing in online helps; whatever was not sent is still on the tablet. */
  | { kind: 'needs-sign-in'; dropped?: KeysDropped }
  /** The device asked for a finger or a face and did not get it; the PIN opens as before. */
  | { kind: 'passkey-refused' }
  | OpenFailure;

export interface UnlockParts {
  readonly book: AccountBook;
  readonly chest: KeyChest;
  readonly lock: TabLock;
  readonly nowMs: () => number;
}

export interface UnlockedAccount {
  readonly account: EnrolledAccount;
  readonly keys: AccountKeys;
}

/** One try at a time over all tabs: two at once would both be the first. */
export const PIN_LOCK = 'tram-pin';

const needsSignIn = (account: EnrolledAccount | undefined): UnlockFailure => ({
  kind: 'needs-sign-in',
  ...(account?.dropped !== undefined && { dropped: account.dropped }),
});

/** The bundle in the clear, for whoever must wrap it anew; see `unlockByPin` for going in. */
export function openBundleByPin(
  parts: UnlockParts,
  accountId: AccountId,
  pin: Pin,
): Promise<Result<{ account: EnrolledAccount; bundle: KeyBundle }, UnlockFailure>> {
  const { book, chest, lock, nowMs } = parts;
  return lock.run(PIN_LOCK, async () => {
    const before = await book.find(accountId);
    if (!before?.pin) return err(needsSignIn(before));
    if (before.attempts.waitMs > 0) return err({ kind: 'must-wait', waitMs: before.attempts.waitMs });
    // The app was closed in the middle of the last try there was.
    if (isLastAttempt(before.attempts)) return dropKeys(book, accountId);
    const counted = await book.change(accountId, (account) => ({
      ...account,
      attempts: countedAttempt(account.attempts),
    }));
    // A try that cannot be counted is not looked at.
    if (!counted.ok) return counted;
    const { attempts = before.attempts } = counted.value ?? {};

    const bundle = await chest.openByPin(accountId, before.pin, pin);
    if (!bundle) {
      if (isLastAttempt(attempts)) return dropKeys(book, accountId);
      return err({ kind: 'wrong-pin', left: attemptsLeft(attempts), waitMs: attempts.waitMs });
    }
    const entered = await book.change(accountId, (account) => ({
      ...account,
      attempts: NO_ATTEMPTS,
      usedAtMs: nowMs(),
    }));
    if (entered.ok) return ok({ account: entered.value ?? before, bundle });
    forgetBundle(bundle);
    return entered;
  });
}

async function dropKeys(book: AccountBook, accountId: AccountId): Promise<Result<never, UnlockFailure>> {
  const dropped = await book.change(accountId, (account) => withoutKeys(account, 'too-many-wrong'));
  return dropped.ok ? err({ kind: 'needs-sign-in', dropped: 'too-many-wrong' }) : dropped;
}

async function enter(
  { chest }: UnlockParts,
  account: EnrolledAccount,
  bundle: KeyBundle,
): Promise<UnlockedAccount> {
  const keys = await chest.keysOf(account.accountId, bundle);
  forgetBundle(bundle);
  return { account, keys };
}

export async function unlockByPin(
  parts: UnlockParts,
  accountId: AccountId,
  pin: Pin,
): Promise<Result<UnlockedAccount, UnlockFailure>> {
  const opened = await openBundleByPin(parts, accountId, pin);
  return opened.ok ? ok(await enter(parts, opened.value.account, opened.value.bundle)) : opened;
}

/** The device counts its own wrong fingers; a PIN that waits does not keep its owner's finger out. */
export async function unlockByPasskey(
  parts: UnlockParts,
  passkeys: Passkeys,
  accountId: AccountId,
): Promise<Result<UnlockedAccount, UnlockFailure>> {
  const { book, chest, nowMs } = parts;
  const before = await book.find(accountId);
  if (!before?.passkey) return err(needsSignIn(before));
  const secret = await passkeys.secretOf(before.passkey);
  const bundle = secret && (await chest.openBySecret(accountId, before.passkey, secret));
  if (!bundle) return err({ kind: 'passkey-refused' });
  const entered = await book.change(accountId, (account) => ({
    ...account,
    attempts: NO_ATTEMPTS,
    usedAtMs: nowMs(),
  }));
  if (entered.ok) return ok(await enter(parts, entered.value ?? before, bundle));
  forgetBundle(bundle);
  return entered;
}
