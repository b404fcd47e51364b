// A round waits until whoever types or taps pauses: on a cheap tablet both at once are felt.

import type { Unsubscribe } from '#documents/tablet-documents.js';
import type { Schedule } from './round-timer.js';

export interface HandsParts {
  /** Is told of every touch and key. */
  readonly onTouched: (listener: () => void) => Unsubscribe;
  readonly schedule: Schedule;
  readonly monotonicMs: () => number;
}

export interface PatientSchedule {
  readonly schedule: Schedule;
  stop(): void;
}

const REST_MS = 1_500;
/** Somebody who never pauses must not keep the day's work from the server. */
const PATIENCE_MS = 30_000;

export function whenHandsRest({ onTouched, schedule, monotonicMs }: HandsParts): PatientSchedule {
  let touchedMs = -Infinity;
  let stop: Unsubscribe | undefined;
  return {
    stop: () => stop?.(),
    schedule(work, delayMs) {
      stop ??= onTouched(() => {
        touchedMs = monotonicMs();
      });
      let cancel: Unsubscribe = () => undefined;
      const tryBy = (latestMs: number): void => {
        const now = monotonicMs();
        const waitMs = Math.min(touchedMs + REST_MS, latestMs) - now;
        if (waitMs <= 0) work();
        else cancel = schedule(() => tryBy(latestMs), waitMs);
      };
      cancel = schedule(() => tryBy(monotonicMs() + PATIENCE_MS), delayMs);
      return () => cancel();
    },
  };
}
