// Remembers phrases (names, hamlets, titles) as rows of word numbers and answers, for a few query words at once, which
// phrases have words that begin with them. A commune's 20,000 names share some 3,000 words: each query word is
// compared with words, never with names, and a name is then answered by or-ing a few masks.
// Knows words and phrases; knows nothing of persons or diagnoses.

import { layoutOf, storePhrases, type PhraseLayout, type StoredPhrases } from './stored-phrases.js';
import { splitWords } from './vietnamese-text.js';
import { matchWord, MAX_QUERY_WORDS, spellWord, type SpelledWord } from './word-match.js';

/** Good until the next `match`: the arrays are used again, so that a keystroke leaves nothing to collect. */
export interface PhraseMatches {
  /**
   * The masks of a phrase's words together; worked out when it is first asked for, and after some hundreds all at once, as
   * they lie, which is quicker for whoever will ask for most of them.
   */
  maskOf(phrase: number): number;
  /** By phrase, all of them. */
  masks(): Int32Array;
  /** By word. */
  readonly wordMasks: Int32Array;
  /** Of all words together. */
  readonly anyMask: number;
}

export interface PhraseBook {
  /**
   * The same text is the same phrase; the empty phrase is 0 and matches nothing. A phrase is never forgotten: names
   * are corrected by the hundred in a year. Those of a stored book are not known again by their text.
   */
  intern(text: string): number;
  match(query: readonly (SpelledWord | undefined)[]): PhraseMatches;
  /** Number of the last word; -1 for a phrase without words. */
  lastWord(phrase: number): number;
  /** `hhen` of H'Hen, beside the words it is of. */
  joinedOf(phrase: number): readonly number[];
  readonly layout: PhraseLayout;
  readonly words: readonly SpelledWord[];
  stored(): StoredPhrases;
}

interface WrittenWord {
  readonly parts: readonly number[];
  /** `hhen` for H'Hen: some leave the sign out. */
  readonly joined: number | undefined;
}

/** Whoever finds the best among the first few hundred names asks for no more than these. */
const MOST_ONE_BY_ONE = 500;
const ALL = Infinity;

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
  /** By phrase, for which of all matches its mask was worked out. */
  let askedIn = new Int32Array(256);
  let matches = 0;
  let workedOut = 0;

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

  function match(query: readonly (SpelledWord | undefined)[]): PhraseMatches {
    const phraseCount = layout.from.length;
    if (wordMasks.length < words.length) wordMasks = new Int32Array(words.length * 2);
    if (phraseMasks.length < phraseCount) {
      phraseMasks = new Int32Array(phraseCount * 2);
      askedIn = new Int32Array(phraseCount * 2);
    }
    matches += 1;
    workedOut = 0;
    wordMasks.fill(0);
    let anyMask = 0;
    for (let place = 0; place < Math.min(query.length, MAX_QUERY_WORDS); place++) {
      const asked = query[place];
      const candidates = asked && wordsByInitial.get(asked.fold.charCodeAt(0));
      for (const number of candidates ?? []) {
        const word = words[number];
        const mask = asked && word ? matchWord(word, asked, place) : 0;
        wordMasks[number] = (wordMasks[number] ?? 0) | mask;
        anyMask |= mask;
      }
    }
    return { maskOf, masks, wordMasks, anyMask };
  }

  const maskOf = (phrase: number): number =>
    askedIn[phrase] === matches ? (phraseMasks[phrase] ?? 0) : workOutOneOrAll(phrase);

  function workOutOneOrAll(phrase: number): number {
    if (workedOut++ < MOST_ONE_BY_ONE) return workOut(phrase);
    workOutAll();
    return phraseMasks[phrase] ?? 0;
  }

  function masks(): Int32Array {
    if (workedOut !== ALL) workOutAll();
    return phraseMasks;
  }

  function workOut(phrase: number): number {
    const below = layout.below[phrase] ?? 0;
    let mask = 0;
    for (let at = layout.from[phrase] ?? 0; at < below; at++) mask |= wordMasks[layout.words[at] ?? 0] ?? 0;
    for (const word of joinedWords.get(phrase) ?? []) mask |= wordMasks[word] ?? 0;
    phraseMasks[phrase] = mask;
    askedIn[phrase] = matches;
    return mask;
  }

  function workOutAll(): void {
    workedOut = ALL;
    askedIn.fill(matches);
    for (let phrase = 0, at = 1; phrase < layout.from.length; phrase++) {
      const below = layout.below[phrase] ?? 0;
      let mask = 0;
      for (; at < below; at++) mask |= wordMasks[layout.words[at] ?? 0] ?? 0;
      phraseMasks[phrase] = mask;
    }
    for (const phrase of joinedWords.keys()) workOut(phrase);
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
    lastWord,
    joinedOf: (phrase) => joinedWords.get(phrase) ?? [],
    layout,
    words,
    stored: () => storePhrases(wordNumbers, words, layout, eachJoined()),
  };
}
