// One tab at a time by the browser's own locks; where it has none (a page without HTTPS), within this page only.

import type { TabLock } from '#session/tab-lock.js';

function pageLock(): TabLock {
  const tails = new Map<string, Promise<unknown>>();
  const run = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = tails.get(name) ?? Promise.resolve();
    // The one before may fail; that is its caller's to hear of.
    const mine = before.then(work, work);
    tails.set(name, mine);
    const leave = (): void => {
      if (tails.get(name) === mine) tails.delete(name);
    };
    mine.then(leave, leave);
    return mine;
  };
  return {
    run,
    runIfFree: async (name, work) => (tails.has(name) ? undefined : { value: await run(name, work) }),
  };
}

export function createTabLock(locks: LockManager | undefined): TabLock {
  if (!locks) return pageLock();
  return {
    run: async (name, work) => locks.request(name, work),
    runIfFree: async (name, work) =>
      locks.request(name, { ifAvailable: true }, async (lock) =>
        lock ? { value: await work() } : undefined,
      ),
  };
}
