// Accounts by id, and one record per username that says whose it is: an id is all CouchDB keeps unique.

import { err, ok } from '@tram/shared-schema/result.js';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { Account, AccountStore } from '#ports.js';
import type { CouchClient } from './couch-client.js';
import { ACCOUNTS_DATABASE } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

const nameKey = (username: string): string => `username:${username}`;

export function nanoAccountStore(couch: CouchClient, retry: RetryPolicy): AccountStore {
  const accounts = keyedRecords<Account>(couch, ACCOUNTS_DATABASE, retry);
  const names = keyedRecords<{ accountId: AccountId }>(couch, ACCOUNTS_DATABASE, retry);
  return {
    async create(account) {
      const key = nameKey(account.username);
      await names.insert(key, { accountId: account.accountId });
      // A name taken by an attempt that was cut off goes to whoever comes next, under the id it was taken for.
      const owner = await names.read(key);
      const created = { ...account, accountId: owner?.accountId ?? account.accountId };
      const isNew = await accounts.insert(created.accountId, created);
      return isNew ? ok(created) : err({ kind: 'already-exists', field: 'username' });
    },
    read: (accountId) => accounts.read(accountId),
    async findByUsername(username) {
      const owner = await names.read(nameKey(username));
      return owner && (await accounts.read(owner.accountId));
    },
    list: () => accounts.list('account'),
    change: (accountId, change) => accounts.change(accountId, (account) => account && change(account)),
  };
}
