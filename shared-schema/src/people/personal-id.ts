// The twelve digits of a personal id: how they are read, what they say, and where they disagree with the person.
// They have no check digit and outlive every merger, so a disagreement is a question to the worker, never a refusal.
// Structure: TT 59/2021/TT-BCA article 4 (read second-hand).

import { err, ok, type Result } from '../result.js';
import { partsOf, type PartialDate } from '../local-date.js';
import { birthProvinceOf, type BirthProvince } from './province-codes.table.js';

declare const personalIdBrand: unique symbol;
export type PersonalId = string & { readonly [personalIdBrand]: true };

export type PersonalIdFailure =
  | { kind: 'empty' }
  | { kind: 'not-digits' }
  /** Nine digits: the number of an identity card of before 2016 (CMND), which has its own field. */
  | { kind: 'old-id-number' }
  | { kind: 'too-short'; digits: number }
  | { kind: 'too-long'; digits: number };

const LENGTH = 12;
const OLD_LENGTH = 9;
/** What people put between groups of digits, and what a paste brings along unseen. */
export const DIGIT_GAPS = /[\s.\-‐-―_\p{Cc}\p{Cf}]/gu;

const isPersonalId = (digits: string): digits is PersonalId => /^\d{12}$/.test(digits);

export function parsePersonalId(text: string): Result<PersonalId, PersonalIdFailure> {
  const digits = text.replace(DIGIT_GAPS, '');
  if (isPersonalId(digits)) return ok(digits);
  if (digits === '') return err({ kind: 'empty' });
  if (!/^\d+$/.test(digits)) return err({ kind: 'not-digits' });
  if (digits.length === OLD_LENGTH) return err({ kind: 'old-id-number' });
  return err({ kind: digits.length < LENGTH ? 'too-short' : 'too-long', digits: digits.length });
}

/** `003 087 000 123`, as people read it out. */
export const formatPersonalId = (id: PersonalId): string => id.replace(/(\d{3})(?=\d)/g, '$1 ');

export type BirthPlace =
  | { kind: 'province'; province: BirthProvince }
  | { kind: 'abroad'; countryCode: string }
  | { kind: 'unassigned' };

export interface PersonalIdFacts {
  readonly placeCode: string;
  readonly place: BirthPlace;
  readonly sex: 'male' | 'female';
  /** First year of the century of birth: 1900, 2000 … */
  readonly century: number;
  readonly birthYear: number;
}

export function personalIdFacts(id: PersonalId): PersonalIdFacts {
  const placeCode = id.slice(0, 3);
  const centuryAndSex = Number(id.charAt(3));
  const century = 1900 + Math.floor(centuryAndSex / 2) * 100;
  return {
    placeCode,
    place: birthPlace(placeCode),
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    century,
    birthYear: century + Number(id.slice(4, 6)),
  };
}

function birthPlace(code: string): BirthPlace {
  if (!code.startsWith('0')) return { kind: 'abroad', countryCode: code };
  const province = birthProvinceOf(code);
  return province ? { kind: 'province', province } : { kind: 'unassigned' };
}

export type PersonalIdWarning =
  | { kind: 'sex-differs'; onId: 'male' | 'female' }
  | { kind: 'birth-year-differs'; onId: number }
  /** Starts with 0, and no province ever had that code. */
  | { kind: 'unknown-province'; code: string }
  /** A fourth digit for people born in 2100 or later. */
  | { kind: 'unassigned-century'; century: number };

const FIRST_UNASSIGNED_CENTURY = 2100;

export function personalIdWarnings(person: {
  readonly id: PersonalId;
  /** `male` and `female` are compared; whatever else a record may hold says nothing about the number. */
  readonly sex?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
}): PersonalIdWarning[] {
  const { id, sex, birthDate } = person;
  const facts = personalIdFacts(id);
  const warnings: PersonalIdWarning[] = [];
  if (facts.place.kind === 'unassigned') warnings.push({ kind: 'unknown-province', code: facts.placeCode });
  if (facts.century >= FIRST_UNASSIGNED_CENTURY) {
    warnings.push({ kind: 'unassigned-century', century: facts.century });
  }
  if ((sex === 'male' || sex === 'female') && sex !== facts.sex) {
    warnings.push({ kind: 'sex-differs', onId: facts.sex });
  }
  if (birthDate && partsOf(birthDate).year !== facts.birthYear) {
    warnings.push({ kind: 'birth-year-differs', onId: facts.birthYear });
  }
  return warnings;
}
