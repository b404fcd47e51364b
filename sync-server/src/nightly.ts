// Work for the hours when nobody is at the station. A machine that is switched off at night does it in the morning instead.

import type { Clock } from '#ports.js';

/** On the station's wall clock, which knows no summer time. */
export interface WallTime {
  readonly hour: number;
  readonly minute: number;
}
const AHEAD_OF_UTC_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** After a start everybody wants the server at once; this can wait. */
const CATCH_UP_MS = 15 * MINUTE_MS;
/** Woken this often to look at the clock, which may have been set meanwhile. */
const LOOK_EVERY_MS = 10 * MINUTE_MS;

/** `02:30`; undefined for what is no time of day. */
export function parseWallTime(text: string): WallTime | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) };
}

/** The first such moment after `afterMs`. */
export function nextAt({ hour, minute }: WallTime, afterMs: number): number {
  const local = afterMs + AHEAD_OF_UTC_MS;
  const today = Math.floor(local / DAY_MS) * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
  return (today > local ? today : today + DAY_MS) - AHEAD_OF_UTC_MS;
}

export interface NightlyWork {
  readonly at: WallTime;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** When it was last done; undefined where it never was. */
  readLastMs(): Promise<number | undefined>;
  saveLastMs(ms: number): Promise<void>;
  run(): Promise<void>;
  failed(error: unknown): void;
}

/** Resolves when told to stop. What failed is tried again the next night. */
export async function keepNightly(work: NightlyWork): Promise<void> {
  const { at, clock, signal, pause, readLastMs, saveLastMs, run, failed } = work;
  const startedMs = clock.nowMs();
  const lastMs = await readLastMs();
  if (lastMs === undefined) await saveLastMs(startedMs);
  let dueMs = nextAt(at, Math.min(lastMs ?? startedMs, startedMs));
  if (dueMs <= startedMs) dueMs = startedMs + CATCH_UP_MS;
  while (!signal.aborted) {
    const leftMs = dueMs - clock.nowMs();
    if (leftMs > 0) {
      await pause(Math.min(leftMs, LOOK_EVERY_MS), signal);
      continue;
    }
    try {
      await run();
    } catch (error) {
      if (signal.aborted) return;
      failed(error);
    }
    const doneMs = clock.nowMs();
    await saveLastMs(doneMs);
    dueMs = nextAt(at, doneMs);
  }
}
