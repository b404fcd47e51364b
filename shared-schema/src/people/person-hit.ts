// One search result and why it is one: the parts of the name to mark, and which fields answered.
// Worked out only for the few results that are shown, so it compares the texts again instead of remembering.

import type { PersonDocId } from '../document/ids.js';
import { birthCloseness, birthNumber, codeCloseness, type PersonSearchEntry } from './person-entry.js';
import type { PersonTerm } from './person-query.js';
import type { MatchKind } from './person-rank.js';
import { matchWord, type SpelledWord } from './word-match.js';
import {
  initialRanges,
  joinedRanges,
  placeWords,
  uniteRanges,
  wordRanges,
  type PlacedWord,
  type TextRange,
} from './text-ranges.js';
import { foldText } from './vietnamese-text.js';

export type MatchField =
  | 'name'
  | 'hamlet'
  | 'household-head'
  | 'birth-date'
  | 'personal-id'
  | 'old-id-number'
  | 'insurance-number'
  | 'phone'
  /** Looked up whole beside the index; never found by it. */
  | 'temporary-code';

export interface PersonHit {
  readonly id: PersonDocId;
  readonly entry: PersonSearchEntry;
  readonly match: MatchKind;
  /** Parts of `entry.name`, in order, not overlapping. */
  readonly nameRanges: readonly TextRange[];
  readonly matchedIn: readonly MatchField[];
}

export function describeHit(
  entry: PersonSearchEntry,
  match: MatchKind,
  terms: readonly PersonTerm[],
  wordsOf: (text: string) => readonly PlacedWord[] = placeWords,
): PersonHit {
  const words = wordsOf(entry.name);
  const ranges: TextRange[] = [];
  const fields = new Set<MatchField>();
  for (const term of terms) {
    const own = term.word ? ownRanges(term.word, words, entry.name) : [];
    const others = own.length > 0 ? [] : fieldsFor(term, entry, wordsOf);
    const initials = own.length + others.length > 0 || !term.word ? [] : initialRanges(term.word, words);
    ranges.push(...own, ...initials);
    if (own.length + initials.length > 0) fields.add('name');
    for (const field of others) fields.add(field);
  }
  return { id: entry.id, entry, match, nameRanges: uniteRanges(ranges), matchedIn: [...fields] };
}

function ownRanges(query: SpelledWord, words: readonly PlacedWord[], name: string): TextRange[] {
  const ranges = wordRanges(query, words);
  return ranges.length > 0 ? ranges : joinedRanges(query, words, name);
}

function fieldsFor(
  term: PersonTerm,
  entry: PersonSearchEntry,
  wordsOf: (text: string) => readonly PlacedWord[],
): MatchField[] {
  const { word, birth, code } = term;
  const isWordOf = (text: string | undefined): boolean =>
    word !== undefined && wordsOf(text ?? '').some((own) => matchWord(own.spelled, word, 0) !== 0);
  const isPartOf = (number: string | undefined): boolean =>
    code !== undefined &&
    number !== undefined &&
    codeCloseness(foldText(number).replaceAll(' ', ''), code) !== 0;
  const answers: [MatchField, boolean][] = [
    ['hamlet', isWordOf(entry.hamletName)],
    ['household-head', isWordOf(entry.householdHeadName)],
    ['birth-date', birth !== undefined && birthCloseness(birthNumber(entry.birthDate), birth) !== 0],
    ['personal-id', isPartOf(entry.personalId)],
    ['old-id-number', (entry.oldIdNumbers ?? []).some(isPartOf)],
    ['insurance-number', isPartOf(entry.insuranceNumber)],
    ['phone', (entry.phones ?? []).some(isPartOf)],
  ];
  return answers.flatMap(([field, answered]) => (answered ? [field] : []));
}
