// Ranks people for one query, row by row, cheapest questions first: most people are turned down by a bit or two.
// Who is asked, in which order and when to stop is the scan's business.

import { createAskedTerms, type AskedTerm } from './asked-term.js';
import { createInitials } from './initials.js';
import type { PersonColumns } from './person-columns.js';
import type { PersonTerm } from './person-query.js';
import { nearRankOf, NO_MATCH, rankOf, type PersonMatch } from './person-rank.js';
import {
  asTypedOf,
  countBits,
  startsOf,
  wholesOf,
  type PhraseBook,
  type PhraseMatches,
} from './phrase-book.js';

/** The rank of the person in a row. */
export type Ranker = (row: number) => number;

export interface QueryRankers {
  /** Who answers every term by words and numbers. */
  readonly byEveryWord: Ranker;
  /** Who needs initials for some of them; undefined where nothing typed can be initials. */
  readonly byInitials: Ranker | undefined;
  /** Who has the given name and half of the rest. */
  readonly near: Ranker;
  /** Nobody is ranked above this. */
  readonly highest: number;
}

const lowestOf = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** For each query in turn; the rankers of one are good until the next. */
export function createPersonRanker(
  columns: PersonColumns,
  book: PhraseBook,
): (terms: readonly PersonTerm[]) => QueryRankers {
  const { ask, numberCloseness } = createAskedTerms(columns);
  const initials = createInitials(book);
  const { words, from, below } = book.layout;

  function matchOf(
    row: number,
    masks: number,
    { phraseMasks, wordMasks }: PhraseMatches,
    termCount: number,
    numbers: { closeness: number; byInitials: boolean },
  ): PersonMatch {
    const name = columns.name[row] ?? 0;
    const first = from[name] ?? 0;
    const end = below[name] ?? 0;
    const hasWords = end > first;
    const starts = startsOf(masks);
    return {
      asTyped: !numbers.byInitials && (asTypedOf(masks) & starts) === starts,
      byInitials: numbers.byInitials,
      given: hasWords ? givenMatch(wordMasks[words[end - 1] ?? 0] ?? 0) : 'no',
      ownWords: countBits(startsOf(phraseMasks[name] ?? 0)),
      closeness: numbers.closeness,
      familyFirst: termCount > 1 && hasWords && (startsOf(wordMasks[words[first] ?? 0] ?? 0) & 1) === 1,
      wholeWords: countBits(wholesOf(masks)),
      isLiving: columns.living[row] === 1,
    };
  }

  /** By every word, or, `withInitials`, only those who need initials for some of them. */
  function ranker(asked: readonly AskedTerm[], matches: PhraseMatches, withInitials: boolean): Ranker {
    const { phraseMasks } = matches;
    const { name, hamlet, head } = columns;
    const all = (1 << asked.length) - 1;
    const isWordOnly = (term: AskedTerm): boolean => term.closest === 0 && !(withInitials && term.initials);
    const wordsOnly = asked.reduce((bits, term, at) => (isWordOnly(term) ? bits | (1 << at) : bits), 0);
    const runs = asked.flatMap((term) => term.initials ?? []);
    const hasInitials = (phrase: number): boolean => {
      for (let at = 0; at < runs.length; at++)
        if (initials.closeness(phrase, runs[at] ?? '') > 0) return true;
      return false;
    };
    return (row) => {
      const phrase = name[row] ?? 0;
      if (withInitials && !hasInitials(phrase)) return NO_MATCH;
      let masks = phraseMasks[phrase] ?? 0;
      if (startsOf(masks) !== all) masks |= phraseMasks[hamlet[row] ?? 0] ?? 0;
      if (startsOf(masks) !== all) masks |= phraseMasks[head[row] ?? 0] ?? 0;
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
      return rankOf(matchOf(row, masks, matches, asked.length, { closeness, byInitials }));
    };
  }

  function nearRanker(asked: readonly AskedTerm[], matches: PhraseMatches): Ranker {
    return (row) => {
      const masks = matches.phraseMasks[columns.name[row] ?? 0] ?? 0;
      if (masks === 0) return NO_MATCH;
      const match = matchOf(row, masks, matches, asked.length, { closeness: 0, byInitials: false });
      if (match.given === 'no') return NO_MATCH;
      let answered = match.ownWords;
      let closeness = 0;
      for (let left = ~startsOf(masks) & ((1 << asked.length) - 1); left !== 0; left &= left - 1) {
        const term = asked[lowestOf(left)];
        const byNumber = term ? numberCloseness(row, term) : 0;
        if (byNumber > 0) answered++;
        closeness += byNumber;
      }
      return answered * 2 < asked.length ? NO_MATCH : nearRankOf({ ...match, closeness });
    };
  }

  /** What nobody can be ranked above, by the words of the book and the closest answers to numbers. */
  function highestOf(asked: readonly AskedTerm[], wordMasks: Int32Array): number {
    let [masks, given] = [0, 0];
    for (let word = 0; word < book.words.length; word++) {
      const mask = wordMasks[word] ?? 0;
      masks |= mask;
      if (columns.isGiven(word)) given |= mask;
    }
    const starts = startsOf(masks);
    const closeness = asked.reduce((sum, { closest }, at) => (starts & (1 << at) ? sum : sum + closest), 0);
    return rankOf({
      asTyped: true,
      byInitials: false,
      given: givenMatch(given),
      ownWords: countBits(starts),
      closeness,
      familyFirst: asked.length > 1 && (starts & 1) === 1,
      wholeWords: countBits(wholesOf(masks)),
      isLiving: true,
    });
  }

  return (terms) => {
    const asked = terms.map(ask);
    const matches = book.match(terms.map((term) => term.word));
    return {
      byEveryWord: ranker(asked, matches, false),
      byInitials: asked.some((term) => term.initials) ? ranker(asked, matches, true) : undefined,
      near: nearRanker(asked, matches),
      highest: highestOf(asked, matches.wordMasks),
    };
  };
}

function givenMatch(mask: number): PersonMatch['given'] {
  const whole = wholesOf(mask);
  if ((whole & asTypedOf(mask)) !== 0) return 'as-typed';
  if (whole !== 0) return 'whole';
  return startsOf(mask) === 0 ? 'no' : 'start';
}
