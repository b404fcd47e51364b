// The people of an index as columns of numbers, one place a row: a scan over 20,000 of them opens no object and leaves
// nothing to collect. Knows where things lie; what a query means is not known here.

import type { PersonDocId } from '../document/ids.js';
import { birthNumber, codesText, type PersonSearchEntry } from './person-entry.js';
import { createNameWords, type NameWords } from './name-words.js';
import type { PhraseBook } from './phrase-book.js';
import { createDigitRuns, type DigitRuns } from './digit-runs.js';

export interface PersonColumns<Entry extends PersonSearchEntry = PersonSearchEntry> {
  readonly size: number;
  /** Every row is below this; some may be free. */
  readonly rows: number;
  entryAt(row: number): Entry | undefined;
  all(): IterableIterator<Entry>;
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
  readonly codeRuns: DigitRuns;
  readonly nameWords: NameWords;
  /** No number of anybody has fewer signs. */
  readonly shortestCode: number;
  get(id: PersonDocId): Entry | undefined;
  /** Gives the row it went to. */
  put(entry: Entry): number;
  /** Gives the row that is free now; undefined where nobody of that id was there. */
  remove(id: PersonDocId): number | undefined;
  /** Only where no row is free. */
  stored(): StoredColumns;
}

/** The columns as they are kept, cut to the rows there are. */
export interface StoredColumns extends Pick<PersonColumns, 'name' | 'hamlet' | 'head' | 'born' | 'living'> {
  /** A line for each row. */
  readonly codes: string;
  readonly codeRuns: Int32Array;
  /** 0 where nobody has a number. */
  readonly shortestCode: number;
}

/** Entries that are read only when somebody asks for them. */
export interface StoredEntries<Entry extends PersonSearchEntry> {
  readonly size: number;
  entryAt(row: number): Entry;
  rowOf(id: PersonDocId): number | undefined;
}

const FIRST_ROOM = 256;

export function createPersonColumns<Entry extends PersonSearchEntry = PersonSearchEntry>(
  book: PhraseBook,
  stored?: { readonly columns: StoredColumns; readonly entries: StoredEntries<Entry> },
): PersonColumns<Entry> {
  const storedSize = stored?.entries.size ?? 0;
  /** Stored rows whose people were removed. */
  const left = new Set<number>();
  const rowOf = new Map<PersonDocId, number>();
  const freeRows: number[] = [];
  const entries: (Entry | undefined)[] = [];
  const codes: string[] = storedSize > 0 ? (stored?.columns.codes.split('\n') ?? []) : [];
  const codeRuns = createDigitRuns(stored?.columns.codeRuns);
  const nameWords = createNameWords(book, stored?.columns.name);
  let shortestCode = stored?.columns.shortestCode || Infinity;
  let [name, hamlet, head, born, living] = stored ? columnsOf(stored.columns) : emptyColumns(FIRST_ROOM);
  let rows = storedSize;
  let size = storedSize;

  /** Whoever was looked up or shown once will be again with each letter: what is stored is not asked for it again. */
  function rowFor(id: PersonDocId): number | undefined {
    const known = rowOf.get(id);
    if (known !== undefined) return known;
    const row = stored?.entries.rowOf(id);
    if (row === undefined || left.has(row)) return undefined;
    rowOf.set(id, row);
    return row;
  }

  function entryAt(row: number): Entry | undefined {
    const held = entries[row];
    if (held || !stored || row < 0 || row >= storedSize || left.has(row)) return held;
    const read = (entries[row] = stored.entries.entryAt(row));
    rowOf.set(read.id, row);
    return read;
  }

  function grow(): void {
    const after = emptyColumns(Math.max(name.length * 2, FIRST_ROOM));
    for (const [at, column] of [name, hamlet, head, born, living].entries()) after[at]?.set(column);
    [name, hamlet, head, born, living] = after;
  }

  return {
    entryAt,
    *all() {
      for (let row = 0; row < rows; row++) {
        const entry = entryAt(row);
        if (entry) yield entry;
      }
    },
    codes,
    codeRuns,
    nameWords,
    get size() {
      return size;
    },
    get rows() {
      return rows;
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
    get: (id) => entryAt(rowFor(id) ?? -1),
    put(entry) {
      const known = rowFor(entry.id);
      const row = known ?? freeRows.pop() ?? rows++;
      if (known === undefined) size += 1;
      if (row === name.length) grow();
      rowOf.set(entry.id, row);
      entries[row] = entry;
      name[row] = book.intern(entry.name);
      nameWords.add(name[row]);
      hamlet[row] = book.intern(entry.hamletName ?? '');
      head[row] = book.intern(entry.householdHeadName ?? '');
      born[row] = birthNumber(entry.birthDate);
      living[row] = entry.lifeStatus === 'living' ? 1 : 0;
      const text = codesText(entry);
      codes[row] = text;
      codeRuns.put(row, text);
      for (const code of text.split(' ')) {
        if (code !== '') shortestCode = Math.min(shortestCode, code.length);
      }
      return row;
    },
    remove(id) {
      const row = rowFor(id);
      if (row === undefined) return undefined;
      size -= 1;
      rowOf.delete(id);
      if (row < storedSize) left.add(row);
      entries[row] = undefined;
      freeRows.push(row);
      return row;
    },
    stored: () => ({
      name: name.slice(0, rows),
      hamlet: hamlet.slice(0, rows),
      head: head.slice(0, rows),
      born: born.slice(0, rows),
      living: living.slice(0, rows),
      codes: codes.join('\n'),
      codeRuns: codeRuns.stored(rows),
      shortestCode: Number.isFinite(shortestCode) ? shortestCode : 0,
    }),
  };
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

const columnsOf = ({ name, hamlet, head, born, living }: StoredColumns): Columns => [
  name,
  hamlet,
  head,
  born,
  living,
];

function emptyColumns(room: number): Columns {
  const empty = (): Int32Array => new Int32Array(room);
  return [empty(), empty(), empty(), empty(), empty()];
}
