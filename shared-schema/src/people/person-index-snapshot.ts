// The index as it is kept in storage and read back at start: columns of numbers and the words in them, so that a start
// makes no object for each of 20,000 people. What comes back is checked before anything looks a place up in it; who
// stores it sees to it that nobody else wrote it.

import { DIGIT_RUN_WORDS } from './digit-runs.js';
import { err, ok, type Result } from '../result.js';
import type { StoredEntries } from './person-columns.js';
import type { PersonSearchEntry } from './person-entry.js';
import type { ScanSizes } from './person-scan.js';
import { createPersonIndex, type PersonIndex, type StoredIndex } from './person-search.js';

/** Another way of folding, ranking or laying out is another format: `people-snapshot.test.ts` notices. */
export const PERSON_INDEX_FORMAT = 2;

export interface SnapshotFailure {
  readonly kind: 'damaged';
}

function isWithin(column: Int32Array, below: number, from = 0): boolean {
  for (let at = 0; at < column.length; at++) {
    const place = column[at] ?? -1;
    if (place < from || place >= below) return false;
  }
  return true;
}

function isSound({ columns, phrases, orderKeys }: StoredIndex, size: number): boolean {
  const { name, hamlet, head, born, living, codeRuns, codes } = columns;
  const { words, layout, joined } = phrases;
  const phraseCount = layout.from.length;
  const wordCount = Math.max(words.length, 1);
  const bounds = [layout.from, layout.firstBelow, layout.lastFrom, layout.below];
  return (
    [name, hamlet, head, born, living].every(({ length }) => length === size) &&
    codeRuns.length === size * DIGIT_RUN_WORDS &&
    codes.split('\n').length === Math.max(size, 1) &&
    [name, hamlet, head].every((column) => isWithin(column, phraseCount)) &&
    bounds.every((bound) => bound.length === phraseCount && isWithin(bound, layout.words.length + 1)) &&
    isWithin(layout.words, wordCount) &&
    isWithin(joined, Math.max(phraseCount, wordCount)) &&
    orderKeys.length === words.length
  );
}

export function restorePersonIndex<Entry extends PersonSearchEntry>(
  index: StoredIndex,
  entries: StoredEntries<Entry>,
  sizes?: ScanSizes,
): Result<PersonIndex<Entry>, SnapshotFailure> {
  return isSound(index, entries.size)
    ? ok(createPersonIndex<Entry>([], { index, entries }, sizes))
    : err({ kind: 'damaged' });
}
