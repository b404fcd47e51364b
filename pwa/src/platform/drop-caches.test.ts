import { expect, it } from 'vitest';
import { createMemoryCaches } from '#testing/memory-caches.js';
import { dropCaches } from './drop-caches.js';

it('everything kept beside the app’s own files goes, each file of it', async () => {
  const own = 'workbox-precache-v2-https://tram.example/';
  const { caches, held } = createMemoryCaches([own, 'pictures', 'workbox-runtime-x']);
  const pictures = held.get('pictures');
  expect(await dropCaches(caches)).toBe(2);
  expect([...held.keys()]).toEqual([own]);
  expect(held.get(own)?.size).toBe(1);
  expect(pictures?.size).toBe(0);
  expect(await dropCaches(caches)).toBe(0);
  expect(await dropCaches(undefined)).toBe(0);
});
