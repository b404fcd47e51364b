// Places in a list, marked one by one; the room is used again, so that a keystroke leaves nothing to collect.

export interface Marks {
  /** Room for the marks of so many, as they were left: 1 is marked. */
  of(size: number): Uint8Array;
  has(place: number): boolean;
  /** Marks these and no other. */
  only(places: Int32Array, size: number): void;
  /** The first `count` that are marked, in order. */
  places(count: number): Int32Array;
}

export function createMarks(): Marks {
  let marks = new Uint8Array(0);

  function of(size: number): Uint8Array {
    if (marks.length < size) marks = new Uint8Array(size * 2);
    return marks;
  }

  return {
    of,
    has: (place) => marks[place] === 1,
    only(places, size) {
      of(size).fill(0);
      for (let next = 0; next < places.length; next++) marks[places[next] ?? 0] = 1;
    },
    places(count) {
      const found = new Int32Array(count);
      for (let at = 0, next = 0; next < count && at < marks.length; at++) {
        if (marks[at] === 1) found[next++] = at;
      }
      return found;
    },
  };
}
