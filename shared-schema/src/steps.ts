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

const SORTED_AT_ONCE = 128;

/** As `toSorted`; what is in order already costs next to nothing. */
export function* sortInSteps<T>(all: readonly T[], compare: (a: T, b: T) => number): Steps<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < all.length; from += SORTED_AT_ONCE) {
    runs.push(all.slice(from, from + SORTED_AT_ONCE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one = [], other] = runs.slice(at, at + 2);
      merged.push(other ? yield* mergeInSteps(one, other, compare) : one);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeInSteps<T>(
  one: readonly T[],
  other: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<readonly T[]> {
  const [last, first] = [one.at(-1), other[0]];
  if (last === undefined || first === undefined || compare(last, first) <= 0) return [...one, ...other];
  const merged: T[] = [];
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length) {
    const [left, right] = [one[a], other[b]];
    if (left === undefined || right === undefined) break;
    if (compare(left, right) <= 0) {
      merged.push(left);
      a += 1;
    } else {
      merged.push(right);
      b += 1;
    }
    if (merged.length % SORTED_AT_ONCE === 0) yield;
  }
  return [...merged, ...one.slice(a), ...other.slice(b)];
}
