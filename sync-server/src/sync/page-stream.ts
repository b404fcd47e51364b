// Pages on their way from the store to a reader, changed or led by others. Not with generators: one that waits keeps what
// it last handed out, and a reader on a poor line lets it wait for minutes.

const OVER = { done: true, value: undefined } as const;

export function eachPage<In, Out>(pages: AsyncIterable<In>, change: (page: In) => Out): AsyncIterable<Out> {
  const from = pages[Symbol.asyncIterator]();
  const iterator: AsyncIterator<Out> = {
    async next() {
      const step = await from.next();
      return step.done ? OVER : { done: false, value: change(step.value) };
    },
    async return() {
      await from.return?.();
      return OVER;
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/** One source after the other. */
export function onePageAfterTheOther<Page>(sources: readonly AsyncIterable<Page>[]): AsyncIterable<Page> {
  const left = sources.map((source) => source[Symbol.asyncIterator]());
  const iterator: AsyncIterator<Page> = {
    async next() {
      for (let first = left[0]; first; first = left[0]) {
        const step = await first.next();
        if (!step.done) return { done: false, value: step.value };
        left.shift();
      }
      return OVER;
    },
    async return() {
      for (const source of left) await source.return?.();
      return OVER;
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
