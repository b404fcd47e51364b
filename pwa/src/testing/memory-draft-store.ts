// DraftStore in memory, for tests and for looking at screens.

import { err, ok } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { Draft, DraftStore } from '#drafts/draft-store.js';

export interface MemoryDraftStore extends DraftStore {
  failWrites(failure: StorageFailure | undefined): void;
}

export function createMemoryDraftStore(): MemoryDraftStore {
  const held = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  let failure: StorageFailure | undefined;
  const changed = (): void => listeners.forEach((listener) => listener());
  return {
    keep(draft) {
      if (failure) return Promise.resolve(err(failure));
      // As a store would: no object of the caller's is held on to.
      held.set(draft.draftId, structuredClone(draft));
      changed();
      return Promise.resolve(ok(undefined));
    },
    find(draftId) {
      return Promise.resolve(structuredClone(held.get(draftId)));
    },
    allOf(accountId) {
      const own = [...held.values()].filter((draft) => draft.accountId === accountId);
      return Promise.resolve(own.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)));
    },
    discard(draftId) {
      if (held.delete(draftId)) changed();
      return Promise.resolve();
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    failWrites(next) {
      failure = next;
    },
  };
}
