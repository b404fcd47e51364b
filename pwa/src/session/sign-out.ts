// Signing out: the account's keys and its name leave this tablet, so that it holds without a line too; the records stay.

import type { AccountBook } from './account-book.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import type { SessionServer } from './session-server.js';

export interface SignOutParts {
  readonly server: Pick<SessionServer, 'signOut'>;
  readonly book: Pick<AccountBook, 'forget'>;
  readonly store: Pick<DeviceStore, 'forgetSession'>;
}

export async function signOut({ server, book, store }: SignOutParts, session: KeptSession): Promise<void> {
  await book.forget(session.account.accountId);
  await store.forgetSession();
  if (!session.expired) await server.signOut(session.accessToken);
}
