// Which words of a phrase book are words of people's own names, and which begin one: `thôn` is of hamlets only, so that
// it is nobody's name that answers it. A name that was corrected leaves its words here: what is said grows less sharp,
// never wrong.

import type { PhraseBook } from './phrase-book.js';

/** What the words of all names together answer, as masks: see word-match.ts. */
export interface NameMasks {
  readonly own: number;
  /** Of the words that some name begins with. */
  readonly first: number;
}

export interface NameWords {
  add(name: number): void;
  masks(wordMasks: Int32Array): NameMasks;
}

const OWN = 1;
const FIRST = 2;

/** `stored`: phrases that are read when somebody first asks. */
export function createNameWords(book: PhraseBook, stored: Int32Array = new Int32Array(0)): NameWords {
  const { words, from, below } = book.layout;
  /** By word of the book. */
  let roles = new Uint8Array(0);
  let unread: Int32Array | undefined = stored;

  function has(word: number, role: number): void {
    if (word >= roles.length) {
      const longer = new Uint8Array(Math.max(book.words.length * 2, word + 1));
      longer.set(roles);
      roles = longer;
    }
    roles[word] = (roles[word] ?? 0) | role;
  }

  function add(name: number): void {
    const first = from[name] ?? 0;
    const end = below[name] ?? 0;
    for (let at = first; at < end; at++) has(words[at] ?? 0, at === first ? OWN | FIRST : OWN);
    for (const word of book.joinedOf(name)) has(word, OWN);
  }

  function masks(wordMasks: Int32Array): NameMasks {
    for (const name of unread ?? []) add(name);
    unread = undefined;
    let [own, first] = [0, 0];
    for (let word = 0; word < roles.length; word++) {
      const role = roles[word] ?? 0;
      const mask = role === 0 ? 0 : (wordMasks[word] ?? 0);
      own |= mask;
      if ((role & FIRST) !== 0) first |= mask;
    }
    return { own, first };
  }

  return { add, masks };
}
