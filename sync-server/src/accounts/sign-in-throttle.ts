// A growing wait after wrong passwords for one username, known or not, so that guessing does not pay.
// Kept in memory: a restart forgives, and the limit per address stands beside it.

import { createHash } from 'node:crypto';

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 60 * 60_000;
const MAX_NAMES = 10_000;

interface Tries {
  readonly wrong: number;
  readonly lastMs: number;
}

export interface SignInThrottle {
  /** 0 where a try is free. */
  waitMs(username: string, nowMs: number): number;
  wrong(username: string, nowMs: number): void;
  right(username: string): void;
}

export function signInThrottle(): SignInThrottle {
  /** By a digest of the name: a name mistyped as a password must not lie about in memory. */
  const triesOf = new Map<string, Tries>();
  const keyOf = (username: string): string => createHash('sha256').update(username).digest('base64');
  const recent = (key: string, nowMs: number): Tries | undefined => {
    const tries = triesOf.get(key);
    return tries && nowMs - tries.lastMs < FORGOTTEN_AFTER_MS ? tries : undefined;
  };
  return {
    waitMs(username, nowMs) {
      const tries = recent(keyOf(username), nowMs);
      if (!tries || tries.wrong < FREE_TRIES) return 0;
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries.wrong - FREE_TRIES));
      return Math.max(0, tries.lastMs + wait - nowMs);
    },
    wrong(username, nowMs) {
      const key = keyOf(username);
      const wrong = (recent(key, nowMs)?.wrong ?? 0) + 1;
      // Taken out and put back: the oldest stand first and go first when there are too many.
      triesOf.delete(key);
      triesOf.set(key, { wrong, lastMs: nowMs });
      const oldest = triesOf.keys().next();
      if (triesOf.size > MAX_NAMES && !oldest.done) triesOf.delete(oldest.value);
    },
    right(username) {
      triesOf.delete(keyOf(username));
    },
  };
}
