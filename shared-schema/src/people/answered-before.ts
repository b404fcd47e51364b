// Who answered the letters typed a moment ago. A letter more asks for more, and only they can still answer: a keystroke
// then looks at a few people instead of everybody. Whether a query asks for more is never guessed: each term is compared
// with the one in its place, and its words by which words of the book they begin.

import type { BirthTerm } from './person-query.js';
import { startsOf, type SpelledWord } from './word-match.js';

/** One thing typed, and the ways in which it may be answered. */
export interface TermBefore {
  readonly word: SpelledWord | undefined;
  readonly birth?: BirthTerm | undefined;
  /** Whatever holds a longer one holds this. */
  readonly code: string | undefined;
}

/** A query, and by what it may be answered: by words and numbers only, or with initials too. */
export interface Asked {
  readonly terms: readonly TermBefore[];
  readonly by: 'words' | 'initials';
  /** By word of the book, which terms it answers; good until the next query. */
  readonly wordMasks: Int32Array;
}

/** Of those who answered, the places in the list, first listed first. */
export interface AnsweredBefore {
  /** The fewest people among whom are all who can answer; undefined where that may be anybody. */
  among(asked: Asked): Int32Array | undefined;
  /** All who answer, or all who might: forgotten when the list changes. */
  remember(asked: Asked, places: Int32Array): void;
}

interface Answered extends Asked {
  readonly places: Int32Array;
}

/** A query is asked in two ways, and again without the start of a year; a mended slip goes back by a letter or two. */
const KEPT = 8;

/** `rows`: another array after each change of the list. */
export function createAnsweredBefore(rows: () => Int32Array): AnsweredBefore {
  let list = rows();
  let kept: Answered[] = [];

  function forgetOldList(): void {
    if (rows() === list) return;
    list = rows();
    kept = [];
  }

  return {
    among(asked) {
      forgetOldList();
      let fewest: Answered | undefined;
      for (const before of kept) {
        if (before.by !== asked.by || (fewest && before.places.length >= fewest.places.length)) continue;
        if (asksForMore(asked, before) && beginNoOther(asked, before)) fewest = before;
      }
      if (!fewest) return undefined;
      kept = [fewest, ...kept.filter((before) => before !== fewest)];
      return fewest.places;
    },
    remember(asked, places) {
      forgetOldList();
      const answered = { ...asked, wordMasks: asked.wordMasks.slice(), places };
      kept = [answered, ...kept.slice(0, KEPT - 1)];
    },
  };
}

/** Each word of the book that answers one of the terms now answered the term in its place before. */
function beginNoOther({ wordMasks }: Asked, before: Asked): boolean {
  const places = (1 << before.terms.length) - 1;
  for (let word = 0; word < wordMasks.length; word++) {
    const now = startsOf(wordMasks[word] ?? 0) & places;
    if ((now & ~startsOf(before.wordMasks[word] ?? 0)) !== 0) return false;
  }
  return true;
}

const asksForMore = ({ terms, by }: Asked, before: Asked): boolean =>
  before.terms.length > 0 &&
  before.terms.every((term, at) => {
    const later = terms[at];
    if (!later || !isWithinCode(later, term) || !isWithinBirth(later.birth, term.birth)) return false;
    return by === 'words' || isOfInitials(later, term);
  });

const isWithinCode = ({ code }: TermBefore, before: TermBefore): boolean =>
  code === undefined || (before.code !== undefined && code.startsWith(before.code));

/** First letters that go on begin with a word's first letter, or with the first letters before. */
const isOfInitials = ({ word }: TermBefore, before: TermBefore): boolean =>
  word === undefined || (before.word !== undefined && word.fold.startsWith(before.word.fold));

/** Who knows less of a birth date than was typed may answer a whole year, and nothing shorter: see `birthCloseness`. */
function isWithinBirth(now: BirthTerm | undefined, before: BirthTerm | undefined): boolean {
  if (!now) return true;
  if (!before || now.yearFrom < before.yearFrom || now.yearBelow > before.yearBelow) return false;
  if (before.month === undefined && before.day === undefined) return true;
  const isWholeYear = before.yearBelow - before.yearFrom === 1;
  return isWholeYear && now.month === before.month && now.day === before.day;
}
