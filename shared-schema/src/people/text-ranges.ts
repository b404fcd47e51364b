// Which letters of a text answer a query word, for a screen to mark. Places are in the text as it stands, also where
// it was stored decomposed.

import { createKnownAnswers } from './known-answers.js';
import { matchWord, spellWord, type SpelledWord } from './word-match.js';

/** UTF-16 units, `[from, below)`. */
export interface TextRange {
  readonly from: number;
  readonly below: number;
}

export interface PlacedWord extends TextRange {
  readonly text: string;
  readonly spelled: SpelledWord;
}

/** The words `splitWords` finds. */
const WORD = /(?![ʹ-ʿ])[\p{L}\p{N}](?:(?![ʹ-ʿ])[\p{L}\p{N}\p{M}])*/gu;

export const placeWords = (text: string): PlacedWord[] =>
  [...text.matchAll(WORD)].map((found) => ({
    from: found.index,
    below: found.index + found[0].length,
    text: found[0],
    spelled: spellWord(found[0]),
  }));

/** Remembers what it was asked. */
export const createPlacedWords = (most = 2_000): ((text: string) => readonly PlacedWord[]) =>
  createKnownAnswers(placeWords, most);

/** The beginnings of all words that begin so. */
export const wordRanges = (query: SpelledWord, words: readonly PlacedWord[]): TextRange[] =>
  words
    .filter((word) => matchWord(word.spelled, query, 0) !== 0)
    .map((word) => ({ from: word.from, below: word.from + lengthToMark(word, query) }));

/** A letter and the marks that follow it are one letter of the key. */
const LETTER = /[^\p{M}]\p{M}*/gu;

function lengthToMark(word: PlacedWord, query: SpelledWord): number {
  if (!word.spelled.fold.startsWith(query.fold)) return word.text.length;
  if (word.text.length === word.spelled.fold.length) return query.fold.length;
  const letters = word.text.match(LETTER) ?? [];
  return letters.slice(0, query.fold.length).join('').length;
}

/** `hhen` marks all of H'Hen. */
export function joinedRanges(query: SpelledWord, words: readonly PlacedWord[], text: string): TextRange[] {
  for (const [at, first] of words.entries()) {
    const second = words[at + 1];
    if (!second || second.from - first.below !== 1 || /\s/.test(text.charAt(first.below))) continue;
    const joined = first.spelled.fold + second.spelled.fold;
    if (joined.startsWith(query.fold)) return [{ from: first.from, below: second.below }];
  }
  return [];
}

/** `nth` marks the first letters of Nguyễn Thị Hoà. */
export function initialRanges(query: SpelledWord, words: readonly PlacedWord[]): TextRange[] {
  if (query.fold.length < 2) return [];
  for (let from = words.length - query.fold.length; from >= 0; from--) {
    const run = words.slice(from, from + query.fold.length);
    if (run.map((word) => word.spelled.fold.charAt(0)).join('') !== query.fold) continue;
    return run.map((word) => ({ from: word.from, below: word.from + 1 }));
  }
  return [];
}

/** In order; what overlaps is one. */
export function uniteRanges(ranges: readonly TextRange[]): TextRange[] {
  const united: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (!last || range.from >= last.below) united.push(range);
    else united[united.length - 1] = { from: last.from, below: Math.max(last.below, range.below) };
  }
  return united;
}
