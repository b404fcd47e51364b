// One thing that was typed, asked of people's numbers: what can be said before anybody is looked at, then how closely
// a birth date or a number answers.

import type { PersonColumns } from './person-columns.js';
import { birthCloseness, codeCloseness } from './person-entry.js';
import type { PersonTerm } from './person-query.js';

/** A term, and what can be said of its answers before anybody is looked at. */
export interface AskedTerm extends PersonTerm {
  readonly mayHoldCode: ((row: number) => boolean) | undefined;
  /** Its letters, where they may be initials. */
  readonly initials: string | undefined;
  /** No number answers more closely. */
  readonly closest: number;
}

export interface AskedTerms {
  ask(term: PersonTerm): AskedTerm;
  numberCloseness(row: number, term: AskedTerm): number;
  /**
   * Writes who of `rows` may answer by a birth date or a number, and others who do not, as places in `rows`. Gives how many;
   * -1 where they have no room. Asked of everybody it costs a tenth of ranking them.
   */
  placesByNumber(rows: Int32Array, term: AskedTerm, places: Int32Array): number;
}

const INITIALS = /^\p{L}{2,}$/u;
/** In a `birthNumber`. */
const YEAR = 10_000;
const ALL_TYPED = 2;
const WHOLE = 3;

export function createAskedTerms(columns: PersonColumns): AskedTerms {
  function ask(term: PersonTerm): AskedTerm {
    const { word, birth, code } = term;
    const byBirth = birth ? (birth.day === undefined ? ALL_TYPED : WHOLE) : 0;
    const byCode = code ? (code.length < columns.shortestCode ? ALL_TYPED : WHOLE) : 0;
    return {
      ...term,
      mayHoldCode: code === undefined ? undefined : columns.codeThrees.mayHold(code),
      initials: word && INITIALS.test(word.fold) ? word.fold : undefined,
      closest: Math.max(byBirth, byCode),
    };
  }

  function numberCloseness(row: number, term: AskedTerm): number {
    const birth = term.birth ? birthCloseness(columns.born[row] ?? 0, term.birth) : 0;
    if (birth > 1 || !term.code || !term.mayHoldCode?.(row)) return birth;
    return Math.max(birth, codeCloseness(columns.codes[row] ?? '', term.code));
  }

  function placesByNumber(rows: Int32Array, { birth, mayHoldCode }: AskedTerm, places: Int32Array): number {
    const { born } = columns;
    const bornFrom = (birth?.yearFrom ?? Infinity) * YEAR;
    const bornBelow = (birth?.yearBelow ?? 0) * YEAR;
    const mayHold = mayHoldCode ?? nobody;
    let count = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const date = born[row] ?? 0;
      if ((date < bornFrom || date >= bornBelow) && !mayHold(row)) continue;
      if (count === places.length) return -1;
      places[count++] = at;
    }
    return count;
  }

  return { ask, numberCloseness, placesByNumber };
}

const nobody = (): boolean => false;

/** The longer a number, the fewer have it; of a date the years that are left. */
export const scarcityOf = ({ birth, code }: PersonTerm): number =>
  Math.max(code?.length ?? 0, birth ? 5 - Math.log10(birth.yearBelow - birth.yearFrom) : 0);
