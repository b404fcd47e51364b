// A word against what is typed: how it begins, whether it is whole and whether it has the accents, as bits of a mask.

import { foldText, looseKey, toNfc } from './vietnamese-text.js';

/** More words than this say nothing new; three bits of a mask are kept for each. */
export const MAX_QUERY_WORDS = 10;
const ALL_BITS = (1 << MAX_QUERY_WORDS) - 1;
const WHOLE_SHIFT = MAX_QUERY_WORDS;
const AS_TYPED_SHIFT = 2 * MAX_QUERY_WORDS;

/** Bit i: some word of the phrase begins with query word i. */
export const startsOf = (mask: number): number => mask & ALL_BITS;
/** Bit i: some word of the phrase is query word i. */
export const wholesOf = (mask: number): number => (mask >>> WHOLE_SHIFT) & ALL_BITS;
/** Bit i: … and has the accents that were typed, or y and i as they were typed. */
export const asTypedOf = (mask: number): number => (mask >>> AS_TYPED_SHIFT) & ALL_BITS;

/** A word with its letters and its tone apart, so that `hoà` is `hòa`, and `nguyê` may yet become `nguyễn`. */
export interface SpelledWord {
  readonly fold: string;
  readonly loose: string;
  readonly letters: string;
  readonly tone: string;
}

const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

export function spellWord(word: string): SpelledWord {
  const fold = foldText(word);
  const decomposed = word.toLowerCase().normalize('NFD');
  const tone = (decomposed.match(TONE_MARKS) ?? []).join('');
  return { fold, loose: looseKey(fold), letters: toNfc(decomposed.replace(TONE_MARKS, '')), tone };
}

/** The mask of one word for the query word at `place`; 0 where it does not begin with it. */
export function matchWord(word: SpelledWord, query: SpelledWord, place: number): number {
  const starts = word.fold.startsWith(query.fold);
  const isWhole = starts ? word.fold.length === query.fold.length : word.loose === query.loose;
  if (!starts && !isWhole) return 0;
  const asTyped = starts && hasTypedAccents(word, query, isWhole);
  return ((isWhole ? 1 << WHOLE_SHIFT : 0) | (asTyped ? 1 << AS_TYPED_SHIFT : 0) | 1) << place;
}

/** Letters typed without a mark ask for nothing; a whole word typed with marks asks for exactly those. */
function hasTypedAccents(word: SpelledWord, query: SpelledWord, isWhole: boolean): boolean {
  if (query.letters === query.fold && query.tone === '') return true;
  if (isWhole) return word.letters === query.letters && word.tone === query.tone;
  return word.letters.startsWith(query.letters) && (query.tone === '' || query.tone === word.tone);
}

export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
