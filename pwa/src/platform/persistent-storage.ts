// Whether the browser promised to keep this tablet's records, and how full it is. It is asked once there is work it must
// not lose: some browsers put the question to the worker, and most say yes only to an app that is used.

import { signal, type ReadonlySignal } from '@preact/signals';

/** `refused`: asked, and it may still throw the records away when the device is short of room. */
export type StoragePromise = 'given' | 'refused' | 'not-asked';

export interface StorageState {
  readonly promise: StoragePromise;
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** When it was asked last, and as what; outlives the page. */
export interface AskedMemory {
  read(): string | null;
  keep(asked: string): void;
}

export interface PersistentStorage {
  /** Undefined until first known, and for good in a browser that does not say. */
  readonly state: ReadonlySignal<StorageState | undefined>;
  /** After work that must not be lost. Asks no more than once a day, and at once where the app was installed since. */
  ask(): Promise<void>;
  /** The worker wants it asked now. */
  askAgain(): Promise<void>;
  refresh(): Promise<void>;
}

export interface PersistentStorageParts {
  readonly storage: StorageManager | undefined;
  readonly asked: AskedMemory;
  readonly nowMs: () => number;
  /** On the home screen: browsers keep what belongs to such an app. */
  readonly isInstalled: () => boolean;
}

const ASK_EVERY_MS = 24 * 60 * 60_000;

export function createPersistentStorage(parts: PersistentStorageParts): PersistentStorage {
  const { storage, asked, nowMs, isInstalled } = parts;
  const state = signal<StorageState | undefined>(undefined);

  function isWorthAsking(): boolean {
    const [atMs, as] = (asked.read() ?? '').split(' ');
    if (as === undefined || (isInstalled() && as !== 'installed')) return true;
    // A clock that was set back must not put the question off for a year.
    return Math.abs(nowMs() - Number(atMs)) >= ASK_EVERY_MS;
  }
  async function refresh(): Promise<void> {
    if (!storage) return;
    const [persisted, { usage = 0, quota = 0 }] = await Promise.all([
      storage.persisted(),
      storage.estimate(),
    ]);
    const refusal = asked.read() === null ? 'not-asked' : 'refused';
    const promise = persisted ? 'given' : refusal;
    state.value = { promise, usedBytes: usage, freeBytes: Math.max(0, quota - usage) };
  }
  async function askAgain(): Promise<void> {
    if (!storage) return;
    if (!(await storage.persisted())) {
      asked.keep(`${nowMs()} ${isInstalled() ? 'installed' : 'page'}`);
      await storage.persist();
    }
    await refresh();
  }
  return {
    state,
    refresh,
    askAgain,
    async ask() {
      if (state.peek()?.promise !== 'given' && isWorthAsking()) await askAgain();
    },
  };
}
