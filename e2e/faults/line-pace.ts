// How long bytes are on their way: one narrow line, shared by everything that goes in one direction.

import { setTimeout as pause } from 'node:timers/promises';

export interface LinePace {
  /** Resolves when so many bytes have left the line. */
  carry(bytes: number, bitsPerSecond: number | undefined): Promise<void>;
}

const BITS = 8;

export function createLinePace(nowMs: () => number = () => performance.now()): LinePace {
  let freeAtMs = 0;
  return {
    async carry(bytes, bitsPerSecond) {
      if (bitsPerSecond === undefined) return;
      const startsMs = Math.max(freeAtMs, nowMs());
      freeAtMs = startsMs + (1000 * BITS * bytes) / bitsPerSecond;
      await pause(freeAtMs - nowMs());
    },
  };
}
