// How long to wait before the line is tried again. Full jitter: after a power cut the tablets of a commune come back all
// at once, and must not ask all at once.

const FIRST_MS = 10_000;
const LAST_MS = 10 * 60_000;
const LEAST_MS = 1_000;
/** A wish beyond this is a mistake of somebody's clock: no tablet is put off for a day. */
const LONGEST_WISH_MS = 15 * 60_000;

/** `failures` counts from 1; `random` is in [0, 1). What the server wished for is waited out before that. */
export function backOffMs(failures: number, random: () => number, retryAfterMs = 0): number {
  const bound = Math.min(LAST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.min(retryAfterMs, LONGEST_WISH_MS) + Math.max(LEAST_MS, Math.round(random() * bound));
}
