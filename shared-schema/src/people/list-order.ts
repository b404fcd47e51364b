// The order in which equals are listed, kept while people come, change and go: given name, middle, family; then the
// elder; then the id, so that two tablets show one order. Whoever scans in this order needs no comparison of names.

import type { PersonColumns } from './person-columns.js';
import type { CompareNames } from './name-ranks.js';

export interface ListOrder {
  /** Rows in use, first listed first. Good until the next change. */
  rows(): Int32Array;
  /** The row has somebody new, changed or gone. */
  changed(row: number): void;
}

export function createListOrder(
  columns: Pick<PersonColumns, 'name' | 'born' | 'entries'>,
  nameRanks: () => CompareNames,
): ListOrder {
  let sorted = new Int32Array(0);
  const moved = new Set<number>();

  function merge(): void {
    const compareNames = nameRanks();
    const { name, born, entries } = columns;
    const idOf = (row: number): string => entries[row]?.id ?? '';
    const compare = (a: number, b: number): number =>
      compareNames(name[a] ?? 0, name[b] ?? 0) ||
      (born[a] ?? 0) - (born[b] ?? 0) ||
      (idOf(a) < idOf(b) ? -1 : 1);
    const fresh = [...moved].filter((row) => entries[row]).sort(compare);
    const stayed = sorted.filter((row) => !moved.has(row));
    sorted = new Int32Array(stayed.length + fresh.length);
    let [next, at] = [0, 0];
    for (const row of fresh) {
      for (let old = stayed[next]; old !== undefined && compare(old, row) < 0; old = stayed[next]) {
        sorted[at++] = old;
        next++;
      }
      sorted[at++] = row;
    }
    sorted.set(stayed.subarray(next), at);
    moved.clear();
  }

  return {
    rows() {
      if (moved.size > 0) merge();
      return sorted;
    },
    changed: (row) => moved.add(row),
  };
}
