// Tells, of everybody at once, who may answer a query: who has the words that must be there, and the date,
// number or first letters. A plain run over columns, a tenth of what it costs to rank everybody; who is left is ranked
// then.

import { scarcityOf, type AskedTerm } from './asked-term.js';
import type { PersonColumns } from './person-columns.js';
import { BIRTH_YEAR } from './person-entry.js';
import { startsOf } from './word-match.js';

/** What whoever answers must have; others may have it too. */
export interface MustHave {
  /** Bits of the terms that nothing but a word answers. */
  readonly words: number;
  /** By phrase; asked for only where there are such words. */
  readonly phraseMasks: () => Int32Array;
  /** A date or number that no word answers. */
  readonly number: AskedTerm | undefined;
  /** Of the phrase of a name. */
  readonly initials: ((name: number) => boolean) | undefined;
}

const NO_WORDS = new Int32Array(0);

/**
 * By row: 1 in `may` for who may answer, 0 for who cannot, and anything for rows nobody is in. Gives how many may,
 * those rows counted too.
 * Goes as the columns lie, not as the list does: a tablet reads what lies side by side many times as fast.
 */
export function markWhoMayAnswer(
  { rows, born, name, hamlet, head }: PersonColumns,
  { words, phraseMasks, number, initials }: MustHave,
  may: Uint8Array,
): number {
  const masks = words === 0 ? NO_WORDS : phraseMasks();
  const bornFrom = (number?.birth?.yearFrom ?? Infinity) * BIRTH_YEAR;
  const bornBelow = (number?.birth?.yearBelow ?? 0) * BIRTH_YEAR;
  const mayHold = number?.mayHoldCode ?? nobody;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    may[row] = 0;
    if (words !== 0) {
      let mask = masks[name[row] ?? 0] ?? 0;
      if ((mask & words) !== words) mask |= (masks[hamlet[row] ?? 0] ?? 0) | (masks[head[row] ?? 0] ?? 0);
      if ((mask & words) !== words) continue;
    }
    if (number) {
      const date = born[row] ?? 0;
      if ((date < bornFrom || date >= bornBelow) && !mayHold(row)) continue;
    }
    if (initials && !initials(name[row] ?? 0)) continue;
    may[row] = 1;
    count++;
  }
  return count;
}

const nobody = (): boolean => false;

/** The scarcest date or number that begins no word of the book: nobody answers it otherwise. */
export function scarcestNumber(asked: readonly AskedTerm[], anyMask: number): AskedTerm | undefined {
  const starts = startsOf(anyMask);
  return asked
    .filter(({ closest }, at) => closest > 0 && (starts & (1 << at)) === 0)
    .reduce<AskedTerm | undefined>(
      (best, term) => (best && scarcityOf(best) >= scarcityOf(term) ? best : term),
      undefined,
    );
}
