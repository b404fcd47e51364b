// Names asked for by first letters: `nth` for Nguyễn Thị Hoà.

import type { Closeness } from './person-entry.js';
import type { PhraseBook } from './phrase-book.js';

export interface Initials {
  /**
   * How closely the first letters of a phrase are these: 3 all of them · 2 the last ones · 1 some in a row · 0 not.
   * A single letter is no initials.
   */
  closeness(phrase: number, letters: string): Closeness;
}

export function createInitials(book: PhraseBook): Initials {
  const { words, from, below } = book.layout;
  const initialOf: number[] = [];

  function closeness(phrase: number, letters: string): Closeness {
    if (letters.length < 2) return 0;
    for (let word = initialOf.length; word < book.words.length; word++) {
      initialOf.push(book.words[word]?.fold.charCodeAt(0) ?? 0);
    }
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

  return { closeness };
}
