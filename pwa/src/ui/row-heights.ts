// Where each row of a long list lies when only some of them have ever been measured. Pure arithmetic.

/** `offsets[i]` is the top of row i; one more entry at the end is the whole height. */
export function layOut(
  keys: readonly string[],
  measured: ReadonlyMap<string, number>,
  estimate: number,
): Float64Array {
  const offsets = new Float64Array(keys.length + 1);
  keys.forEach((key, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + (measured.get(key) ?? estimate);
  });
  return offsets;
}

/** The row that lies at `y`; the first or last one beyond the ends. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to draw, in order: those in sight and the one that has the focus, wherever it is. */
export function rowsToDraw(
  first: number,
  last: number,
  focused: number | undefined,
  count: number,
): number[] {
  const rows: number[] = [];
  for (let row = Math.max(0, first); row <= Math.min(last, count - 1); row += 1) rows.push(row);
  if (focused === undefined || focused >= count || rows.includes(focused)) return rows;
  return focused < first ? [focused, ...rows] : [...rows, focused];
}
