// Names asked for by first letters: `nth` for Nguyễn Thị Hoà.

import type { Closeness } from './person-entry.js';
import type { PhraseBook } from './phrase-book.js';

export interface Initials {
  /**
   * How closely the first letters of a phrase are these: 3 all of them · 2 the last ones · 1 some in a row · 0 not.
   * A single letter is no initials.
   */
  closeness(phrase: number, letters: string): Closeness;
  /** Tells the phrases apart that have all the letters of one of these as first letters; quick, and sure of a no. */
  mayBegin(runs: readonly string[]): (phrase: number) => boolean;
}

export function createInitials(book: PhraseBook): Initials {
  const { words, from, below } = book.layout;
  const initialOf: number[] = [];
  /** By phrase: a bit for each first letter. Most names lack a letter of what was typed. */
  const lettersOf: number[] = [];
  let mostWords = 0;

  function readNewPhrases(): void {
    for (let word = initialOf.length; word < book.words.length; word++)
      initialOf.push(book.words[word]?.fold.charCodeAt(0) ?? 0);
    for (let phrase = lettersOf.length; phrase < from.length; phrase++) {
      let letters = 0;
      for (let at = from[phrase] ?? 0; at < (below[phrase] ?? 0); at++)
        letters |= bitOf(initialOf[words[at] ?? 0] ?? 0);
      lettersOf.push(letters);
      mostWords = Math.max(mostWords, (below[phrase] ?? 0) - (from[phrase] ?? 0));
    }
  }

  function closeness(phrase: number, letters: string): Closeness {
    if (letters.length < 2) return 0;
    if (lettersOf.length < from.length) readNewPhrases();
    const first = from[phrase] ?? 0;
    const last = (below[phrase] ?? 0) - letters.length;
    for (let start = last; start >= first; start--) {
      let at = 0;
      while (at < letters.length && initialOf[words[start + at] ?? 0] === letters.charCodeAt(at)) at++;
      if (at < letters.length) continue;
      if (start < last) return 1;
      return start === first ? 3 : 2;
    }
    return 0;
  }

  function mayBegin(runs: readonly string[]): (phrase: number) => boolean {
    if (lettersOf.length < from.length) readNewPhrases();
    const needed = runs.filter((run) => run.length <= mostWords).map(bitsOf);
    return (phrase) => {
      const there = lettersOf[phrase] ?? 0;
      for (let at = 0; at < needed.length; at++) {
        const bits = needed[at] ?? 0;
        if ((there & bits) === bits) return true;
      }
      return false;
    };
  }

  return { closeness, mayBegin };
}

const bitOf = (letter: number): number => 1 << (letter & 31);

function bitsOf(letters: string): number {
  let bits = 0;
  for (let at = 0; at < letters.length; at++) bits |= bitOf(letters.charCodeAt(at));
  return bits;
}
