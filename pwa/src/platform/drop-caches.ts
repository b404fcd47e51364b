// Files kept beside the records that can be had again. The app's own files are not among them: without those it would not
// start where there is no network.

/** As Workbox names what a start without network needs. */
const NEEDED = /^workbox-precache/;

/** Its entries first: a cache lives on, room and all, until the page has forgotten that it ever opened it. */
async function dropOne(caches: CacheStorage, name: string): Promise<void> {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) await cache.delete(request);
  await caches.delete(name);
}

/** How many were thrown away. */
export async function dropCaches(caches: CacheStorage | undefined): Promise<number> {
  if (!caches) return 0;
  const spare = (await caches.keys()).filter((name) => !NEEDED.test(name));
  await Promise.all(spare.map((name) => dropOne(caches, name)));
  return spare.length;
}
