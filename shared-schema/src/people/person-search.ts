// Finds residents at the desk, offline, while a name is being typed: an index held in memory.
// A query is answered by every person for whom each thing typed is the start of a word of the name or hamlet, a date
// of birth, or digits of a number. It keeps no history and reads no store; whoever saves a person upserts them here.

import type { PersonDocId } from '../document/ids.js';
import type { RankedRow } from './best-rows.js';
import { createListOrder } from './list-order.js';
import { createNameRanks, orderKeyOf } from './name-ranks.js';
import { createPersonColumns, type StoredColumns, type StoredEntries } from './person-columns.js';
import type { PersonSearchEntry } from './person-entry.js';
import { describeHit, type PersonHit } from './person-hit.js';
import { createQueryReader, type PersonTerm } from './person-query.js';
import { kindOf, nearKindOf, type MatchKind } from './person-rank.js';
import { createPersonRanker } from './person-ranker.js';
import { createPersonScan, type ScanSizes } from './person-scan.js';
import { createPhraseBook } from './phrase-book.js';
import type { StoredPhrases } from './stored-phrases.js';
import { createPlacedWords } from './text-ranges.js';

export interface PersonIndex<Entry extends PersonSearchEntry = PersonSearchEntry> {
  readonly size: number;
  get(id: PersonDocId): Entry | undefined;
  upsert(entry: Entry): void;
  /** False where nobody of that id was there. */
  remove(id: PersonDocId): boolean;
  /** Best first, at most `limit`. An empty query finds nobody. */
  search(query: string, limit: number): PersonHit[];
  /** Works out now, step by step, what somebody would wait for at the first letter. */
  prepare(): IterableIterator<void>;
  entries(): IterableIterator<Entry>;
  /** Everybody in the order of the list as it is now. */
  inOrder(): IterableIterator<Entry>;
  /** Only of an index whose people were put in, in the order of the list, and never changed. */
  stored(): StoredIndex;
}

/** What an index is made of but its entries: plain columns and the words in them. Rows lie in the order of the list. */
export interface StoredIndex {
  readonly columns: StoredColumns;
  readonly phrases: StoredPhrases;
  /** By word. */
  readonly orderKeys: readonly string[];
}

/**
 * One of each kind of question, letter by letter: what was asked before is answered quicker, by any engine that compiles
 * as it goes.
 */
const REHEARSAL = [
  'nguyen van hoa 1987 thon',
  'thon na hoa 2001',
  'tran h 20',
  'nth 1987',
  '1987 hoa to d',
  '4321 hoa',
  '003087001',
  '0912345 lan',
  'hoa xq zzk',
  '5/6/2009 hoa',
];
const ROWS_REHEARSED = 8;
const LETTERS_A_STEP = 5;

export function createPersonIndex<Entry extends PersonSearchEntry = PersonSearchEntry>(
  initial: Iterable<Entry> = [],
  stored?: { readonly index: StoredIndex; readonly entries: StoredEntries<Entry> },
  sizes?: ScanSizes,
): PersonIndex<Entry> {
  const book = createPhraseBook(stored?.index.phrases);
  const columns = createPersonColumns<Entry>(
    book,
    stored && { columns: stored.index.columns, entries: stored.entries },
  );
  const wordsOf = createPlacedWords();
  const ranks = createNameRanks(book, stored?.index.orderKeys);
  const order = createListOrder(
    columns,
    ranks,
    book.lastWord,
    Int32Array.from({ length: columns.size }, (_, row) => row),
  );
  const read = createQueryReader();
  const scan = createPersonScan(order, () => columns.rows, createPersonRanker(columns, book), sizes);

  const upsert = (entry: Entry): void => order.changed(columns.put(entry));

  function describe(
    rows: readonly RankedRow[],
    terms: readonly PersonTerm[],
    kind: (rank: number) => MatchKind,
  ): PersonHit[] {
    return rows.flatMap(({ row, score }) => {
      const entry = columns.entryAt(row);
      return entry ? [describeHit(entry, kind(score), terms, wordsOf)] : [];
    });
  }

  function search(text: string, limit: number): PersonHit[] {
    const { terms, withoutYearStart } = read(text);
    const found = scan.answering(terms, limit);
    if (found.length > 0) return describe(found, terms, kindOf);
    const shorter = withoutYearStart ? scan.answering(withoutYearStart, limit) : [];
    if (withoutYearStart && shorter.length > 0) return describe(shorter, withoutYearStart, kindOf);
    return terms.length > 1 ? describe(scan.near(terms, limit), terms, nearKindOf) : [];
  }

  function* prepare(): IterableIterator<void> {
    order.rows();
    yield;
    for (const text of REHEARSAL) {
      for (let end = 1; end <= text.length; end++) {
        search(text.slice(0, end), ROWS_REHEARSED);
        if (end % LETTERS_A_STEP === 0) yield;
      }
    }
  }
  for (const entry of initial) upsert(entry);
  order.rows();
  return {
    get size() {
      return columns.size;
    },
    get: columns.get,
    upsert,
    remove(id) {
      const row = columns.remove(id);
      if (row !== undefined) order.changed(row);
      return row !== undefined;
    },
    search,
    prepare,
    entries: columns.all,
    *inOrder() {
      for (const row of order.rows()) {
        const entry = columns.entryAt(row);
        if (entry) yield entry;
      }
    },
    stored: () => ({
      columns: columns.stored(),
      phrases: book.stored(),
      orderKeys: book.words.map(orderKeyOf),
    }),
  };
}
