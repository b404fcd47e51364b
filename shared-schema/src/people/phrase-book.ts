// Remembers phrases (names, hamlets, titles) as rows of word numbers and answers, for a few query words at once, which
// phrases have words that begin with them. A commune's 20,000 names share some 3,000 words: each query word is
// compared with words, never with names, and a name is then answered by or-ing a few masks.
// Knows words and phrases; knows nothing of persons or diagnoses.

import { layoutOf, storePhrases, type PhraseLayout, type StoredPhrases } from './stored-phrases.js';
import { foldText, looseKey, splitWords, toNfc } from './vietnamese-text.js';

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

/** Good until the next `match`: the arrays are used again, so that a keystroke leaves nothing to collect. */
export interface PhraseMatches {
  /** By phrase: the masks of its words together. */
  readonly phraseMasks: Int32Array;
  /** By word. */
  readonly wordMasks: Int32Array;
}

export interface PhraseBook {
  /**
   * The same text is the same phrase; the empty phrase is 0 and matches nothing. A phrase is never forgotten: names
   * are corrected by the hundred in a year. Those of a stored book are not known again by their text.
   */
  intern(text: string): number;
  match(query: readonly (SpelledWord | undefined)[]): PhraseMatches;
  /** The same for the words alone; of phrases only those answer that were laid since, one by one or all. */
  matchWords(query: readonly (SpelledWord | undefined)[]): PhraseMatches;
  lay(phrase: number): void;
  layAll(): void;
  /** Number of the last word; -1 for a phrase without words. */
  lastWord(phrase: number): number;
  readonly layout: PhraseLayout;
  readonly words: readonly SpelledWord[];
  stored(): StoredPhrases;
}

interface WrittenWord {
  readonly parts: readonly number[];
  /** `hhen` for H'Hen: some leave the sign out. */
  readonly joined: number | undefined;
}

export function createPhraseBook(stored?: StoredPhrases): PhraseBook {
  const words: SpelledWord[] = [];
  const wordNumbers = new Map<string, number>();
  const wordsByInitial = new Map<number, number[]>();
  const writtenWords = new Map<string, WrittenWord>([['', { parts: [], joined: undefined }]]);
  const phraseNumbers = new Map<string, number>([['', 0]]);
  const layout = layoutOf(stored);
  const joinedWords = new Map<number, number[]>();
  let wordMasks = new Int32Array(256);
  let phraseMasks = new Int32Array(256);

  const wordNumber = (word: string): number => wordNumbers.get(word) ?? addWord(word, spellWord(word));

  function addWord(written: string, spelled: SpelledWord): number {
    const number = words.push(spelled) - 1;
    wordNumbers.set(written, number);
    const initial = spelled.fold.charCodeAt(0);
    const bucket = wordsByInitial.get(initial);
    if (bucket) bucket.push(number);
    else wordsByInitial.set(initial, [number]);
    return number;
  }

  function readWord(written: string): WrittenWord {
    const known = writtenWords.get(written);
    if (known) return known;
    const texts = splitWords(written.toLowerCase());
    const read: WrittenWord = {
      parts: texts.map(wordNumber),
      joined: texts.length > 1 ? wordNumber(texts.join('')) : undefined,
    };
    writtenWords.set(written, read);
    return read;
  }

  function intern(text: string): number {
    const known = phraseNumbers.get(text);
    if (known !== undefined) return known;
    const phrase = layout.from.push(layout.words.length) - 1;
    phraseNumbers.set(text, phrase);
    let [firstBelow, lastFrom] = [-1, layout.words.length];
    for (const written of text.split(' ')) {
      const { parts, joined } = readWord(written);
      if (parts.length === 0) continue;
      lastFrom = layout.words.length;
      for (const part of parts) layout.words.push(part);
      if (firstBelow < 0) firstBelow = layout.words.length;
      if (joined !== undefined) addJoined(phrase, joined);
    }
    layout.firstBelow.push(Math.max(firstBelow, layout.from[phrase] ?? 0));
    layout.lastFrom.push(lastFrom);
    layout.below.push(layout.words.length);
    return phrase;
  }

  function addJoined(phrase: number, word: number): void {
    const known = joinedWords.get(phrase);
    if (known) known.push(word);
    else joinedWords.set(phrase, [word]);
  }

  function matchWords(query: readonly (SpelledWord | undefined)[]): PhraseMatches {
    const phraseCount = layout.from.length;
    if (wordMasks.length < words.length) wordMasks = new Int32Array(words.length * 2);
    if (phraseMasks.length < phraseCount) phraseMasks = new Int32Array(phraseCount * 2);
    wordMasks.fill(0);
    for (let place = 0; place < Math.min(query.length, MAX_QUERY_WORDS); place++) {
      const asked = query[place];
      const candidates = asked && wordsByInitial.get(asked.fold.charCodeAt(0));
      for (const number of candidates ?? []) {
        const word = words[number];
        if (asked && word) wordMasks[number] = (wordMasks[number] ?? 0) | matchWord(word, asked, place);
      }
    }
    return { phraseMasks, wordMasks };
  }

  function layAll(): void {
    for (let phrase = 0, at = 1; phrase < layout.from.length; phrase++) {
      const below = layout.below[phrase] ?? 0;
      let mask = 0;
      for (; at < below; at++) mask |= wordMasks[layout.words[at] ?? 0] ?? 0;
      phraseMasks[phrase] = mask;
    }
    for (const phrase of joinedWords.keys()) layJoined(phrase);
  }

  function lay(phrase: number): void {
    const below = layout.below[phrase] ?? 0;
    let mask = 0;
    for (let at = layout.from[phrase] ?? 0; at < below; at++) mask |= wordMasks[layout.words[at] ?? 0] ?? 0;
    phraseMasks[phrase] = mask;
    layJoined(phrase);
  }

  function layJoined(phrase: number): void {
    for (const word of joinedWords.get(phrase) ?? [])
      phraseMasks[phrase] = (phraseMasks[phrase] ?? 0) | (wordMasks[word] ?? 0);
  }

  function match(query: readonly (SpelledWord | undefined)[]): PhraseMatches {
    const matches = matchWords(query);
    layAll();
    return matches;
  }

  const eachJoined = (): readonly { phrase: number; word: number }[] =>
    [...joinedWords].flatMap(([phrase, joined]) => joined.map((word) => ({ phrase, word })));

  function lastWord(phrase: number): number {
    const below = layout.below[phrase] ?? 0;
    return below > (layout.from[phrase] ?? 0) ? (layout.words[below - 1] ?? -1) : -1;
  }

  for (const { written, fold, loose, letters, tone } of stored?.words ?? [])
    addWord(written, { fold, loose, letters, tone });
  for (let at = 0; at < (stored?.joined.length ?? 0); at += 2)
    addJoined(stored?.joined[at] ?? 0, stored?.joined[at + 1] ?? 0);

  return {
    intern,
    match,
    matchWords,
    lay,
    layAll,
    lastWord,
    layout,
    words,
    stored: () => storePhrases(wordNumbers, words, layout, eachJoined()),
  };
}
