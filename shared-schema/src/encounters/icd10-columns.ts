// A list of diagnoses laid out for searching: which words stand in each row, and in which rows each word stands. Made in
// steps, because the official list has 15,844 rows and a slow tablet draws its screen in between.

import { createPhraseBook, type PhraseBook } from '../people/phrase-book.js';
import type { SpelledWord } from '../people/word-match.js';
import type { Icd10Row } from './icd10.table.js';

/** Words and rows by number. Whoever comes first says most plainly what is meant: fewer words, then the shorter code. */
export interface Icd10Columns {
  readonly rows: readonly Icd10Row[];
  /** By row: `j189` for J18.9. */
  readonly codes: readonly string[];
  readonly words: readonly SpelledWord[];
  /** By the code of the first letter of their folded form. */
  readonly wordsByInitial: ReadonlyMap<number, readonly number[]>;
  /** By word, 1 where a Vietnamese name has it. */
  readonly isVietnamese: Uint8Array;
  /** The Vietnamese name's words of a row, then the English one's; see `nameBounds`. */
  readonly nameWords: Int32Array;
  /** Two for each row: where its Vietnamese words begin, and its English ones, which end where the next row's begin. */
  readonly nameBounds: Int32Array;
  /** The rows of each word, each once; see `wordBounds`. */
  readonly wordRows: Int32Array;
  /** By word, where its rows begin; they end where the next one's begin. */
  readonly wordBounds: Int32Array;
  /** By the first letter of their codes. */
  readonly chapters: ReadonlyMap<string, readonly number[]>;
}

type Steps<T> = Generator<undefined, T, undefined>;

interface ReadRow {
  readonly row: Icd10Row;
  readonly code: string;
  readonly viPhrase: number;
  readonly enPhrase: number;
}

/** The first of them, before the engine has made the code fast, keep a slow tablet from its screen for about two frames. */
const ROWS_READ_A_STEP = 60;
const ROWS_LAID_A_STEP = 500;
const MOST_CODE_LETTERS = 32;

export const compactCode = (code: string): string => code.replace(/[.\s]/g, '').toLowerCase();

export function* icd10ColumnSteps(list: readonly Icd10Row[]): Steps<Icd10Columns> {
  const book = createPhraseBook();
  const read = plainestFirst(yield* readRows(list, book), book);
  const { nameWords, nameBounds } = yield* layNames(read, book);
  const { wordRows, wordBounds } = yield* layRowsOfWords(nameWords, nameBounds, book.words.length);
  return {
    rows: read.map(({ row }) => row),
    codes: read.map(({ code }) => code),
    words: book.words,
    wordsByInitial: groupBy(book.words, ({ fold }) => fold.charCodeAt(0)),
    isVietnamese: vietnameseWords(nameWords, nameBounds, book.words.length),
    nameWords,
    nameBounds,
    wordRows,
    wordBounds,
    chapters: groupBy(read, ({ code }) => code.charAt(0)),
  };
}

function* readRows(list: readonly Icd10Row[], book: PhraseBook): Steps<ReadRow[]> {
  const read: ReadRow[] = [];
  for (const row of list.toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [code, vi, en] = row;
    const viPhrase = book.intern(vi);
    read.push({ row, code: compactCode(code), viPhrase, enPhrase: book.intern(en) });
    if (read.length % ROWS_READ_A_STEP === 0) yield;
  }
  return read;
}

/** By heaps instead of comparing: the order of the codes stays within each. */
function plainestFirst(read: readonly ReadRow[], { layout }: PhraseBook): ReadRow[] {
  const heaps = new Map<number, ReadRow[]>();
  for (const one of read) {
    const words = (layout.below[one.viPhrase] ?? 0) - (layout.from[one.viPhrase] ?? 0);
    const plainness = words * MOST_CODE_LETTERS + Math.min(one.code.length, MOST_CODE_LETTERS - 1);
    const heap = heaps.get(plainness);
    if (heap) heap.push(one);
    else heaps.set(plainness, [one]);
  }
  return [...heaps].sort(([a], [b]) => a - b).flatMap(([, heap]) => heap);
}

function* layNames(read: readonly ReadRow[], book: PhraseBook): Steps<Names> {
  const words: number[] = [];
  const nameBounds = new Int32Array(read.length * 2 + 1);
  const { layout } = book;
  const lay = (phrase: number): void => {
    const below = layout.below[phrase] ?? 0;
    for (let at = layout.from[phrase] ?? 0; at < below; at++) words.push(layout.words[at] ?? 0);
    words.push(...book.joinedOf(phrase));
  };
  for (const [row, { viPhrase, enPhrase }] of read.entries()) {
    lay(viPhrase);
    nameBounds[row * 2 + 1] = words.length;
    lay(enPhrase);
    nameBounds[row * 2 + 2] = words.length;
    if (row % ROWS_LAID_A_STEP === ROWS_LAID_A_STEP - 1) yield;
  }
  return { nameWords: Int32Array.from(words), nameBounds };
}

interface Names {
  readonly nameWords: Int32Array;
  readonly nameBounds: Int32Array;
}

/** Counted first, so that all lie in one array. */
function* layRowsOfWords(nameWords: Int32Array, nameBounds: Int32Array, wordCount: number): Steps<WordRows> {
  const wordBounds = new Int32Array(wordCount + 1);
  const lastRow = new Int32Array(wordCount).fill(-1);
  function* eachOnce(take: (word: number, row: number) => void): Steps<void> {
    lastRow.fill(-1);
    for (let row = 0; row * 2 + 2 < nameBounds.length; row++) {
      const below = nameBounds[row * 2 + 2] ?? 0;
      for (let at = nameBounds[row * 2] ?? 0; at < below; at++) {
        const word = nameWords[at] ?? 0;
        if (lastRow[word] === row) continue;
        lastRow[word] = row;
        take(word, row);
      }
      if (row % ROWS_LAID_A_STEP === ROWS_LAID_A_STEP - 1) yield;
    }
  }
  yield* eachOnce((word) => (wordBounds[word + 1] = (wordBounds[word + 1] ?? 0) + 1));
  for (let word = 0; word < wordCount; word++)
    wordBounds[word + 1] = (wordBounds[word + 1] ?? 0) + (wordBounds[word] ?? 0);
  const wordRows = new Int32Array(wordBounds[wordCount] ?? 0);
  const next = wordBounds.slice();
  yield* eachOnce((word, row) => {
    const at = next[word] ?? 0;
    wordRows[at] = row;
    next[word] = at + 1;
  });
  return { wordRows, wordBounds };
}

interface WordRows {
  readonly wordRows: Int32Array;
  readonly wordBounds: Int32Array;
}

function vietnameseWords(nameWords: Int32Array, nameBounds: Int32Array, wordCount: number): Uint8Array {
  const isVietnamese = new Uint8Array(wordCount);
  for (let bound = 0; bound + 1 < nameBounds.length; bound += 2) {
    const below = nameBounds[bound + 1] ?? 0;
    for (let at = nameBounds[bound] ?? 0; at < below; at++) isVietnamese[nameWords[at] ?? 0] = 1;
  }
  return isVietnamese;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const [at, item] of items.entries()) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  return groups;
}
