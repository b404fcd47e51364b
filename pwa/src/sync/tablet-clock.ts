// What time it is, on a tablet whose own clock may be wrong: the device's, set right by what the server said at the last
// contact. Dates of visits and stamps of edits are read from here; sessions and the line keep to the device's own time.

import { computed, signal, type ReadonlySignal } from '@preact/signals';

/** What the last contact told of the device's clock. */
export interface MeasuredClock {
  /** How far the server's clock was ahead of the device's. */
  readonly offsetMs: number;
  /** What the device's clock said then. */
  readonly deviceMs: number;
}

export interface TabletClock {
  nowMs(): number;
  /** How far the truth is ahead of the device's clock, as far as anybody knows; 0 before the first contact. */
  readonly offByMs: ReadonlySignal<number>;
  /** After each contact. Measured anew it replaces what was known. */
  learn(offsetMs: number): void;
}

/** Less than this is told to the worker and left alone: it gives no wrong day, and the clock may be set right any moment. */
const WORTH_CORRECTING_MS = 3_600_000;

/**
 * A clock that was set since the contact shows: set back, it stands before that moment; one that was slow and now stands
 * at or after the server's time of then was set right.
 */
const wasSet = (nowMs: number, { offsetMs, deviceMs }: MeasuredClock): boolean =>
  nowMs < deviceMs || (offsetMs > 0 && nowMs >= deviceMs + offsetMs);

/** Time never goes back before what the server said. */
export function correctedMs(deviceMs: number, measured: MeasuredClock | undefined): number {
  if (!measured) return deviceMs;
  const { offsetMs, deviceMs: deviceThen } = measured;
  const serverThen = deviceThen + offsetMs;
  const isWorth = Math.abs(offsetMs) > WORTH_CORRECTING_MS && !wasSet(deviceMs, measured);
  const corrected = isWorth ? deviceMs + offsetMs : deviceMs;
  return serverThen - corrected > WORTH_CORRECTING_MS ? serverThen : corrected;
}

export interface TabletClockParts {
  /** The device's own clock, however wrong. */
  readonly deviceNowMs: () => number;
  readonly known: MeasuredClock | undefined;
  readonly keep: (measured: MeasuredClock) => void;
}

/** A contact that says the same within this is no news: nothing is written for it. */
const SAME_MS = 1_000;

export function createTabletClock({ deviceNowMs, known, keep }: TabletClockParts): TabletClock {
  const measured = signal(known);
  return {
    nowMs: () => correctedMs(deviceNowMs(), measured.value),
    offByMs: computed(() => {
      const { value } = measured;
      if (!value) return 0;
      const deviceMs = deviceNowMs();
      const correction = correctedMs(deviceMs, value) - deviceMs;
      return correction !== 0 || wasSet(deviceMs, value) ? correction : value.offsetMs;
    }),
    learn(offsetMs) {
      const deviceMs = deviceNowMs();
      const before = measured.value;
      const isNews = !before || Math.abs(before.offsetMs - offsetMs) > SAME_MS || deviceMs < before.deviceMs;
      // A wrong clock is remembered with a fresh moment each time: how it was set is judged from there.
      if (
        !isNews &&
        Math.abs(offsetMs) <= WORTH_CORRECTING_MS &&
        deviceMs - before.deviceMs < WORTH_CORRECTING_MS
      )
        return;
      measured.value = { offsetMs, deviceMs };
      keep(measured.value);
    },
  };
}
