// A few numbers gathered one by one, into the same room each time; none at all where they are too many.

export interface Places {
  clear(): void;
  add(place: number): void;
  /** In order; undefined where there are more than fit. */
  all(): Int32Array | undefined;
}

export function createPlaces(most: number): Places {
  const held = new Int32Array(most);
  let count = 0;
  return {
    clear() {
      count = 0;
    },
    add(place) {
      if (count < most) held[count] = place;
      count++;
    },
    all: () => (count > most ? undefined : held.slice(0, count).sort()),
  };
}
