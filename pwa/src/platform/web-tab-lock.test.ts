import { describe, expect, it } from 'vitest';
import { createTabLock } from './web-tab-lock.js';

/** The browser's locks as far as they are used: one holder a name, the others wait or are told. */
function fakeLocks(): LockManager {
  const tails = new Map<string, Promise<unknown>>();
  const request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
    const work = rest.at(-1) as (lock: object | null) => Promise<unknown>;
    const options = rest.length > 1 ? (rest[0] as LockOptions) : {};
    if (options.ifAvailable && tails.has(name)) return work(null);
    const mine = (tails.get(name) ?? Promise.resolve()).then(() => work({ name }));
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    tails.set(name, ended);
    try {
      return await mine;
    } finally {
      if (tails.get(name) === ended) tails.delete(name);
    }
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

for (const [name, locks] of [
  ["the browser's locks", fakeLocks()],
  ['no locks but this page', undefined],
] as const) {
  describe(`one tab at a time, with ${name}`, () => {
    const lock = createTabLock(locks);
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

    it('lets the next begin when the one before has ended, also badly', async () => {
      const seen: string[] = [];
      const work =
        (what: string, fails = false) =>
        async () => {
          seen.push(`${what} begins`);
          await pause();
          seen.push(`${what} ends`);
          if (fails) throw new Error(what);
          return what;
        };
      const [first, second] = await Promise.allSettled([
        lock.run('session', work('first', true)),
        lock.run('session', work('second')),
      ]);
      expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
      expect(first.status).toBe('rejected');
      expect(second).toEqual({ status: 'fulfilled', value: 'second' });
    });

    it('does nothing where another is at it, and does it once that one is gone', async () => {
      let runs = 0;
      const work = (): Promise<number> => Promise.resolve((runs += 1));
      const holding = lock.run('sync', pause);
      expect(await lock.runIfFree('sync', work)).toBeUndefined();
      expect(runs).toBe(0);
      await holding;
      expect(await lock.runIfFree('sync', work)).toEqual({ value: 1 });
    });

    it('keeps different things apart', async () => {
      const holding = lock.run('sync', pause);
      expect(await lock.runIfFree('session', () => Promise.resolve('free'))).toEqual({ value: 'free' });
      await holding;
    });
  });
}
