// Work that waits until whoever types or taps pauses: on a cheap tablet both at once are felt. A touch or a key only notes
// when it was.

import type { Unsubscribe } from '#documents/tablet-documents.js';
import type { Schedule } from './round-timer.js';

export interface HandsParts {
  /** Is told of every touch and key. */
  readonly onTouched: (listener: () => void) => Unsubscribe;
  /** Is told of every letter that is typed. */
  readonly onTyped: (listener: () => void) => Unsubscribe;
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
  /**
   * Between two slices of long work nobody looks at: resolves at once unless somebody is typing, else at the next pause
   * between two words. Whoever never pauses is met by one slice a second, once a letter is on the screen and the next is not
   * yet typed, or by one in three seconds where no such moment comes: work that stood still would never be done.
   */
  untilTypingRests(): Promise<void>;
  stop(): void;
}

/** Longer than between two letters, shorter than somebody looks at what was found. */
const TYPING_REST_MS = 600;
const TYPING_PATIENCE_MS = 1_000;
/** After a letter: it is on the screen, and the next is not yet typed. */
const BETWEEN_LETTERS_MS = [80, 200] as const;
/** Under a hand that leaves no room between its letters. */
const LONGEST_MS = 3_000;

export function createHands({ onTouched, onTyped, schedule, monotonicMs }: HandsParts): Hands {
  let touchedMs = -Infinity;
  let typedMs = -Infinity;
  const stops = [
    onTouched(() => {
      touchedMs = monotonicMs();
    }),
    onTyped(() => {
      typedMs = monotonicMs();
    }),
  ];
  /** Whoever waits shares one look. */
  let resting: Promise<void> | undefined;
  let cancelRest: Unsubscribe = () => undefined;
  let endRest = (): void => undefined;
  function awaitRest(sinceMs: number): void {
    const now = monotonicMs();
    const [shownMs, nextMs] = [typedMs + BETWEEN_LETTERS_MS[0], typedMs + BETWEEN_LETTERS_MS[1]];
    const patientMs = sinceMs + TYPING_PATIENCE_MS;
    const isBetween = now >= patientMs && now >= shownMs && now < nextMs;
    if (now >= typedMs + TYPING_REST_MS || isBetween || now >= sinceMs + LONGEST_MS) return endRest();
    const lookAgainMs = now < patientMs ? patientMs : now < shownMs ? shownMs : now + BETWEEN_LETTERS_MS[0];
    cancelRest = schedule(() => awaitRest(sinceMs), Math.min(lookAgainMs, typedMs + TYPING_REST_MS) - now);
  }
  return {
    stop() {
      stops.forEach((stop) => stop());
      typedMs = -Infinity;
      cancelRest();
      endRest();
    },
    async untilTypingRests() {
      if (monotonicMs() - typedMs >= TYPING_REST_MS) return;
      resting ??= new Promise<void>((resolve) => {
        endRest = resolve;
        awaitRest(monotonicMs());
      }).finally(() => (resting = undefined));
      await resting;
    },
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
