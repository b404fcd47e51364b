// The order in which equals are listed, kept while people come, change and go: given name, middle, family; then the
// elder; then the id, so that two tablets show one order. Whoever scans in this order needs no comparison of names.

import type { PersonColumns } from './person-columns.js';
import type { CompareNames } from './name-ranks.js';

/** Neighbours in the list who share the last word of their given name, as columns: one place a block. */
export interface GivenBlocks {
  /** Of the book; -1 for names without a word. */
  readonly words: Int32Array;
  /** Places in the list: a block ends where the next begins, and one more place holds the end of the list. */
  readonly from: Int32Array;
}

export interface ListOrder {
  /** Rows in use, first listed first. Good until the next change. */
  rows(): Int32Array;
  /** The whole list, in its order. Good until the next change. */
  blocks(): GivenBlocks;
  /** The row has somebody new, changed or gone. */
  changed(row: number): void;
}

export function createListOrder(
  columns: Pick<PersonColumns, 'name' | 'born' | 'entryAt'>,
  nameRanks: () => CompareNames,
  lastWord: (phrase: number) => number,
  stored = new Int32Array(0),
): ListOrder {
  const wordOf = (row: number): number => lastWord(columns.name[row] ?? 0);
  let sorted = stored;
  let blocks = blocksOf(sorted, wordOf);
  const moved = new Set<number>();

  function merge(): void {
    const compareNames = nameRanks();
    const { name, born, entryAt } = columns;
    const idOf = (row: number): string => entryAt(row)?.id ?? '';
    const compare = (a: number, b: number): number =>
      compareNames(name[a] ?? 0, name[b] ?? 0) ||
      (born[a] ?? 0) - (born[b] ?? 0) ||
      (idOf(a) < idOf(b) ? -1 : 1);
    const fresh = [...moved].filter((row) => entryAt(row)).sort(compare);
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
    blocks = blocksOf(sorted, wordOf);
  }

  return {
    rows() {
      if (moved.size > 0) merge();
      return sorted;
    },
    blocks() {
      if (moved.size > 0) merge();
      return blocks;
    },
    changed: (row) => moved.add(row),
  };
}

function blocksOf(rows: Int32Array, wordOf: (row: number) => number): GivenBlocks {
  const words: number[] = [];
  const from: number[] = [];
  for (const [at, row] of rows.entries()) {
    const word = wordOf(row);
    if (at > 0 && word === words.at(-1)) continue;
    words.push(word);
    from.push(at);
  }
  return { words: Int32Array.from(words), from: Int32Array.from([...from, rows.length]) };
}
