// What only one tab of this tablet may do at a time.

export interface TabLock {
  /** Waits for its turn. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Undefined, and nothing done, where another tab is at it. */
  runIfFree<T>(name: string, work: () => Promise<T>): Promise<{ readonly value: T } | undefined>;
}
