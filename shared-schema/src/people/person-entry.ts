// What the search knows of a person, and how it compares birth dates and numbers.

import type { PersonDocId } from '../document/ids.js';
import type { PartialDate } from '../local-date.js';
import type { BirthTerm } from './person-query.js';

export interface PersonSearchEntry {
  readonly id: PersonDocId;
  readonly name: string;
  readonly sex?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
  readonly hamletName?: string | undefined;
  readonly householdHeadName?: string | undefined;
  readonly personalId?: string | undefined;
  readonly oldIdNumbers?: readonly string[] | undefined;
  readonly insuranceNumber?: string | undefined;
  readonly phones?: readonly string[] | undefined;
  /** `living` comes before all others of equal rank. */
  readonly lifeStatus: string;
}

const ZERO = 0x30;
/** A year in a `birthNumber`. */
export const BIRTH_YEAR = 10_000;

/** `19870201`; what is not known is 00. */
export function birthNumber(birthDate: PartialDate | undefined): number {
  if (birthDate === undefined) return 0;
  let born = 0;
  for (let at = 0; at < 10; at++) {
    if (at === 4 || at === 7) continue;
    born = born * 10 + (at < birthDate.length ? birthDate.charCodeAt(at) - ZERO : 0);
  }
  return born;
}

export type Closeness = 0 | 1 | 2 | 3;

/** 0 no · 1 may be, the record knows less than was typed · 2 all that was typed · 3 a whole date typed and known. */
export function birthCloseness(born: number, term: BirthTerm): Closeness {
  const year = (born / BIRTH_YEAR) | 0;
  if (born === 0 || year < term.yearFrom || year >= term.yearBelow) return 0;
  const month = ((born / 100) | 0) % 100;
  const day = born % 100;
  const isYearTyped = term.yearBelow - term.yearFrom === 1;
  const monthDiffers = term.month !== undefined && month !== term.month;
  const dayDiffers = term.day !== undefined && day !== term.day;
  if ((monthDiffers && month !== 0) || (dayDiffers && day !== 0)) return 0;
  if (monthDiffers || dayDiffers) return isYearTyped ? 1 : 0;
  return term.day !== undefined && isYearTyped ? 3 : 2;
}

/** All numbers of a person with a space on both sides of each, so that a number's start and end can be asked for. */
export function codesText(entry: PersonSearchEntry): string {
  const codes = [''];
  addCode(codes, entry.personalId);
  for (const oldId of entry.oldIdNumbers ?? []) addCode(codes, oldId);
  addCode(codes, entry.insuranceNumber);
  for (const phone of entry.phones ?? []) addCode(codes, phone);
  codes.push('');
  return codes.length > 2 ? codes.join(' ') : '';
}

const SIGN = /[^\dA-Za-z]/;
const SIGNS = /[^\dA-Za-z]/g;

function addCode(codes: string[], code: string | undefined): void {
  if (code === undefined || code === '') return;
  codes.push((SIGN.test(code) ? code.replace(SIGNS, '') : code).toLowerCase());
}

/** 0 no · 1 somewhere inside · 2 the last digits, or the first · 3 the whole number. */
export function codeCloseness(codes: string, typed: string): Closeness {
  let closest: Closeness = 0;
  for (let at = codes.indexOf(typed); at >= 0; at = codes.indexOf(typed, at + 1)) {
    const begins = codes.charAt(at - 1) === ' ';
    const ends = codes.charAt(at + typed.length) === ' ';
    if (begins && ends) return 3;
    closest = begins || ends ? 2 : closest === 2 ? 2 : 1;
  }
  return closest;
}
