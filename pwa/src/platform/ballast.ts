// A few megabytes of nothing, let go when the disk is full so that the next saves have room. Browsers no longer tell how
// full a disk is (Chromium answers ten gigabytes more than is used, whatever there is), so the room must be held.

const NAME = 'tram-ballast';
const ADDRESS = '/ballast';
/** Some two thousand visits. */
const BYTES = 4 * 1024 * 1024;

/** Nothing happens where it lies already; where there is no room for it, there is none. */
export async function layBallast(caches: CacheStorage | undefined): Promise<void> {
  // Asked for itself: a tablet that was switched off while it was laid has a place for it and nothing there.
  if (!caches || (await caches.match(ADDRESS, { cacheName: NAME }))) return;
  try {
    const cache = await caches.open(NAME);
    await cache.put(ADDRESS, new Response(new Blob([new Uint8Array(BYTES)])));
  } catch (error) {
    await caches.delete(NAME);
    if (!(error instanceof DOMException)) throw error;
  }
}
