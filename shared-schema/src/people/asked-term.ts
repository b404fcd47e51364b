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
}

const INITIALS = /^\p{L}{2,}$/u;
const ALL_TYPED = 2;
const WHOLE = 3;

/** `isInitials`: whether somebody has these first letters in a row. */
export function createAskedTerms(
  columns: PersonColumns,
  isInitials: (letters: string) => boolean,
): AskedTerms {
  function ask(term: PersonTerm): AskedTerm {
    const { word, birth, code } = term;
    const byBirth = birth ? (birth.day === undefined ? ALL_TYPED : WHOLE) : 0;
    const byCode = code ? (code.length < columns.shortestCode ? ALL_TYPED : WHOLE) : 0;
    return {
      ...term,
      mayHoldCode: code === undefined ? undefined : columns.codeRuns.mayHold(code),
      initials: word && INITIALS.test(word.fold) && isInitials(word.fold) ? word.fold : undefined,
      closest: Math.max(byBirth, byCode),
    };
  }

  function numberCloseness(row: number, term: AskedTerm): number {
    const birth = term.birth ? birthCloseness(columns.born[row] ?? 0, term.birth) : 0;
    if (birth > 1 || !term.code || !term.mayHoldCode?.(row)) return birth;
    return Math.max(birth, codeCloseness(columns.codes[row] ?? '', term.code));
  }

  return { ask, numberCloseness };
}

/** The longer a number, the fewer have it; of a date the years that are left. */
export const scarcityOf = ({ birth, code }: PersonTerm): number =>
  Math.max(code?.length ?? 0, birth ? 5 - Math.log10(birth.yearBelow - birth.yearFrom) : 0);
