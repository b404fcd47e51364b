// How much room the browser still gives, asked seldom and answered from memory: no save waits for it. The last of it is
// kept for what workers write; whatever can be fetched again stays out of there. What a write that failed said is believed
// before anything the browser answers.

import { signal, type ReadonlySignal } from '@preact/signals';

export interface Room {
  /** Undefined where the browser does not say. As last asked, less what was written since. */
  freeBytes(): number | undefined;
  /** What is kept for workers' own records. */
  reserveBytes(): number;
  wrote(bytes: number): void;
  /** A write found the disk full. */
  wasFull(): void;
  ask(): Promise<void>;
  readonly isShort: ReadonlySignal<boolean>;
}

export interface RoomParts {
  /** Absent in a browser that does not say. */
  readonly estimate: (() => Promise<{ usage?: number; quota?: number }>) | undefined;
  readonly nowMs: () => number;
  readonly onFault: (error: unknown) => void;
}

/** Some ten thousand visits. */
const RESERVE_BYTES = 20 * 1024 * 1024;
/** Where the browser gives little, the records themselves come first. */
const RESERVE_SHARE = 10;
const OLD_AFTER_MS = 60_000;
/** Then it is worth trying again: photos may have been removed. */
const FULL_FOR_MS = 2 * 60_000;
const OLD_AFTER_BYTES = 2 * 1024 * 1024;

export function createRoom({ estimate, nowMs, onFault }: RoomParts): Room {
  let answer: { readonly free: number; readonly quota: number; readonly atMs: number } | undefined;
  let written = 0;
  let fullAtMs: number | undefined;
  let asking: Promise<void> | undefined;
  const isShort = signal(false);

  const reserveBytes = (): number =>
    answer ? Math.min(RESERVE_BYTES, Math.floor(answer.quota / RESERVE_SHARE)) : 0;
  const isFull = (): boolean => fullAtMs !== undefined && Math.abs(nowMs() - fullAtMs) < FULL_FOR_MS;
  const freeBytes = (): number | undefined => (isFull() ? 0 : answer && Math.max(0, answer.free - written));
  function judge(): void {
    const free = freeBytes();
    isShort.value = free !== undefined && (isFull() || free < reserveBytes());
  }

  async function askBrowser(): Promise<void> {
    if (!estimate) return;
    const { usage = 0, quota = 0 } = await estimate();
    // A quota of nothing is a browser that does not want to say.
    if (quota > 0) answer = { free: Math.max(0, quota - usage), quota, atMs: nowMs() };
    written = 0;
    judge();
  }
  const ask = (): Promise<void> =>
    (asking ??= askBrowser().finally(() => {
      asking = undefined;
    }));

  return {
    freeBytes,
    reserveBytes,
    ask,
    wrote(bytes) {
      written += bytes;
      judge();
      const isOld = !answer || Math.abs(nowMs() - answer.atMs) > OLD_AFTER_MS || written > OLD_AFTER_BYTES;
      if (isOld) ask().catch(onFault);
    },
    wasFull() {
      fullAtMs = nowMs();
      judge();
    },
    isShort,
  };
}
