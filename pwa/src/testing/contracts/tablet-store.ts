// What the contracts need of a store under test: the two ports on the same rows, and a way to come back to it.

import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { SyncJournal } from '#sync/sync-journal.js';

export interface TabletStore {
  readonly documents: TabletDocuments;
  readonly journal: SyncJournal;
  /** Ends it as an app that is closed; what was written stays. */
  close(): Promise<void>;
}

export interface TabletStoreUnderTest {
  readonly name: string;
  /** A fresh place where nothing is stored, and a way to open it, as often as the app starts. */
  make(): { open(): Promise<TabletStore> };
}
