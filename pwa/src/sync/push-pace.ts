// How much goes up at once: small on a line that struggles, larger while it carries.

export interface PushPace {
  readonly bytes: number;
  worked(tookMs: number): void;
  struggled(): void;
}

const SMALLEST = 16 * 1024;
const FIRST = 64 * 1024;
const LARGEST = 256 * 1024;
const EASY_MS = 2_000;
const HARD_MS = 8_000;

export function createPushPace(): PushPace {
  let bytes = FIRST;
  const shrink = (): void => {
    bytes = Math.max(SMALLEST, Math.floor(bytes / 2));
  };
  return {
    get bytes() {
      return bytes;
    },
    worked(tookMs) {
      if (tookMs > HARD_MS) shrink();
      else if (tookMs < EASY_MS) bytes = Math.min(LARGEST, bytes * 2);
    },
    struggled: shrink,
  };
}
