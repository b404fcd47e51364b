// Finds residents at the desk, offline, while a name is being typed: an index held in memory.
// A query is answered by every person for whom each thing typed is the start of a word of the name or hamlet, a date
// of birth, or digits of a number. It keeps no history and reads no store; whoever saves a person upserts them here.

import type { PersonDocId } from '../document/ids.js';
import { createBestRows, type RankedRow } from './best-rows.js';
import { createInitials } from './initials.js';
import { createNameRanks } from './name-ranks.js';
import {
  birthCloseness,
  birthNumber,
  codeCloseness,
  codesText,
  type PersonSearchEntry,
} from './person-entry.js';
import { describeHit, type PersonHit } from './person-hit.js';
import { parsePersonQuery, type PersonTerm } from './person-query.js';
import {
  kindOf,
  nearKindOf,
  nearRankOf,
  NO_MATCH,
  rankOf,
  type MatchKind,
  type PersonMatch,
} from './person-rank.js';
import {
  asTypedOf,
  countBits,
  createPhraseBook,
  startsOf,
  wholesOf,
  type PhraseMatches,
} from './phrase-book.js';

export interface PersonIndex {
  readonly size: number;
  get(id: PersonDocId): PersonSearchEntry | undefined;
  upsert(entry: PersonSearchEntry): void;
  /** False where nobody of that id was there. */
  remove(id: PersonDocId): boolean;
  /** Best first, at most `limit`. An empty query finds nobody. */
  search(query: string, limit: number): PersonHit[];
  entries(): IterableIterator<PersonSearchEntry>;
}

const NOBODY = -1;

export function createPersonIndex(initial: Iterable<PersonSearchEntry> = []): PersonIndex {
  const book = createPhraseBook();
  const initials = createInitials(book);
  const nameRanks = createNameRanks(book);
  const rowOf = new Map<PersonDocId, number>();
  const freeRows: number[] = [];
  /** Columns, one place a row: a scan over 20,000 rows touches numbers only. */
  const entryAt: (PersonSearchEntry | undefined)[] = [];
  /** NOBODY where the row is free. */
  const nameAt: number[] = [];
  const hamletAt: number[] = [];
  const headAt: number[] = [];
  const bornAt: number[] = [];
  const livingAt: boolean[] = [];
  const codesAt: string[] = [];

  function upsert(entry: PersonSearchEntry): void {
    const row = rowOf.get(entry.id) ?? freeRows.pop() ?? entryAt.length;
    rowOf.set(entry.id, row);
    entryAt[row] = entry;
    nameAt[row] = book.intern(entry.name);
    hamletAt[row] = book.intern(entry.hamletName ?? '');
    headAt[row] = book.intern(entry.householdHeadName ?? '');
    bornAt[row] = birthNumber(entry.birthDate);
    livingAt[row] = entry.lifeStatus === 'living';
    codesAt[row] = codesText(entry);
  }

  function remove(id: PersonDocId): boolean {
    const row = rowOf.get(id);
    if (row === undefined) return false;
    rowOf.delete(id);
    entryAt[row] = undefined;
    nameAt[row] = NOBODY;
    codesAt[row] = '';
    freeRows.push(row);
    return true;
  }

  function numberCloseness(row: number, term: PersonTerm): number {
    const birth = term.birth ? birthCloseness(bornAt[row] ?? 0, term.birth) : 0;
    if (birth > 1 || !term.code) return birth;
    return Math.max(birth, codeCloseness(codesAt[row] ?? '', term.code));
  }

  /** The rank of a person who answers everything that was typed. */
  function compare(row: number, terms: readonly PersonTerm[], matches: PhraseMatches): number {
    const { phraseMasks, wordMasks } = matches;
    const name = nameAt[row] ?? 0;
    const all = (1 << terms.length) - 1;
    const own = phraseMasks[name] ?? 0;
    let masks = own;
    if (startsOf(masks) !== all) masks |= phraseMasks[hamletAt[row] ?? 0] ?? 0;
    if (startsOf(masks) !== all) masks |= phraseMasks[headAt[row] ?? 0] ?? 0;
    let closeness = 0;
    let byInitials = false;
    for (let missing = all & ~startsOf(masks); missing !== 0; missing &= missing - 1) {
      const term = terms[31 - Math.clz32(missing & -missing)];
      if (!term) return NO_MATCH;
      const byNumber = numberCloseness(row, term);
      const byLetters = byNumber === 0 && term.word ? initials.closeness(name, term.word.fold) : 0;
      if (byNumber + byLetters === 0) return NO_MATCH;
      closeness += byNumber + byLetters;
      byInitials ||= byLetters > 0;
    }
    return rankOf(
      matchOf(row, masks, wordMasks, terms.length, { ownWords: startsOf(own), byInitials, closeness }),
    );
  }

  /** The rank of a person with the right given name who answers at least half of what was typed. */
  function compareNear(row: number, terms: readonly PersonTerm[], matches: PhraseMatches): number {
    const masks = matches.phraseMasks[nameAt[row] ?? 0] ?? 0;
    const words = startsOf(masks);
    let [answered, closeness] = [countBits(words), 0];
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at];
      const byNumber = term && (words & (1 << at)) === 0 ? numberCloseness(row, term) : 0;
      if (byNumber > 0) answered++;
      closeness += byNumber;
    }
    if (answered * 2 < terms.length) return NO_MATCH;
    const match = matchOf(row, masks, matches.wordMasks, terms.length, {
      ownWords: words,
      byInitials: false,
      closeness,
    });
    return match.given === 'no' ? NO_MATCH : nearRankOf(match);
  }

  function matchOf(
    row: number,
    masks: number,
    wordMasks: Uint32Array,
    termCount: number,
    found: { ownWords: number; byInitials: boolean; closeness: number },
  ): PersonMatch {
    const { words, from, below } = book.layout;
    const name = nameAt[row] ?? 0;
    const [first, end] = [from[name] ?? 0, below[name] ?? 0];
    const hasWords = end > first;
    const starts = startsOf(masks);
    return {
      asTyped: !found.byInitials && (asTypedOf(masks) & starts) === starts,
      byInitials: found.byInitials,
      given: hasWords ? givenMatch(wordMasks[words[end - 1] ?? 0] ?? 0) : 'no',
      ownWords: countBits(found.ownWords),
      closeness: found.closeness,
      familyFirst: termCount > 1 && hasWords && (startsOf(wordMasks[words[first] ?? 0] ?? 0) & 1) === 1,
      wholeWords: countBits(wholesOf(masks)),
      isLiving: livingAt[row] === true,
    };
  }

  function best(terms: readonly PersonTerm[], limit: number, rank: typeof compare): RankedRow[] {
    if (terms.length === 0 || limit < 1) return [];
    const matches = book.match(terms.map((term) => term.word));
    const compareNames = nameRanks();
    /** Given, middle, family; then the elder; then the id, so that two tablets show one order. */
    const rows = createBestRows(limit, (a, b) => {
      const byName = compareNames(nameAt[a] ?? 0, nameAt[b] ?? 0);
      if (byName !== 0) return byName < 0;
      const byBirth = (bornAt[a] ?? 0) - (bornAt[b] ?? 0);
      return byBirth === 0 ? (entryAt[a]?.id ?? '') < (entryAt[b]?.id ?? '') : byBirth < 0;
    });
    for (let row = 0; row < nameAt.length; row++) {
      if (nameAt[row] === NOBODY) continue;
      const score = rank(row, terms, matches);
      if (score !== NO_MATCH) rows.offer(row, score);
    }
    return rows.sorted();
  }

  function describe(
    rows: readonly RankedRow[],
    terms: readonly PersonTerm[],
    kind: (rank: number) => MatchKind,
  ) {
    return rows.flatMap(({ row, score }) => {
      const entry = entryAt[row];
      return entry ? [describeHit(entry, kind(score), terms)] : [];
    });
  }

  function search(text: string, limit: number): PersonHit[] {
    const { terms, withoutYearStart } = parsePersonQuery(text);
    const found = best(terms, limit, compare);
    if (found.length > 0) return describe(found, terms, kindOf);
    const shorter = withoutYearStart ? best(withoutYearStart, limit, compare) : [];
    if (withoutYearStart && shorter.length > 0) return describe(shorter, withoutYearStart, kindOf);
    return terms.length > 1 ? describe(best(terms, limit, compareNear), terms, nearKindOf) : [];
  }

  for (const entry of initial) upsert(entry);
  nameRanks(); // now, rather than while somebody waits for the first letter
  return {
    get size() {
      return rowOf.size;
    },
    get: (id) => entryAt[rowOf.get(id) ?? NOBODY],
    upsert,
    remove,
    search,
    *entries() {
      for (const entry of entryAt) if (entry) yield entry;
    },
  };
}

function givenMatch(mask: number): PersonMatch['given'] {
  const whole = wholesOf(mask);
  if ((whole & asTypedOf(mask)) !== 0) return 'as-typed';
  if (whole !== 0) return 'whole';
  return startsOf(mask) === 0 ? 'no' : 'start';
}
