// Half-written forms in the tablet's own database.

import type { DraftStore } from '#drafts/draft-store.js';
import type { DeviceDatabase } from './dexie-device-database.js';
import { asStorageResult } from './storage-failure.js';

export function createDexieDraftStore({ drafts, onChanged }: DeviceDatabase): DraftStore {
  return {
    keep: (draft) =>
      asStorageResult(async () => {
        await drafts.put(draft);
      }),
    find: async (draftId) => drafts.get(draftId),
    async allOf(accountId) {
      const own = await drafts.where('accountId').equals(accountId).toArray();
      return own.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    },
    discard: async (draftId) => {
      await drafts.delete(draftId);
    },
    onChanged: (listener) => onChanged('drafts', listener),
  };
}
