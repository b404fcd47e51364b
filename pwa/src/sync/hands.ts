// Work that waits until whoever types or taps pauses: on a cheap tablet both at once are felt. One listener for all of
// it; a touch only notes when it was.

import type { Unsubscribe } from '#documents/tablet-documents.js';
import type { Schedule } from './round-timer.js';

export interface HandsParts {
  /** Is told of every touch and key. */
  readonly onTouched: (listener: () => void) => Unsubscribe;
  readonly schedule: Schedule;
  /** Counts on: the clock of the day may be set by anybody. */
  readonly monotonicMs: () => number;
}

export interface Hands {
  /**
   * Once nobody has touched the tablet for `quietMs`, or at once where that is so already; at the latest after `latestMs`.
   * Gives what calls it off.
   */
  whenQuiet(work: () => void, quietMs: number, latestMs?: number): Unsubscribe;
  stop(): void;
}

export function createHands({ onTouched, schedule, monotonicMs }: HandsParts): Hands {
  let touchedMs = -Infinity;
  const stop = onTouched(() => {
    touchedMs = monotonicMs();
  });
  return {
    stop,
    whenQuiet(work, quietMs, latestMs = Infinity) {
      const latestAtMs = monotonicMs() + latestMs;
      let cancel: Unsubscribe = () => undefined;
      const look = (): void => {
        const waitMs = Math.min(touchedMs + quietMs, latestAtMs) - monotonicMs();
        if (waitMs <= 0) work();
        else cancel = schedule(look, waitMs);
      };
      look();
      return () => cancel();
    },
  };
}

const REST_MS = 1_500;
/** Somebody who never pauses must not keep the day's work from the server. */
const PATIENCE_MS = 30_000;

/** What is due waits for a pause. */
export function untilHandsRest(hands: Pick<Hands, 'whenQuiet'>, schedule: Schedule): Schedule {
  return (work, delayMs) => {
    let cancel = schedule(() => {
      cancel = hands.whenQuiet(work, REST_MS, PATIENCE_MS);
    }, delayMs);
    return () => cancel();
  };
}
