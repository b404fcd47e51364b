// Finds a diagnosis by its code or by words of its name, Vietnamese or English, while it is being typed.
// Takes any edition's rows, the subset here or the official 15,844; knows nothing of who is ill.

import { createAnsweredBefore } from '../people/answered-before.js';
import { createBestRows } from '../people/best-rows.js';
import { createPhraseBook } from '../people/phrase-book.js';
import {
  asTypedOf,
  countBits,
  MAX_QUERY_WORDS,
  spellWord,
  startsOf,
  wholesOf,
  type SpelledWord,
} from '../people/word-match.js';
import { createPlaces } from '../people/places.js';
import {
  createPlacedWords,
  uniteRanges,
  wordRanges,
  type PlacedWord,
  type TextRange,
} from '../people/text-ranges.js';
import { splitWords } from '../people/vietnamese-text.js';
import type { Icd10Row } from './icd10.table.js';

export interface Icd10Hit {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly match: 'code' | 'code-start' | 'words';
  /** Parts of the names to mark, `[from, below)`. */
  readonly viRanges: readonly TextRange[];
  readonly enRanges: readonly TextRange[];
}

export interface Icd10Index {
  /** Best first, at most `limit`. */
  search(query: string, limit: number): Icd10Hit[];
  rowOf(code: string): Icd10Row | undefined;
}

interface Term {
  readonly word: SpelledWord | undefined;
  /** `j189` for J18.9, `j` for all of chapter X. */
  readonly code: string | undefined;
}

const compactCode = (code: string): string => code.replace(/[.\s]/g, '').toLowerCase();

/** `J18.9` stays one term; a lone letter may be a word or a chapter. */
function termsOf(query: string): Term[] {
  const pieces = query.split(/\s+/).filter((piece) => piece !== '');
  return pieces
    .flatMap((piece): Term[] => {
      const code = compactCode(piece);
      if (/^[a-z]\d[\da-z]*$/.test(code)) return [{ word: undefined, code }];
      return splitWords(piece).map((word) => ({
        word: spellWord(word),
        code: /^[a-z]$/.test(code) ? code : undefined,
      }));
    })
    .slice(0, MAX_QUERY_WORDS);
}

/** The first of them, before the engine has made the code fast, keep a slow tablet from its screen for about two frames. */
const ROWS_A_STEP = 60;
/** Of more, nobody remembers which answered. */
const FEW = 3_000;

/** In steps, for whoever gives way to the screen in between. */
export function* icd10IndexSteps(rows: readonly Icd10Row[]): Generator<undefined, Icd10Index, undefined> {
  const sorted = rows.toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
  const book = createPhraseBook();
  const codes: string[] = [];
  const viPhrases: number[] = [];
  const enPhrases: number[] = [];
  const wordCounts: number[] = [];
  const byCode = new Map<string, Icd10Row>();
  const { from, below } = book.layout;
  for (const [place, row] of sorted.entries()) {
    const [code, vi, en] = row;
    const phrase = book.intern(vi);
    codes.push(compactCode(code));
    viPhrases.push(phrase);
    enPhrases.push(book.intern(en));
    wordCounts.push((below[phrase] ?? 0) - (from[phrase] ?? 0));
    byCode.set(code, row);
    if (place % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }

  /** Fewer words say more plainly what was asked for; then a category before what it holds, then the chapters. */
  function comesBefore(a: number, b: number): boolean {
    const byWords = (wordCounts[a] ?? 0) - (wordCounts[b] ?? 0);
    const byDepth = (codes[a]?.length ?? 0) - (codes[b]?.length ?? 0);
    return (byWords || byDepth || a - b) < 0;
  }

  const everyRow = Int32Array.from(sorted.keys());
  const before = createAnsweredBefore(() => everyRow);
  const answered = createPlaces(FEW);
  const wordsOf = createPlacedWords();

  function search(query: string, limit: number): Icd10Hit[] {
    const terms = termsOf(query);
    if (terms.length === 0 || limit < 1) return [];
    const { maskOf, wordMasks } = book.match(terms.map((term) => term.word));
    const asked = { terms, by: 'words', wordMasks } as const;
    const rows = before.among(asked) ?? everyRow;
    answered.clear();
    const byCodeOnly = terms.every((term) => term.word === undefined);
    const best = createBestRows(limit, byCodeOnly ? (a, b) => a < b : comesBefore);
    const hasCodes = terms.some((term) => term.code !== undefined);
    const all = (1 << terms.length) - 1;
    for (let next = 0; next < rows.length; next++) {
      const row = rows[next] ?? 0;
      const viMask = maskOf(viPhrases[row] ?? 0);
      const enMask = maskOf(enPhrases[row] ?? 0);
      const code = hasCodes ? codeMatch(codes[row] ?? '', terms) : NO_CODE;
      if ((startsOf(viMask | enMask) | code.whole | code.starts | code.letters) !== all) continue;
      answered.add(row);
      best.offer(row, rankOf(viMask, enMask, code, all));
    }
    const few = answered.all();
    if (few) before.remember(asked, few);
    return best.sorted().flatMap(({ row }) => {
      const found = sorted[row];
      return found ? [describe(found, terms, wordsOf)] : [];
    });
  }

  return { search, rowOf: (code) => byCode.get(code) };
}

export function createIcd10Index(rows: readonly Icd10Row[]): Icd10Index {
  const steps = icd10IndexSteps(rows);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Bit i: query term i is the code, begins it, or is the letter of its chapter. */
interface CodeMatch {
  readonly whole: number;
  readonly starts: number;
  readonly letters: number;
}

const NO_CODE: CodeMatch = { whole: 0, starts: 0, letters: 0 };

function codeMatch(code: string, terms: readonly Term[]): CodeMatch {
  let [whole, starts, letters] = [0, 0, 0];
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place];
    if (term?.code === undefined || !code.startsWith(term.code)) continue;
    if (term.word) letters |= 1 << place;
    else if (term.code === code) whole |= 1 << place;
    else starts |= 1 << place;
  }
  return { whole, starts, letters };
}

/** Most telling first. A name that answers alone, Vietnamese before English, beats one pieced together from both. */
function rankOf(viMask: number, enMask: number, code: CodeMatch, all: number): number {
  const byCode = code.whole | code.starts;
  const isVi = (startsOf(viMask) | byCode) === all;
  const isEn = (startsOf(enMask) | byCode) === all;
  const names = isVi ? viMask : isEn ? enMask : viMask | enMask;
  const typed = startsOf(names);
  let rank = (typed | byCode) === all ? 1 : 0;
  rank = rank * 2 + (code.whole === 0 ? 0 : 1);
  rank = rank * 2 + ((asTypedOf(names) & typed) === typed ? 1 : 0);
  rank = rank * 4 + (isVi ? 2 : isEn ? 1 : 0);
  return rank * 16 + countBits(wholesOf(names));
}

function describe(
  [code, vi, en]: Icd10Row,
  terms: readonly Term[],
  wordsOf: (text: string) => readonly PlacedWord[],
): Icd10Hit {
  const compact = compactCode(code);
  const byCode = terms.filter((term) => term.code !== undefined && compact.startsWith(term.code));
  const ranges = (text: string): TextRange[] => {
    const words = wordsOf(text);
    return uniteRanges(terms.flatMap((term) => (term.word ? wordRanges(term.word, words) : [])));
  };
  const isWhole = byCode.some((term) => term.code === compact);
  const [viRanges, enRanges] = [ranges(vi), ranges(en)];
  const byWords = viRanges.length + enRanges.length > 0;
  const match = isWhole ? 'code' : byCode.length > 0 && !byWords ? 'code-start' : 'words';
  return { code, vi, en, match, viRanges, enRanges };
}
