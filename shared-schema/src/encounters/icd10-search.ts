// Finds a diagnosis by its code or by words of its name, Vietnamese or English, while it is being typed.
// Takes any edition's rows, the subset here or the official 15,844; knows nothing of who is ill.

import { createBestRows, type BestRows } from '../people/best-rows.js';
import { splitWords } from '../people/vietnamese-text.js';
import { MAX_QUERY_WORDS, startsOf } from '../people/word-match.js';
import { compactCode, icd10ColumnSteps, type Icd10Columns } from './icd10-columns.js';
import { codeMatch, highestRank, NO_CODE, rankOf, type Term } from './icd10-rank.js';
import { createWordAnswers, type WordAnswer } from './icd10-word-answers.js';
import type { Icd10Row } from './icd10.table.js';

export interface Icd10Hit {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

export interface Icd10Index {
  /** Best first, at most `limit`. */
  search(query: string, limit: number): Icd10Hit[];
}

interface Question {
  readonly terms: readonly Term[];
  /** Bit i: term i. */
  readonly all: number;
  readonly hasCodes: boolean;
  readonly best: BestRows;
}

/** Whoever has a word of so few rows is looked for there; of words that more have, the plainest rows are looked at first. */
const FEW = 4_000;

/** In steps, for whoever gives way to the screen in between. `few`: for tests, which have few rows. */
export function* icd10IndexSteps(
  rows: readonly Icd10Row[],
  few = FEW,
): Generator<undefined, Icd10Index, undefined> {
  return { search: createSearch(yield* icd10ColumnSteps(rows), few) };
}

export function createIcd10Index(rows: readonly Icd10Row[], few = FEW): Icd10Index {
  const steps = icd10IndexSteps(rows, few);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `J18.9` stays one term; a lone letter may be a word or a chapter. */
function termsOf(query: string, answerTo: (word: string) => WordAnswer): Term[] {
  const terms: Term[] = [];
  for (const piece of query.split(/\s+/)) {
    const code = compactCode(piece);
    if (/^[a-z]\d[\da-z]*$/.test(code)) terms.push({ word: undefined, code });
    else {
      for (const word of splitWords(piece).slice(0, MAX_QUERY_WORDS - terms.length))
        terms.push({ word: answerTo(word), code: /^[a-z]$/.test(code) ? code : undefined });
    }
    if (terms.length >= MAX_QUERY_WORDS) break;
  }
  return terms;
}

function createSearch(columns: Icd10Columns, few: number): Icd10Index['search'] {
  const { rows, codes, nameWords, nameBounds, wordRows, wordBounds, chapters } = columns;
  const answerTo = createWordAnswers(columns);
  /** By word, which terms it answers; nought between two questions. */
  const wordMasks = new Int32Array(columns.words.length);
  /** By row, the last question it was looked at for. */
  const lookedAt = new Int32Array(rows.length);
  let questions = 0;
  const inOrderOfCodes = (a: number, b: number): boolean =>
    codes[a] === codes[b] ? a < b : (codes[a] ?? '') < (codes[b] ?? '');
  const plainestFirst = (a: number, b: number): boolean => a < b;

  function mark(terms: readonly Term[], isAsked: boolean): void {
    for (const [place, { word }] of terms.entries()) {
      for (const [at, number] of (word?.words ?? []).entries())
        wordMasks[number] = isAsked ? (wordMasks[number] ?? 0) | ((word?.masks[at] ?? 0) << place) : 0;
    }
  }

  function maskOf(bound: number): number {
    const below = nameBounds[bound + 1] ?? 0;
    let mask = 0;
    for (let at = nameBounds[bound] ?? 0; at < below; at++) mask |= wordMasks[nameWords[at] ?? 0] ?? 0;
    return mask;
  }

  function lookAt(row: number, { terms, all, hasCodes, best }: Question): void {
    if (lookedAt[row] === questions) return;
    lookedAt[row] = questions;
    const [viMask, enMask] = [maskOf(row * 2), maskOf(row * 2 + 1)];
    const code = hasCodes ? codeMatch(codes[row] ?? '', terms) : NO_CODE;
    if ((startsOf(viMask | enMask) | code.whole | code.starts | code.letters) !== all) return;
    best.offer(row, rankOf(viMask, enMask, code, all));
  }

  function lookAtRowsOf(words: readonly number[], question: Question): void {
    for (const word of words) {
      const below = wordBounds[word + 1] ?? 0;
      for (let at = wordBounds[word] ?? 0; at < below; at++) lookAt(wordRows[at] ?? 0, question);
    }
  }

  const chapterOf = ({ code }: Term): readonly number[] => chapters.get(code?.charAt(0) ?? '') ?? [];
  const rowCountOf = (term: Term): number => (term.word?.rowCount ?? 0) + chapterOf(term).length;

  /** The rows that have the last word whole, then the others, until nobody to come can be better. */
  function lookAtPlainest(question: Question): void {
    const { terms, best } = question;
    const { whole, wholeRowCount } = terms.at(-1)?.word ?? NO_WHOLE;
    const isLookedAt = wholeRowCount <= few;
    if (isLookedAt) lookAtRowsOf(whole, question);
    const highest = highestRank(terms, isLookedAt);
    for (let row = 0; row < rows.length && best.wouldTake(row, highest); row++) lookAt(row, question);
  }

  return (query, limit) => {
    const terms = termsOf(query, answerTo);
    if (terms.length === 0 || limit < 1) return [];
    const byCodeOnly = terms.every(({ word }) => word === undefined);
    const best = createBestRows(limit, byCodeOnly ? inOrderOfCodes : plainestFirst);
    const rarest = terms.reduce((a, b) => (rowCountOf(b) < rowCountOf(a) ? b : a));
    const hasCodes = terms.some(({ code }) => code !== undefined);
    const question: Question = { terms, all: (1 << terms.length) - 1, hasCodes, best };
    questions += 1;
    mark(terms, true);
    if (byCodeOnly || rowCountOf(rarest) <= few) {
      lookAtRowsOf(rarest.word?.words ?? [], question);
      for (const row of chapterOf(rarest)) lookAt(row, question);
    } else lookAtPlainest(question);
    mark(terms, false);
    return best.sorted().flatMap(({ row }) => {
      const found = rows[row];
      return found ? [{ code: found[0], vi: found[1], en: found[2] }] : [];
    });
  };
}

const NO_WHOLE = { whole: [], wholeRowCount: 0 };
