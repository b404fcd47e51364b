// Whether the browser promised to keep this tablet's records, and how full it is. An installed app is usually granted it
// without a question; the answer is shown to the worker either way.

import { signal, type ReadonlySignal } from '@preact/signals';

export interface StorageState {
  readonly persisted: boolean;
  readonly usedBytes: number;
  readonly freeBytes: number;
}

export interface PersistentStorage {
  /** Undefined until first known, and for good in a browser that does not say. */
  readonly state: ReadonlySignal<StorageState | undefined>;
  /** Asks the browser to keep the records; safe to repeat. */
  ask(): Promise<void>;
  refresh(): Promise<void>;
}

export function createPersistentStorage(storage: StorageManager | undefined): PersistentStorage {
  const state = signal<StorageState | undefined>(undefined);
  async function refresh(): Promise<void> {
    if (!storage) return;
    const [persisted, { usage = 0, quota = 0 }] = await Promise.all([
      storage.persisted(),
      storage.estimate(),
    ]);
    state.value = { persisted, usedBytes: usage, freeBytes: Math.max(0, quota - usage) };
  }
  return {
    state,
    refresh,
    async ask() {
      if (storage && !(await storage.persisted())) await storage.persist();
      await refresh();
    },
  };
}
