// The server's word that an account, or this whole tablet, is let in no more: the keys leave the disk at once. What was
// not sent stays, sealed; whoever is let in again opens it.

import type { AccountBook, EnrolledAccount } from './account-book.js';
import { withoutKeys } from './account-book.js';
import type { DeviceStore } from './device-store.js';

export type ShutOutKind = 'account-disabled' | 'device-revoked';

export async function dropKeys(
  book: AccountBook,
  kind: ShutOutKind,
  isAccount: (account: EnrolledAccount) => boolean,
): Promise<void> {
  for (const account of await book.all()) {
    if (kind === 'account-disabled' && !isAccount(account)) continue;
    await book.change(account.accountId, (before) => withoutKeys(before, kind));
  }
}

/**
 * Where the device's own key is gone no PIN opens anything any more, and a right one would be counted as wrong. Before
 * anybody is asked for theirs, and before another key is made.
 */
export async function dropKeysOfLostDevice(
  book: AccountBook,
  device: Pick<DeviceStore, 'hasDeviceKey'>,
): Promise<void> {
  const locked = (await book.all()).filter(({ pin, passkey }) => pin !== undefined || passkey !== undefined);
  if (locked.length === 0 || (await device.hasDeviceKey())) return;
  for (const { accountId } of locked)
    await book.change(accountId, (before) => withoutKeys(before, 'device-key-lost'));
}
