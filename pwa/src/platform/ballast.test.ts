import { expect, it } from 'vitest';
import { createMemoryCaches } from '#testing/memory-caches.js';
import { layBallast } from './ballast.js';
import { dropCaches } from './drop-caches.js';

const OWN = 'workbox-precache-v2-x';

it('is laid once, and is the first to go', async () => {
  const { caches, held, failPuts } = createMemoryCaches([OWN]);
  await layBallast(caches);
  expect(held.get('tram-ballast')).toEqual(new Set(['/ballast']));
  // A second laying would be noticed.
  failPuts(new TypeError('laid twice'));
  await layBallast(caches);
  expect(await dropCaches(caches)).toBe(1);
  expect([...held.keys()]).toEqual([OWN]);
});

it('leaves nothing half laid where there is no room for it, and is laid when there is', async () => {
  const { caches, held, failPuts } = createMemoryCaches([OWN]);
  failPuts(new DOMException('full', 'QuotaExceededError'));
  await layBallast(caches);
  expect([...held.keys()]).toEqual([OWN]);
  failPuts(undefined);
  await layBallast(caches);
  expect(held.size).toBe(2);
  await layBallast(undefined);
});

it('is laid again where a tablet was switched off while it was laid', async () => {
  const { caches, held } = createMemoryCaches([OWN]);
  await caches.open('tram-ballast');
  await layBallast(caches);
  expect(held.get('tram-ballast')?.size).toBe(1);
});
