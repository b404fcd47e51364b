// When the next round is due: of several wishes the earliest stands, and what it is for is not forgotten.

import type { Unsubscribe } from '#documents/tablet-documents.js';

/** Runs `work` once after `delayMs`, unless cancelled. */
export type Schedule = (work: () => void, delayMs: number) => Unsubscribe;

/** `idle`: only to be sure. `save`: work of this tablet waits. `retry`: the last round failed, or another tab was at it. */
export type RoundReason = 'idle' | 'save' | 'news' | 'retry';

export interface RoundTimer {
  wish(delayMs: number, reason: RoundReason): void;
  /** Undefined while nothing is due. */
  dueFor(): RoundReason | undefined;
  cancel(): void;
}

export function createRoundTimer(schedule: Schedule, nowMs: () => number, run: () => void): RoundTimer {
  let due: { readonly atMs: number; readonly reason: RoundReason; readonly cancel: Unsubscribe } | undefined;
  const cancel = (): void => {
    due?.cancel();
    due = undefined;
  };
  return {
    wish(delayMs, reason) {
      const atMs = nowMs() + delayMs;
      const why = reason === 'idle' ? (due?.reason ?? 'idle') : reason;
      if (due && due.atMs <= atMs) {
        due = { ...due, reason: why };
        return;
      }
      due?.cancel();
      const ring = (): void => {
        due = undefined;
        run();
      };
      due = { atMs, reason: why, cancel: schedule(ring, delayMs) };
    },
    dueFor: () => due?.reason,
    cancel,
  };
}
