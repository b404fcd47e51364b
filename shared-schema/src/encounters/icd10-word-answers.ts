// Which words of a list of diagnoses a typed word is the beginning of. Most words of a query were typed letters ago: what
// was said of them then is said again.

import { matchWord, spellWord, wholesOf } from '../people/word-match.js';
import type { Icd10Columns } from './icd10-columns.js';

export interface WordAnswer {
  /** By number, and for each its mask at the first place. */
  readonly words: readonly number[];
  readonly masks: readonly number[];
  /** Of them, those that are what was typed, and no longer. */
  readonly whole: readonly number[];
  /** In how many rows they stand; a row with two of them counts twice. */
  readonly rowCount: number;
  readonly wholeRowCount: number;
  /** Whether a Vietnamese name has one of them. */
  readonly isVietnamese: boolean;
}

/** More than the words of a query, with their beginnings. */
const KEPT = 64;

export function createWordAnswers(
  columns: Pick<Icd10Columns, 'words' | 'wordsByInitial' | 'isVietnamese' | 'wordBounds'>,
): (typed: string) => WordAnswer {
  const { words, wordsByInitial, isVietnamese, wordBounds } = columns;
  const kept = new Map<string, WordAnswer>();
  const rowCountOf = (numbers: readonly number[]): number =>
    numbers.reduce((sum, word) => sum + (wordBounds[word + 1] ?? 0) - (wordBounds[word] ?? 0), 0);

  function answer(typed: string): WordAnswer {
    const asked = spellWord(typed);
    const found: number[] = [];
    const masks: number[] = [];
    for (const number of wordsByInitial.get(asked.fold.charCodeAt(0)) ?? []) {
      const word = words[number];
      const mask = word ? matchWord(word, asked, 0) : 0;
      if (mask === 0) continue;
      found.push(number);
      masks.push(mask);
    }
    const whole = found.filter((_, at) => wholesOf(masks[at] ?? 0) !== 0);
    return {
      words: found,
      masks,
      whole,
      rowCount: rowCountOf(found),
      wholeRowCount: rowCountOf(whole),
      isVietnamese: found.some((word) => isVietnamese[word] === 1),
    };
  }

  return (typed) => {
    const known = kept.get(typed);
    if (known) return known;
    if (kept.size >= KEPT) kept.clear();
    const said = answer(typed);
    kept.set(typed, said);
    return said;
  };
}
