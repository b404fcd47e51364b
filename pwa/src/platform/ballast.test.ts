import { expect, it } from 'vitest';
import { layBallast } from './ballast.js';
import { dropCaches } from './drop-caches.js';

function cachesWith(put: () => Promise<void>) {
  const names = new Set<string>(['workbox-precache-v2-x']);
  let puts = 0;
  let laid: Response | undefined;
  return {
    names,
    puts: () => puts,
    caches: {
      match: () => Promise.resolve(laid),
      keys: () => Promise.resolve([...names]),
      delete: (name: string) => Promise.resolve(names.delete(name)),
      open: (name: string) => {
        names.add(name);
        const cache: Partial<Cache> = {
          async put() {
            puts += 1;
            await put();
            laid = new Response();
          },
        };
        return Promise.resolve(cache as Cache);
      },
    } as Partial<CacheStorage> as CacheStorage,
  };
}

it('is laid once, and is the first to go', async () => {
  const { caches, names, puts } = cachesWith(() => Promise.resolve());
  await layBallast(caches);
  await layBallast(caches);
  expect(puts()).toBe(1);
  expect(names.size).toBe(2);
  expect(await dropCaches(caches)).toBe(1);
  expect([...names]).toEqual(['workbox-precache-v2-x']);
});

it('leaves nothing half laid where there is no room for it', async () => {
  const { caches, names } = cachesWith(() => Promise.reject(new DOMException('full', 'QuotaExceededError')));
  await layBallast(caches);
  expect([...names]).toEqual(['workbox-precache-v2-x']);
  await layBallast(undefined);
});
