// Names asked for by first letters: `nth` for Nguyễn Thị Hoà.

import type { Closeness } from './person-entry.js';
import type { PhraseBook } from './phrase-book.js';

export interface Initials {
  /**
   * How closely the first letters of a phrase are these: 3 all of them · 2 the last ones · 1 some in a row · 0 not.
   * A single letter is no initials.
   */
  closeness(phrase: number, letters: string): Closeness;
  /** Whether any phrase has these first letters in a row; others need not be asked who. */
  has(letters: string): boolean;
  /** Tells the phrases apart that have all the letters of one of these as first letters; quick, and sure of a no. */
  mayBegin(asked: readonly string[]): (phrase: number) => boolean;
}

export function createInitials(book: PhraseBook): Initials {
  const { words, from, below } = book.layout;
  const initialOf: number[] = [];
  /** By phrase: a bit for each first letter. Most names lack a letter of what was typed. */
  const lettersOf: number[] = [];
  /** Each run of first letters that some phrase is of, once, with a line's end between. */
  const runs = new Set<string>();
  let allRuns = '';

  function readNewPhrases(): void {
    for (let word = initialOf.length; word < book.words.length; word++)
      initialOf.push(book.words[word]?.fold.charCodeAt(0) ?? 0);
    for (let phrase = lettersOf.length; phrase < from.length; phrase++) {
      let letters = 0;
      let run = '';
      for (let at = from[phrase] ?? 0; at < (below[phrase] ?? 0); at++) {
        const initial = initialOf[words[at] ?? 0] ?? 0;
        letters |= bitOf(initial);
        run += String.fromCharCode(initial);
      }
      lettersOf.push(letters);
      runs.add(run);
    }
    allRuns = [...runs].join('\n');
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

  function has(letters: string): boolean {
    if (lettersOf.length < from.length) readNewPhrases();
    return allRuns.includes(letters);
  }

  function mayBegin(asked: readonly string[]): (phrase: number) => boolean {
    if (lettersOf.length < from.length) readNewPhrases();
    const needed = asked.map(bitsOf);
    return (phrase) => {
      const there = lettersOf[phrase] ?? 0;
      for (let at = 0; at < needed.length; at++) {
        const bits = needed[at] ?? 0;
        if ((there & bits) === bits) return true;
      }
      return false;
    };
  }

  return { closeness, has, mayBegin };
}

const bitOf = (letter: number): number => 1 << (letter & 31);

function bitsOf(letters: string): number {
  let bits = 0;
  for (let at = 0; at < letters.length; at++) bits |= bitOf(letters.charCodeAt(at));
  return bits;
}
