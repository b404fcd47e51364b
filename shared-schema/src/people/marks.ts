// Rows, marked one by one; the room is used again, so that a keystroke leaves nothing to collect.

export interface Marks {
  /** Room for the marks of so many rows, for whoever writes each of them: 1 is marked. */
  of(rows: number): Uint8Array;
  has(row: number): boolean;
  /** Marks the rows at these places of the list and no other. */
  only(places: Int32Array, list: Int32Array, rows: number): void;
  /** The places in the list whose rows are marked, in order; `most` at most. */
  places(list: Int32Array, most: number): Int32Array;
}

export function createMarks(): Marks {
  let marks = new Uint8Array(0);

  function of(rows: number): Uint8Array {
    if (marks.length < rows) marks = new Uint8Array(rows * 2);
    return marks;
  }

  return {
    of,
    has: (row) => marks[row] === 1,
    only(places, list, rows) {
      of(rows).fill(0);
      for (let next = 0; next < places.length; next++) marks[list[places[next] ?? 0] ?? 0] = 1;
    },
    places(list, most) {
      const found = new Int32Array(most);
      let count = 0;
      for (let at = 0; at < list.length && count < most; at++) {
        if (marks[list[at] ?? 0] === 1) found[count++] = at;
      }
      return found.subarray(0, count);
    },
  };
}
