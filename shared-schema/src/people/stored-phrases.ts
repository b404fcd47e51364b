// A phrase book as it is kept in storage: what its words and phrases are, without the texts of the phrases.

/** Where the words of each phrase lie. Bounds are places in `words`, by phrase. */
export interface PhraseLayout {
  readonly words: readonly number[];
  readonly from: readonly number[];
  /** End of the first word as written, which may be two words: `H'Hen`. */
  readonly firstBelow: readonly number[];
  readonly lastFrom: readonly number[];
  readonly below: readonly number[];
}

interface StoredWord {
  /** What it was read from. */
  readonly written: string;
  readonly fold: string;
  readonly loose: string;
  readonly letters: string;
  readonly tone: string;
}

export interface StoredPhrases {
  /** By number. */
  readonly words: readonly StoredWord[];
  readonly layout: Readonly<Record<keyof PhraseLayout, Int32Array>>;
  /** Phrase and word by turns. */
  readonly joined: Int32Array;
}

type GrowingLayout = Record<keyof PhraseLayout, number[]>;

/** The empty phrase is 0. */
export function layoutOf(stored: StoredPhrases | undefined): GrowingLayout {
  if (!stored) return { words: [0], from: [0], firstBelow: [0], lastFrom: [0], below: [0] };
  const { words, from, firstBelow, lastFrom, below } = stored.layout;
  return {
    words: Array.from(words),
    from: Array.from(from),
    firstBelow: Array.from(firstBelow),
    lastFrom: Array.from(lastFrom),
    below: Array.from(below),
  };
}

export function storePhrases(
  wordNumbers: ReadonlyMap<string, number>,
  words: readonly Omit<StoredWord, 'written'>[],
  { words: phraseWords, from, firstBelow, lastFrom, below }: PhraseLayout,
  joined: readonly { readonly phrase: number; readonly word: number }[],
): StoredPhrases {
  return {
    words: [...wordNumbers].flatMap(([written, number]) => {
      const word = words[number];
      return word ? [{ written, ...word }] : [];
    }),
    layout: {
      words: Int32Array.from(phraseWords),
      from: Int32Array.from(from),
      firstBelow: Int32Array.from(firstBelow),
      lastFrom: Int32Array.from(lastFrom),
      below: Int32Array.from(below),
    },
    joined: Int32Array.from(joined.flatMap(({ phrase, word }) => [phrase, word])),
  };
}
