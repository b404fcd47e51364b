// A few megabytes of nothing, let go when the disk is full so that the next saves have room. Browsers no longer tell how
// full a disk is (Chromium answers ten gigabytes more than is used, whatever there is), so the room must be held.

const NAME = 'tram-ballast';
const ADDRESS = '/ballast';
/** Some two thousand visits. */
const BYTES = 4 * 1024 * 1024;

/** By its name, not by itself: whoever holds the answer in hand holds its room too. */
async function isLaid(caches: CacheStorage): Promise<boolean> {
  if (!(await caches.has(NAME))) return false;
  return (await (await caches.open(NAME)).keys()).length > 0;
}

/** Nothing happens where it lies already; where there is no room for it, there is none. */
export async function layBallast(caches: CacheStorage | undefined): Promise<void> {
  // Asked for itself: a tablet that was switched off while it was laid has a place for it and nothing there.
  if (!caches || (await isLaid(caches))) return;
  try {
    const cache = await caches.open(NAME);
    await cache.put(ADDRESS, new Response(new Blob([new Uint8Array(BYTES)])));
  } catch (error) {
    await caches.delete(NAME);
    if (!(error instanceof DOMException)) throw error;
  }
}
