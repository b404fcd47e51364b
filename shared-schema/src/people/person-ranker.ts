// Ranks people for one query, row by row, cheapest questions first: most people are turned down by a bit or two.
// Who is asked, in which order and when to stop is the scan's business.

import { createAskedTerms, type AskedTerm } from './asked-term.js';
import { highestOf } from './highest-rank.js';
import { createInitials } from './initials.js';
import type { PersonColumns } from './person-columns.js';
import type { PersonTerm } from './person-query.js';
import {
  GIVEN,
  nearRankOf,
  NO_MATCH,
  OWN,
  ownMatch,
  rankOf,
  type GivenMatch,
  type PersonMatch,
} from './person-rank.js';
import type { PhraseBook, PhraseMatches } from './phrase-book.js';
import { markWhoMayAnswer, scarcestNumber, type MustHave } from './who-may-answer.js';
import { asTypedOf, countBits, startsOf, wholesOf } from './word-match.js';

/** By words and numbers only, or needing initials for some of what was typed. */
export type AnsweredBy = 'words' | 'initials';

/** The rank of the person in a row. */
export type Ranker = (row: number) => number;

export interface QueryRankers {
  /** Who answers every term by words and numbers; undefined where something typed is no number and no word's start. */
  readonly byEveryWord: Ranker | undefined;
  /** Who needs initials for some of them; undefined where nothing typed can be initials. */
  readonly byInitials: Ranker | undefined;
  /** Who has the given name and half of the rest. */
  readonly near: Ranker;
  /** By word of the book, which terms it answers. */
  readonly wordMasks: Int32Array;
  /** By row: 1 in `may` for who may answer so, 0 for who cannot. Gives how many may. */
  mark(by: AnsweredBy, may: Uint8Array): number;
  /** How people whose given name ends with this word of the book answer by it. */
  given(lastWord: number): GivenMatch;
  /** Of those by every word whose given name answers so, nobody is ranked above this. */
  highest(given: GivenMatch): number;
}

type Filled<T> = { -readonly [K in keyof T]: T[K] };

const lowestOf = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** For each query in turn; the rankers of one are good until the next. */
export function createPersonRanker(
  columns: PersonColumns,
  book: PhraseBook,
): (terms: readonly PersonTerm[]) => QueryRankers {
  const initials = createInitials(book);
  const { ask, numberCloseness } = createAskedTerms(columns, initials.has);
  const { words, from, below } = book.layout;

  /** Filled anew for each row, so that a keystroke leaves nothing to collect. */
  const match: Filled<PersonMatch> = {
    asTyped: false,
    byInitials: false,
    given: GIVEN.no,
    own: OWN.no,
    ownWords: 0,
    closeness: 0,
    familyFirst: false,
    wholeWords: 0,
    isLiving: false,
  };

  /** What the words say; numbers and initials are added by who asks. */
  function matchWords(
    row: number,
    masks: number,
    { maskOf, wordMasks }: PhraseMatches,
    termCount: number,
  ): void {
    const name = columns.name[row] ?? 0;
    const first = from[name] ?? 0;
    const end = below[name] ?? 0;
    const hasWords = end > first;
    const starts = startsOf(masks);
    match.asTyped = (asTypedOf(masks) & starts) === starts;
    match.byInitials = false;
    match.given = hasWords ? givenMatch(wordMasks[words[end - 1] ?? 0] ?? 0) : GIVEN.no;
    const own = masks === 0 ? 0 : maskOf(name);
    match.own = ownMatch(starts, startsOf(own), wholesOf(own));
    match.ownWords = countBits(startsOf(own));
    match.closeness = 0;
    match.familyFirst = termCount > 1 && hasWords && (startsOf(wordMasks[words[first] ?? 0] ?? 0) & 1) === 1;
    match.wholeWords = countBits(wholesOf(masks));
    match.isLiving = columns.living[row] === 1;
  }

  /** By every word, or, `withInitials`, only those who need initials for some of them. */
  function ranker(asked: readonly AskedTerm[], matches: PhraseMatches, withInitials: boolean): Ranker {
    const { maskOf } = matches;
    const words = startsOf(matches.anyMask);
    const { name, hamlet, head } = columns;
    const all = (1 << asked.length) - 1;
    const wordsOnly = wordsOnlyOf(asked, withInitials);
    return (row) => {
      const phrase = name[row] ?? 0;
      let masks = words === 0 ? 0 : maskOf(phrase);
      if (startsOf(masks) !== words) masks |= maskOf(hamlet[row] ?? 0);
      if (startsOf(masks) !== words) masks |= maskOf(head[row] ?? 0);
      const missing = all & ~startsOf(masks);
      if ((missing & wordsOnly) !== 0) return NO_MATCH;
      let closeness = 0;
      let byInitials = false;
      for (let left = missing; left !== 0; left &= left - 1) {
        const term = asked[lowestOf(left)];
        if (!term) return NO_MATCH;
        const letters = withInitials ? term.initials : undefined;
        const byLetters = letters === undefined ? 0 : initials.closeness(phrase, letters);
        const byNumber = term.closest > 0 ? numberCloseness(row, term) : 0;
        if (byNumber + byLetters === 0) return NO_MATCH;
        closeness += byNumber > 0 ? byNumber : byLetters;
        byInitials ||= byNumber === 0;
      }
      if (byInitials !== withInitials) return NO_MATCH;
      matchWords(row, masks, matches, asked.length);
      match.asTyped &&= !byInitials;
      match.byInitials = byInitials;
      match.closeness = closeness;
      return rankOf(match);
    };
  }

  function nearRanker(asked: readonly AskedTerm[], matches: PhraseMatches): Ranker {
    return (row) => {
      const masks = matches.maskOf(columns.name[row] ?? 0);
      if (masks === 0) return NO_MATCH;
      matchWords(row, masks, matches, asked.length);
      if (match.given === GIVEN.no) return NO_MATCH;
      let answered = match.ownWords;
      for (let left = ~startsOf(masks) & ((1 << asked.length) - 1); left !== 0; left &= left - 1) {
        const term = asked[lowestOf(left)];
        const byNumber = term ? numberCloseness(row, term) : 0;
        if (byNumber > 0) answered++;
        match.closeness += byNumber;
      }
      return answered * 2 < asked.length ? NO_MATCH : nearRankOf(match);
    };
  }

  return (terms) => {
    const asked = terms.map(ask);
    const matches = book.match(terms.map((term) => term.word));
    const { wordMasks, anyMask } = matches;
    const starts = startsOf(anyMask);
    const isHopeless = (withInitials: boolean): boolean =>
      asked.some((term, at) => isWordOnly(term, withInitials) && (starts & (1 << at)) === 0);
    const mayBeInitials = asked.some((term) => term.initials) && !isHopeless(true);
    return {
      wordMasks,
      byEveryWord: isHopeless(false) ? undefined : ranker(asked, matches, false),
      byInitials: mayBeInitials ? ranker(asked, matches, true) : undefined,
      near: nearRanker(asked, matches),
      mark(by, may) {
        const withInitials = by === 'initials';
        const must: MustHave = {
          words: wordsOnlyOf(asked, withInitials),
          phraseMasks: matches.masks,
          number: scarcestNumber(asked, anyMask),
          initials: withInitials
            ? initials.mayBegin(asked.flatMap((term) => term.initials ?? []))
            : undefined,
        };
        return markWhoMayAnswer(columns, must, may);
      },
      given: (word) => (word < 0 ? GIVEN.no : givenMatch(wordMasks[word] ?? 0)),
      highest: highestOf(asked, wordsOnlyOf(asked, false), anyMask, columns.nameWords.masks(wordMasks)),
    };
  };
}

/** Only a word answers it: no date, no number, no first letters. */
const isWordOnly = (term: AskedTerm, withInitials: boolean): boolean =>
  term.closest === 0 && !(withInitials && term.initials);

const wordsOnlyOf = (asked: readonly AskedTerm[], withInitials: boolean): number =>
  asked.reduce((bits, term, at) => (isWordOnly(term, withInitials) ? bits | (1 << at) : bits), 0);

function givenMatch(mask: number): GivenMatch {
  const whole = wholesOf(mask);
  if ((whole & asTypedOf(mask)) !== 0) return GIVEN.asTyped;
  if (whole !== 0) return GIVEN.whole;
  return startsOf(mask) === 0 ? GIVEN.no : GIVEN.start;
}
