// Finds residents at the desk, offline, while a name is being typed: an index held in memory.
// A query is answered by every person for whom each thing typed is the start of a word of the name or hamlet, a date
// of birth, or digits of a number. It keeps no history and reads no store; whoever saves a person upserts them here.

import type { PersonDocId } from '../document/ids.js';
import type { RankedRow } from './best-rows.js';
import { createListOrder } from './list-order.js';
import { createNameRanks } from './name-ranks.js';
import { createPersonColumns } from './person-columns.js';
import type { PersonSearchEntry } from './person-entry.js';
import { describeHit, type PersonHit } from './person-hit.js';
import { parsePersonQuery, type PersonTerm } from './person-query.js';
import { kindOf, nearKindOf, type MatchKind } from './person-rank.js';
import { createPersonRanker } from './person-ranker.js';
import { createPersonScan } from './person-scan.js';
import { createPhraseBook } from './phrase-book.js';
import { createPlacedWords } from './text-ranges.js';

export interface PersonIndex {
  readonly size: number;
  get(id: PersonDocId): PersonSearchEntry | undefined;
  upsert(entry: PersonSearchEntry): void;
  /** False where nobody of that id was there. */
  remove(id: PersonDocId): boolean;
  /** Best first, at most `limit`. An empty query finds nobody. */
  search(query: string, limit: number): PersonHit[];
  /** Works out now what somebody would wait for at the first letter. */
  prepare(): void;
  entries(): IterableIterator<PersonSearchEntry>;
}

/** One of each kind of question: what was asked before is answered quicker, by any engine that compiles as it goes. */
const REHEARSAL = [
  'n',
  'nguyen th',
  'nguyen van 19',
  'nt',
  'xq 0000',
  '1987 hoa',
  '0912',
  '003087',
  '5/6/20',
];

export function createPersonIndex(initial: Iterable<PersonSearchEntry> = []): PersonIndex {
  const book = createPhraseBook();
  const columns = createPersonColumns(book);
  const wordsOf = createPlacedWords();
  const order = createListOrder(columns, createNameRanks(book), book.lastWord);
  const scan = createPersonScan(order, createPersonRanker(columns, book));

  const upsert = (entry: PersonSearchEntry): void => order.changed(columns.put(entry));

  function describe(
    rows: readonly RankedRow[],
    terms: readonly PersonTerm[],
    kind: (rank: number) => MatchKind,
  ): PersonHit[] {
    return rows.flatMap(({ row, score }) => {
      const entry = columns.entries[row];
      return entry ? [describeHit(entry, kind(score), terms, wordsOf)] : [];
    });
  }

  function search(text: string, limit: number): PersonHit[] {
    const { terms, withoutYearStart } = parsePersonQuery(text);
    const found = scan.answering(terms, limit);
    if (found.length > 0) return describe(found, terms, kindOf);
    const shorter = withoutYearStart ? scan.answering(withoutYearStart, limit) : [];
    if (withoutYearStart && shorter.length > 0) return describe(shorter, withoutYearStart, kindOf);
    return terms.length > 1 ? describe(scan.near(terms, limit), terms, nearKindOf) : [];
  }

  function prepare(): void {
    order.rows();
    for (const text of REHEARSAL) search(text, 1);
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
    *entries() {
      for (const entry of columns.entries) if (entry) yield entry;
    },
  };
}
