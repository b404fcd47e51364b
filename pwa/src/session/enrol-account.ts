// After signing in online: the account's keys are locked away under a PIN, so that the next unlocking needs no network.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { AccountBook, EnrolledAccount } from './account-book.js';
import type { KeptSession } from './device-store.js';
import { forgetBundle, type AccountKeys, type KeyBundle, type KeyChest } from './key-chest.js';
import type { Passkeys } from './passkeys.js';
import { parseNewPin, parsePin, type PinRefusal } from './pin.js';
import { NO_ATTEMPTS } from './pin-attempts.js';
import { openBundleByPin, type UnlockFailure, type UnlockParts } from './unlock-account.js';

/** Signed in, and the keys still in the clear: it lasts only until a PIN is chosen, and never on the disk. */
export interface Enrolling {
  readonly session: KeptSession;
  readonly stationId: StationId;
  readonly bundle: KeyBundle;
  readonly keys: AccountKeys;
}

export interface EnrolParts {
  readonly book: AccountBook;
  readonly chest: KeyChest;
  readonly nowMs: () => number;
}

export async function enrolByPin(
  { book, chest, nowMs }: EnrolParts,
  { session, stationId, bundle, keys }: Enrolling,
  typed: string,
): Promise<Result<void, PinRefusal | StorageFailure>> {
  const pin = parseNewPin(typed);
  if (!pin.ok) return pin;
  const { accountId, username, displayName, role } = session.account;
  const kept = await book.keep({
    ...{ accountId, username, displayName, role, stationId },
    ...(session.stationName !== undefined && { stationName: session.stationName }),
    usedAtMs: nowMs(),
    attempts: NO_ATTEMPTS,
    pin: await chest.wrapByPin(accountId, bundle, pin.value),
    session: await chest.sealSession(keys.session, session),
  });
  if (!kept.ok) return kept;
  await forgetOtherStations(book, stationId);
  return ok(undefined);
}

/** The tablet serves one station: who worked at the one before signs in online when it comes back there. */
async function forgetOtherStations(book: AccountBook, stationId: StationId): Promise<void> {
  for (const account of await book.all()) {
    if (account.stationId !== stationId) await book.forget(account.accountId);
  }
}

export type PasskeyFailure = { kind: 'passkey-refused' } | StorageFailure;

/** Beside the PIN, never instead of it: a finger with a plaster on it must not keep anybody out. */
export async function addPasskey(
  { book, chest }: Pick<EnrolParts, 'book' | 'chest'>,
  passkeys: Passkeys,
  { accountId, username, displayName }: Pick<EnrolledAccount, 'accountId' | 'username' | 'displayName'>,
  bundle: KeyBundle,
): Promise<Result<void, PasskeyFailure>> {
  const made = await passkeys.create({ username, displayName });
  if (!made) return err({ kind: 'passkey-refused' });
  const { credentialId, prfSalt, secret } = made;
  const sealed = await chest.wrapBySecret(accountId, bundle, secret);
  const kept = await book.change(accountId, (account) => ({
    ...account,
    passkey: { ...sealed, credentialId, prfSalt },
  }));
  return kept.ok ? ok(undefined) : kept;
}

/** Under Thêm, later: the PIN opens the bundle once more. */
export async function addPasskeyByPin(
  parts: UnlockParts,
  passkeys: Passkeys,
  { accountId }: Pick<EnrolledAccount, 'accountId'>,
  typed: string,
): Promise<Result<void, PinRefusal | UnlockFailure>> {
  const pin = parsePin(typed);
  if (!pin.ok) return pin;
  const opened = await openBundleByPin(parts, accountId, pin.value);
  if (!opened.ok) return opened;
  const { account, bundle } = opened.value;
  try {
    return await addPasskey(parts, passkeys, account, bundle);
  } finally {
    forgetBundle(bundle);
  }
}

/** The old PIN opens the bundle, the new one locks it again; every wrong old one counts. */
export async function changePin(
  parts: UnlockParts,
  account: Pick<EnrolledAccount, 'accountId'>,
  old: string,
  chosen: string,
): Promise<Result<void, PinRefusal | UnlockFailure>> {
  const next = parseNewPin(chosen);
  if (!next.ok) return next;
  const { accountId } = account;
  const known = parsePin(old);
  if (!known.ok) return known;
  const opened = await openBundleByPin(parts, accountId, known.value);
  if (!opened.ok) return opened;
  const { bundle } = opened.value;
  try {
    const pin = await parts.chest.wrapByPin(accountId, bundle, next.value);
    const kept = await parts.book.change(accountId, (before) => ({ ...before, pin }));
    return kept.ok ? ok(undefined) : kept;
  } finally {
    forgetBundle(bundle);
  }
}
