// The server's word that an account, or this whole tablet, is let in no more: the keys leave the disk at once. What was
// not sent stays, sealed; whoever is let in again opens it.

import type { AccountBook, EnrolledAccount } from './account-book.js';
import { withoutKeys } from './account-book.js';

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
