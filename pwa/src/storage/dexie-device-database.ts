// What stays on this tablet and is never synced, in one plain Dexie database: drafts, and what the tablet knows of itself.

import { Dexie, type EntityTable, type ObservabilitySet, type Table } from 'dexie';
import type { Unsubscribe } from '#documents/tablet-documents.js';
import type { EnrolledAccount } from '#session/account-book.js';
import type { DexieFactories } from './dexie-station-storage.js';
import type { LaidDraft } from './laid-draft.js';

export interface DeviceDatabase {
  readonly drafts: EntityTable<LaidDraft, 'draftId'>;
  /** One value a key. */
  readonly kept: Table<unknown, string>;
  readonly accounts: EntityTable<EnrolledAccount, 'accountId'>;
  /** After a committed change of this table, here or in another tab; perhaps more than once. */
  onChanged(table: 'drafts' | 'kept' | 'accounts', listener: () => void): Unsubscribe;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

export const DEVICE_DATABASE_NAME = 'tram-device';

export function openDeviceDatabase(factories?: DexieFactories, name = DEVICE_DATABASE_NAME): DeviceDatabase {
  const dexie = new Dexie(name, { ...factories });
  // A released version is never edited: what is added later gets a version of its own.
  dexie.version(1).stores({ drafts: 'draftId, accountId', kept: '' });
  dexie.version(2).stores({ accounts: 'accountId' });
  const drafts: EntityTable<LaidDraft, 'draftId'> = dexie.table('drafts');
  const kept: Table<unknown, string> = dexie.table('kept');
  const accounts: EntityTable<EnrolledAccount, 'accountId'> = dexie.table('accounts');
  return {
    drafts,
    kept,
    accounts,
    onChanged(table, listener) {
      const prefix = `idb://${name}/${table}/`;
      const onMutated = (parts: ObservabilitySet): void => {
        if (Object.keys(parts).some((part) => part.startsWith(prefix))) listener();
      };
      Dexie.on('storagemutated', onMutated);
      return () => Dexie.on.storagemutated.unsubscribe(onMutated);
    },
    transaction: (work) => dexie.transaction('rw', kept, work),
    close: () => dexie.close(),
  };
}
