// Compares names that a phrase book holds, by numbers: each word's place in the alphabet is worked out once.
// The same order as `compareNames`: given, middle, family; a test holds the two together.

import { wordOrderKey } from './name-order.js';
import type { PhraseBook } from './phrase-book.js';
import type { SpelledWord } from './word-match.js';

/** Orders two phrases of the book; 0 for names that differ in case only. */
export type CompareNames = (a: number, b: number) => number;

export const orderKeyOf = ({ letters, tone }: SpelledWord): string => wordOrderKey(letters + tone);

/**
 * Call before a run of comparisons: words that came since the last call are given their places. `known`: the order keys
 * of the book's first words, where somebody has worked them out before.
 */
export function createNameRanks(book: PhraseBook, known: readonly string[] = []): () => CompareNames {
  let places = new Int32Array(0);
  const orderKeys: string[] = [...known];

  function rankWords(): void {
    for (const word of book.words.slice(orderKeys.length)) orderKeys.push(orderKeyOf(word));
    const sorted = orderKeys
      .map((key, word) => ({ key, word }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    places = new Int32Array(orderKeys.length);
    let [place, before] = [0, ''];
    for (const { key, word } of sorted) {
      if (key !== before) place++;
      before = key;
      places[word] = place;
    }
  }

  const { words, from, firstBelow, lastFrom, below } = book.layout;

  function compareParts(aFrom: number, aBelow: number, bFrom: number, bBelow: number): number {
    const shared = Math.min(aBelow - aFrom, bBelow - bFrom);
    for (let at = 0; at < shared; at++) {
      const order = (places[words[aFrom + at] ?? 0] ?? 0) - (places[words[bFrom + at] ?? 0] ?? 0);
      if (order !== 0) return order;
    }
    return aBelow - aFrom - (bBelow - bFrom);
  }

  function compare(a: number, b: number): number {
    if (a === b) return 0;
    const [aGiven, bGiven] = [lastFrom[a] ?? 0, lastFrom[b] ?? 0];
    const byGiven = compareParts(aGiven, below[a] ?? 0, bGiven, below[b] ?? 0);
    if (byGiven !== 0) return byGiven;
    const [aMiddle, bMiddle] = [firstBelow[a] ?? 0, firstBelow[b] ?? 0];
    const byMiddle = compareParts(aMiddle, aGiven, bMiddle, bGiven);
    if (byMiddle !== 0) return byMiddle;
    // A name of one written word is all given name: its family would be the same word again.
    const aFamily = Math.min(aMiddle, aGiven);
    const bFamily = Math.min(bMiddle, bGiven);
    return compareParts(from[a] ?? 0, aFamily, from[b] ?? 0, bFamily);
  }

  return () => {
    if (places.length < book.words.length) rankWords();
    return compare;
  };
}
