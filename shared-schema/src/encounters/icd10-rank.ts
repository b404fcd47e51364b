// How well a diagnosis answers what was typed, as one number; higher is better.

import { asTypedOf, countBits, startsOf, wholesOf } from '../people/word-match.js';
import type { WordAnswer } from './icd10-word-answers.js';

/** One thing typed. */
export interface Term {
  readonly word: WordAnswer | undefined;
  /** `j189` for J18.9, `j` for all of chapter X. */
  readonly code: string | undefined;
}

/** Bit i: query term i is the code, begins it, or is the letter of its chapter. */
export interface CodeMatch {
  readonly whole: number;
  readonly starts: number;
  readonly letters: number;
}

export const NO_CODE: CodeMatch = { whole: 0, starts: 0, letters: 0 };

export function codeMatch(code: string, terms: readonly Term[]): CodeMatch {
  let [whole, starts, letters] = [0, 0, 0];
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place];
    if (term?.code === undefined || !code.startsWith(term.code)) continue;
    if (term.word) letters |= 1 << place;
    else if (term.code === code) whole |= 1 << place;
    else starts |= 1 << place;
  }
  return { whole, starts, letters };
}

const VIETNAMESE = 2;
const ENGLISH = 1;

/** Most telling first; each is 0 or 1 but the last two. */
const rank = (
  answers: number,
  wholeCode: number,
  asTyped: number,
  language: number,
  wholes: number,
): number => (((answers * 2 + wholeCode) * 2 + asTyped) * 4 + language) * 16 + wholes;

/** A name that answers alone, Vietnamese before English, beats one pieced together from both. */
export function rankOf(viMask: number, enMask: number, code: CodeMatch, all: number): number {
  const byCode = code.whole | code.starts;
  const isVi = (startsOf(viMask) | byCode) === all;
  const isEn = (startsOf(enMask) | byCode) === all;
  const names = isVi ? viMask : isEn ? enMask : viMask | enMask;
  const typed = startsOf(names);
  return rank(
    (typed | byCode) === all ? 1 : 0,
    code.whole === 0 ? 0 : 1,
    (asTypedOf(names) & typed) === typed ? 1 : 0,
    isVi ? VIETNAMESE : isEn ? ENGLISH : 0,
    countBits(wholesOf(names)),
  );
}

/**
 * What no row can be ranked above: answered as typed, in Vietnamese where its names have words for all of it, by every word
 * that is whole somewhere; but for the last one where whoever has it was looked at.
 */
export function highestRank(terms: readonly Term[], isLastLookedAt: boolean): number {
  const asked = isLastLookedAt ? terms.slice(0, -1) : terms;
  const wholes = asked.filter(({ word }) => word && word.whole.length > 0).length;
  const mayBeCode = terms.some(({ word }) => word === undefined);
  const mayBeVietnamese = terms.every(({ word }) => !word || word.isVietnamese);
  return rank(1, mayBeCode ? 1 : 0, 1, mayBeVietnamese ? VIETNAMESE : ENGLISH, wholes);
}
