// What is merely unlikely in the person form: said while typing, never in the way of saving.

import { ageOn, parseTypedDate, type LocalDate, type PartialDate } from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { GUARDIAN_BELOW_YEARS } from '@tram/shared-schema/people/defect-bounds.table.js';
import {
  parsePersonalId,
  personalIdWarnings,
  type PersonalIdWarning,
} from '@tram/shared-schema/people/personal-id.js';
import { tidyText, toCardCase } from '@tram/shared-schema/people/vietnamese-text.js';
import type { PersonFormValues } from './person-form.js';
import { isDeclared, NO_PROVINCES } from './undoubted-province.js';

export type NameWarning =
  | { kind: 'all-capitals' | 'no-capitals'; proposed: string }
  | { kind: 'not-a-letter' }
  | { kind: 'one-word' };

export interface PersonFormWarnings {
  readonly name?: NameWarning;
  readonly birthDate?: { kind: 'very-old'; years: number };
  readonly personalId?: PersonalIdWarning;
  readonly guardian?: { kind: 'child-without-guardian' };
}

/** Older people live here, and few: ask once. */
const VERY_OLD = 105;

/** `provinces`: those a list on this tablet declares beside the table's. */
export function personFormWarnings(
  values: PersonFormValues,
  today: LocalDate,
  provinces = NO_PROVINCES,
): PersonFormWarnings {
  const birthDate = readBirthDate(values.birthDate, today);
  const years = birthDate && ageOn(birthDate, today).years;
  const name = nameWarning(tidyText(values.name));
  const personalId = idWarning(values, birthDate, provinces);
  return {
    ...(name && { name }),
    ...(years !== undefined && years >= VERY_OLD && { birthDate: { kind: 'very-old', years } }),
    ...(personalId && { personalId }),
    ...(asksGuardian(values, today) &&
      values.guardianName.trim() === '' &&
      values.motherPersonId === '' &&
      values.householdChoice === 'none' && { guardian: { kind: 'child-without-guardian' } }),
  };
}

export function asksGuardian(values: PersonFormValues, today: LocalDate): boolean {
  const birthDate = readBirthDate(values.birthDate, today);
  return birthDate !== undefined && ageOn(birthDate, today).years < GUARDIAN_BELOW_YEARS.below;
}

function readBirthDate(text: string, today: LocalDate): PartialDate | undefined {
  const parsed = parseTypedDate(text);
  return parsed.ok && !isAfter(parsed.value, today) ? parsed.value : undefined;
}

function nameWarning(name: string): NameWarning | undefined {
  if (name === '') return undefined;
  if (/[^\p{L}\p{M}\s.'’ʼ-]/u.test(name)) return { kind: 'not-a-letter' };
  const hasCase = name.toUpperCase() !== name.toLowerCase() && name.length > 3;
  if (hasCase && name === name.toUpperCase()) return { kind: 'all-capitals', proposed: toCardCase(name) };
  if (hasCase && name === name.toLowerCase()) return { kind: 'no-capitals', proposed: toCardCase(name) };
  return name.includes(' ') ? undefined : { kind: 'one-word' };
}

/** The digits contradict what was chosen; the first of them is enough to look again. */
function idWarning(
  values: PersonFormValues,
  birthDate: PartialDate | undefined,
  provinces: ReadonlySet<string>,
): PersonalIdWarning | undefined {
  const id = parsePersonalId(values.personalId);
  if (!id.ok) return undefined;
  const warnings = personalIdWarnings({ id: id.value, sex: values.sex, birthDate });
  return warnings.find((warning) => !isDeclared(warning, provinces));
}
