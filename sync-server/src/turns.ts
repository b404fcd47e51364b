// Work that needs much room for a moment, a few pieces at the same time, whoever it is for: the others wait in the order
// they came. However many tablets there are, no more room is needed than for those few.

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      // Handed on, not given back: nobody who comes now passes who waited.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
