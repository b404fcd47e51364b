// What two records are compared by to tell whether they are of one person, and how each of it compares.
// Knows no weights and no screens.

import type { PartialDate } from '../local-date.js';
import { givenName } from './name-order.js';
import { foldTextLoose } from './vietnamese-text.js';

/** As much as is known of somebody: a record, a row of a list, or a form that is still being filled in. */
export interface DoubleFacts {
  readonly name: string;
  readonly sex?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
  readonly personalId?: string | undefined;
  readonly oldIdNumbers?: readonly string[] | undefined;
  readonly insuranceNumber?: string | undefined;
  readonly passportNumber?: string | undefined;
  readonly nationalityCode?: string | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly hamletId?: string | undefined;
  readonly householdId?: string | undefined;
  readonly lifeStatus?: string | undefined;
  readonly motherPersonId?: string | undefined;
  readonly multipleBirth?: number | undefined;
}

/** `unclear`: one of the two does not say. */
export type Likeness = 'same' | 'differ' | 'unclear';

export interface Compared {
  readonly personalId: Likeness | 'slip';
  readonly oldId: boolean;
  readonly insurance: Likeness;
  /** Of one country, or nobody said of which: countries count for themselves. */
  readonly passport: boolean;
  readonly phone: boolean;
  readonly name: boolean;
  readonly givenName: boolean;
  /** `same` where whole dates are; `unclear` where one says less than the other and nothing against it. */
  readonly birthDate: Likeness;
  readonly birthYear: Likeness;
  readonly yearsApart: number | undefined;
  readonly sex: Likeness;
  readonly hamlet: Likeness;
  readonly home: Likeness;
  readonly mother: Likeness;
  readonly multipleBirth: Likeness;
}

/** The ten digits of the new card are the last of the old one's fifteen characters. */
const INSURANCE_DIGITS = 10;
export const insuranceDigits = (number: string): string => number.slice(-INSURANCE_DIGITS);

const alike = (a: unknown, b: unknown): Likeness =>
  a === undefined || b === undefined ? 'unclear' : a === b ? 'same' : 'differ';

/** One digit mistyped, or two neighbours swapped. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].flatMap((digit, place) => (digit === b[place] ? [] : [place]));
  const [first = 0, second = 0] = at;
  if (at.length === 1) return true;
  return at.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

function compareIds(a: string | undefined, b: string | undefined): Compared['personalId'] {
  const likeness = alike(a, b);
  return likeness === 'differ' && isSlip(a ?? '', b ?? '') ? 'slip' : likeness;
}

/** 1 January is written where only the year is known (general knowledge; to be confirmed by the station). */
const knownPart = (date: PartialDate): string => (date.endsWith('-01-01') ? date.slice(0, 4) : date);

const isSwapped = (a: string, b: string): boolean =>
  a.length === 10 && `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b;

function compareDates(a: PartialDate | undefined, b: PartialDate | undefined): Likeness {
  if (a === undefined || b === undefined) return 'unclear';
  const [one, other] = [knownPart(a), knownPart(b)];
  const known = Math.min(one.length, other.length);
  if (one.slice(0, known) !== other.slice(0, known)) return isSwapped(one, other) ? 'unclear' : 'differ';
  return known === 10 ? 'same' : 'unclear';
}

const yearOf = (date: PartialDate | undefined): number | undefined =>
  date === undefined ? undefined : Number(date.slice(0, 4));

const papersOf = ({ personalId, oldIdNumbers = [] }: DoubleFacts): readonly string[] =>
  personalId === undefined ? oldIdNumbers : [personalId, ...oldIdNumbers];

const isKnownSex = (sex: string | undefined): boolean => sex === 'male' || sex === 'female';

const foldedGiven = (name: string): string => foldTextLoose(givenName(name));

export function compareFacts(a: DoubleFacts, b: DoubleFacts): Compared {
  const [yearA, yearB] = [yearOf(a.birthDate), yearOf(b.birthDate)];
  const [insuranceA, insuranceB] = [a, b].map(
    ({ insuranceNumber }) => insuranceNumber && insuranceDigits(insuranceNumber),
  );
  const papersOfB = new Set(papersOf(b));
  const name = foldTextLoose(a.name);
  return {
    personalId: compareIds(a.personalId, b.personalId),
    oldId: papersOf(a).some((number) => papersOfB.has(number)),
    insurance: alike(insuranceA, insuranceB),
    passport:
      alike(a.passportNumber, b.passportNumber) === 'same' &&
      alike(a.nationalityCode, b.nationalityCode) !== 'differ',
    phone: (a.phones ?? []).some((phone) => b.phones?.includes(phone)),
    name: name !== '' && name === foldTextLoose(b.name),
    /** Few rules ask, and to cut a name into words costs more than all the rest. */
    get givenName() {
      return name !== '' && foldedGiven(a.name) === foldedGiven(b.name);
    },
    birthDate: compareDates(a.birthDate, b.birthDate),
    birthYear: alike(yearA, yearB),
    yearsApart: yearA === undefined || yearB === undefined ? undefined : Math.abs(yearA - yearB),
    sex: isKnownSex(a.sex) && isKnownSex(b.sex) ? alike(a.sex, b.sex) : 'unclear',
    hamlet: alike(a.hamletId, b.hamletId),
    home: alike(a.householdId, b.householdId),
    mother: alike(a.motherPersonId, b.motherPersonId),
    multipleBirth: alike(a.multipleBirth, b.multipleBirth),
  };
}
