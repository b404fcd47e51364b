// The people of an index as columns of numbers, one place a row: a scan over 20,000 of them opens no object and leaves
// nothing to collect. Knows where things lie; what a query means is not known here.

import type { PersonDocId } from '../document/ids.js';
import { birthNumber, codesText, type PersonSearchEntry } from './person-entry.js';
import type { PhraseBook } from './phrase-book.js';
import { createThrees, type Threes } from './threes.js';

export interface PersonColumns {
  readonly size: number;
  readonly entries: readonly (PersonSearchEntry | undefined)[];
  /** Phrases of the book. The columns of numbers are made anew when they grow: take them again for each scan. */
  readonly name: Int32Array;
  readonly hamlet: Int32Array;
  readonly head: Int32Array;
  /** `birthNumber`. */
  readonly born: Int32Array;
  /** 1 or 0. */
  readonly living: Int32Array;
  /** `codesText`. */
  readonly codes: readonly string[];
  readonly codeThrees: Threes;
  /** No number of anybody has fewer signs. */
  readonly shortestCode: number;
  get(id: PersonDocId): PersonSearchEntry | undefined;
  /** Gives the row it went to. */
  put(entry: PersonSearchEntry): number;
  /** Gives the row that is free now; undefined where nobody of that id was there. */
  remove(id: PersonDocId): number | undefined;
}

const FIRST_ROOM = 256;

export function createPersonColumns(book: PhraseBook): PersonColumns {
  const rowOf = new Map<PersonDocId, number>();
  const freeRows: number[] = [];
  const entries: (PersonSearchEntry | undefined)[] = [];
  const codes: string[] = [];
  const codeThrees = createThrees();
  let shortestCode = Infinity;
  let [name, hamlet, head, born, living] = emptyColumns(FIRST_ROOM);

  function grow(): void {
    const before = [name, hamlet, head, born, living];
    const after = emptyColumns(name.length * 2);
    for (const [at, column] of before.entries()) after[at]?.set(column);
    [name, hamlet, head, born, living] = after;
  }

  return {
    entries,
    codes,
    codeThrees,
    get size() {
      return rowOf.size;
    },
    get name() {
      return name;
    },
    get hamlet() {
      return hamlet;
    },
    get head() {
      return head;
    },
    get born() {
      return born;
    },
    get living() {
      return living;
    },
    get shortestCode() {
      return shortestCode;
    },
    get: (id) => entries[rowOf.get(id) ?? -1],
    put(entry) {
      const row = rowOf.get(entry.id) ?? freeRows.pop() ?? entries.length;
      if (row === name.length) grow();
      rowOf.set(entry.id, row);
      entries[row] = entry;
      name[row] = book.intern(entry.name);
      hamlet[row] = book.intern(entry.hamletName ?? '');
      head[row] = book.intern(entry.householdHeadName ?? '');
      born[row] = birthNumber(entry.birthDate);
      living[row] = entry.lifeStatus === 'living' ? 1 : 0;
      const text = codesText(entry);
      codes[row] = text;
      codeThrees.put(row, text);
      for (const code of text.split(' ')) {
        if (code !== '') shortestCode = Math.min(shortestCode, code.length);
      }
      return row;
    },
    remove(id) {
      const row = rowOf.get(id);
      if (row === undefined) return undefined;
      rowOf.delete(id);
      entries[row] = undefined;
      freeRows.push(row);
      return row;
    },
  };
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function emptyColumns(room: number): Columns {
  const empty = (): Int32Array => new Int32Array(room);
  return [empty(), empty(), empty(), empty(), empty()];
}
