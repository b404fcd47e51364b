// The accounts of this tablet, a row each, in its own database.

import type { AccountBook } from '#session/account-book.js';
import type { DeviceDatabase } from './dexie-device-database.js';
import { asStorageResult } from './storage-failure.js';

export function createDexieAccountBook({ accounts, onChanged }: DeviceDatabase): AccountBook {
  return {
    async all() {
      const found = await accounts.toArray();
      return found.sort((a, b) => b.usedAtMs - a.usedAtMs);
    },
    find: (accountId) => accounts.get(accountId),
    keep: (account) =>
      asStorageResult(async () => {
        await accounts.put(account);
      }),
    change: (accountId, change) =>
      asStorageResult(async () => {
        let changed: Awaited<ReturnType<AccountBook['find']>>;
        // One transaction of the browser's: no other tab reads in between.
        await accounts
          .where('accountId')
          .equals(accountId)
          .modify((account, row) => {
            changed = row.value = change(account);
          });
        return changed;
      }),
    forget: async (accountId) => {
      await accounts.delete(accountId);
    },
    onChanged: (listener) => onChanged('accounts', listener),
  };
}
