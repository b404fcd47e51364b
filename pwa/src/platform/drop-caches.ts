// Files kept beside the records that can be had again. The app's own files are not among them: without those it would not
// start where there is no network.

/** As Workbox names what a start without network needs. */
const NEEDED = /^workbox-precache/;

/** How many were thrown away. */
export async function dropCaches(caches: CacheStorage | undefined): Promise<number> {
  if (!caches) return 0;
  const spare = (await caches.keys()).filter((name) => !NEEDED.test(name));
  await Promise.all(spare.map((name) => caches.delete(name)));
  return spare.length;
}
