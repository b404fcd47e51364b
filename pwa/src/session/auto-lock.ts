// When a tablet nobody touches, or nobody can see, asks again who is working. Its parts are handed in; it knows no keys.

export interface Attention {
  /** After a finger, a key or a pointer did something. */
  onTouched(listener: () => void): () => void;
  isVisible(): boolean;
  onVisibility(listener: () => void): () => void;
}

export interface AutoLockParts {
  readonly attention: Attention;
  /** Counts on while the page lives; on some tablets it stands still while they sleep. */
  readonly monotonicMs: () => number;
  /** Counts through sleep, and may be set by anybody. */
  readonly wallMs: () => number;
  readonly schedule: (work: () => void, delayMs: number) => () => void;
  /** Asked anew each time: it is a setting. */
  readonly afterMs: () => number;
  readonly lock: () => void;
}

/** Long enough to answer a call on the same tablet; shorter than a patient is alone with it. */
export const HIDDEN_GRACE_MS = 30_000;
/** Timers of a page nobody sees are held back: looking again beats counting on one of them. */
const LOOK_MS = 5_000;

export interface AutoLock {
  /** From now on, until `stop`. */
  start(): void;
  stop(): void;
}

export function createAutoLock(parts: AutoLockParts): AutoLock {
  const { attention, monotonicMs, wallMs, schedule, afterMs, lock } = parts;
  let stops: readonly (() => void)[] = [];
  let cancelLook = (): void => undefined;
  const now = () => ({ monotonic: monotonicMs(), wall: wallMs() });
  let touched = now();
  let hidden: ReturnType<typeof now> | undefined;

  /** The larger of the two: a clock set back hides no time, and one set forward only locks early. */
  const since = (then: ReturnType<typeof now>): number =>
    Math.max(monotonicMs() - then.monotonic, wallMs() - then.wall);

  function isDue(): boolean {
    return since(touched) >= afterMs() || (hidden !== undefined && since(hidden) >= HIDDEN_GRACE_MS);
  }
  function look(): void {
    cancelLook();
    if (isDue()) {
      stop();
      lock();
      return;
    }
    cancelLook = schedule(look, LOOK_MS);
  }
  function seen(): void {
    // Asked before it counts as seen again: what was open longer than the grace is not shown for a moment more.
    if (attention.isVisible()) {
      if (!isDue()) hidden = undefined;
    } else {
      hidden ??= now();
    }
    look();
  }
  function touch(): void {
    // The first touch of a tablet that slept comes before any timer.
    if (isDue()) look();
    else touched = now();
  }
  function stop(): void {
    cancelLook();
    stops.forEach((end) => end());
    stops = [];
  }

  return {
    start() {
      stop();
      touched = now();
      hidden = attention.isVisible() ? undefined : now();
      stops = [attention.onTouched(touch), attention.onVisibility(seen)];
      cancelLook = schedule(look, LOOK_MS);
    },
    stop,
  };
}
