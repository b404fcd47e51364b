// Works on one thing while the next is being made ready: in order, never on two at once, and never more than one waiting.

export interface OneBehind<T> {
  /** Resolves once the work before has ended and this one has begun; rejects where the one before failed. */
  take(item: T): Promise<void>;
  /** Resolves once nothing is being worked on. */
  done(): Promise<void>;
}

export function oneBehind<T>(work: (item: T) => Promise<void>): OneBehind<T> {
  let before: Promise<void> = Promise.resolve();
  return {
    async take(item) {
      await before;
      before = work(item);
      before.catch(() => undefined); // told at the next `take` or at `done`
    },
    done: () => before,
  };
}
