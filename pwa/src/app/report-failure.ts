// A fault of ours, while drawing a page: seen by whoever looks at the console. Errors name kinds and ids, never people.

export function reportFailure(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
