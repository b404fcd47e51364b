// Work that is done step by step, so that whoever has a screen to draw can draw it between two steps.

export type Steps<T> = Generator<void, T>;

/** All of it at once, where nobody waits. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export async function finishGivingWay<T>(steps: Steps<T>, giveWay: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await giveWay();
  }
}

/** A step after every so many. */
export function* mapInSteps<A, B>(all: readonly A[], atOnce: number, map: (one: A) => B): Steps<B[]> {
  const mapped: B[] = [];
  for (const one of all) {
    mapped.push(map(one));
    if (mapped.length % atOnce === 0) yield;
  }
  return mapped;
}
