// What is worked out of much, again after each change: at once where that is quick, and otherwise in slices, while what was
// shown before stands.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Steps } from '@tram/shared-schema/steps.js';

export interface SlicePace {
  /** Measures slices; not the clock of the day. */
  readonly nowMs: () => number;
  readonly yieldToScreen: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export interface WatchedInSlices<T> {
  readonly value: ReadonlySignal<T>;
  close(): void;
}

const SLICE_MS = 8;

/** Followed is what `begin` reads, and what the steps read before they first give way. */
export function watchInSlices<T>(first: T, begin: () => Steps<T>, pace: SlicePace): WatchedInSlices<T> {
  const { nowMs, yieldToScreen, onFault } = pace;
  const value = signal(first);
  let current = 0;

  /** True once it is shown. */
  function goOn(steps: Steps<T>): boolean {
    const untilMs = nowMs() + SLICE_MS;
    do {
      const step = steps.next();
      if (!step.done) continue;
      value.value = step.value;
      return true;
    } while (nowMs() < untilMs);
    return false;
  }

  async function goOnInSlices(steps: Steps<T>, own: number): Promise<void> {
    do await yieldToScreen();
    while (own === current && !goOn(steps));
  }

  const stop = effect(() => {
    const own = (current += 1);
    const steps = begin();
    if (!goOn(steps)) goOnInSlices(steps, own).catch(onFault);
  });
  return {
    value,
    close() {
      current += 1;
      stop();
    },
  };
}
