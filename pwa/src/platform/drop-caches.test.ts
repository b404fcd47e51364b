import { expect, it } from 'vitest';
import { dropCaches } from './drop-caches.js';

it('everything kept beside the app’s own files goes', async () => {
  const names = new Set(['workbox-precache-v2-https://tram.example/', 'pictures', 'workbox-runtime-x']);
  const caches = {
    keys: () => Promise.resolve([...names]),
    delete: (name: string) => Promise.resolve(names.delete(name)),
  } as Partial<CacheStorage> as CacheStorage;
  expect(await dropCaches(caches)).toBe(2);
  expect([...names]).toEqual(['workbox-precache-v2-https://tram.example/']);
  expect(await dropCaches(caches)).toBe(0);
  expect(await dropCaches(undefined)).toBe(0);
});
