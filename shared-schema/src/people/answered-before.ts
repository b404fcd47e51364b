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

/** Places in the list, first listed first, of those who answered; by words and numbers only, or with initials too. */
export interface AnsweredBefore {
  /** The fewest people among whom are all who can answer; undefined where that may be anybody. */
  among(terms: readonly TermBefore[], by: AnswerBy): Int32Array | undefined;
  /** All who answer: forgotten when the list changes. */
  remember(terms: readonly TermBefore[], by: AnswerBy, places: Int32Array): void;
}

export type AnswerBy = 'words' | 'initials';

export interface AnsweredBeforeParts {
  /** Another array after each change of the list. */
  readonly rows: () => Int32Array;
  /** By word of the book, for the query that is asked now. */
  readonly wordMasks: () => Int32Array;
}

interface Answered {
  readonly terms: readonly TermBefore[];
  readonly by: AnswerBy;
  readonly wordMasks: Int32Array;
  readonly places: Int32Array;
}

/** A query is asked in two ways, and again without the start of a year; a mended slip goes back by a letter or two. */
const KEPT = 8;

export function createAnsweredBefore({ rows, wordMasks }: AnsweredBeforeParts): AnsweredBefore {
  let list = rows();
  let kept: Answered[] = [];

  function forgetOldList(): void {
    if (rows() === list) return;
    list = rows();
    kept = [];
  }

  return {
    among(terms, by) {
      forgetOldList();
      const masks = wordMasks();
      let fewest: Int32Array | undefined;
      for (const before of kept) {
        if (before.by !== by || (fewest && before.places.length >= fewest.length)) continue;
        if (asksForMore(terms, before.terms, by) && beginNoOther(masks, before)) fewest = before.places;
      }
      return fewest;
    },
    remember(terms, by, places) {
      forgetOldList();
      kept = [{ terms, by, wordMasks: wordMasks().slice(), places }, ...kept.slice(0, KEPT - 1)];
    },
  };
}

/** Each word of the book that answers one of the terms now answered the term in its place before. */
function beginNoOther(masks: Int32Array, before: Answered): boolean {
  const places = (1 << before.terms.length) - 1;
  for (let word = 0; word < masks.length; word++) {
    const now = startsOf(masks[word] ?? 0) & places;
    if ((now & ~startsOf(before.wordMasks[word] ?? 0)) !== 0) return false;
  }
  return true;
}

const asksForMore = (now: readonly TermBefore[], before: readonly TermBefore[], by: AnswerBy): boolean =>
  before.length > 0 &&
  before.every((term, at) => {
    const later = now[at];
    if (!later) return false;
    return (
      isWithinCode(later, term) && isWithinBirth(later.birth, term.birth) && isOfInitials(later, term, by)
    );
  });

const isWithinCode = ({ code }: TermBefore, before: TermBefore): boolean =>
  code === undefined || (before.code !== undefined && code.startsWith(before.code));

/** First letters that go on begin with a word's first letter, or with the first letters before. */
const isOfInitials = ({ word }: TermBefore, before: TermBefore, by: AnswerBy): boolean =>
  by === 'words' ||
  word === undefined ||
  (before.word !== undefined && word.fold.startsWith(before.word.fold));

/** Who knows less of a birth date than was typed may answer a whole year, and nothing shorter: see `birthCloseness`. */
function isWithinBirth(now: BirthTerm | undefined, before: BirthTerm | undefined): boolean {
  if (!now) return true;
  if (!before || now.yearFrom < before.yearFrom || now.yearBelow > before.yearBelow) return false;
  if (before.month === undefined && before.day === undefined) return true;
  const isWholeYear = before.yearBelow - before.yearFrom === 1;
  return isWholeYear && now.month === before.month && now.day === before.day;
}
