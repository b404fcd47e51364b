// The person document and the few questions everybody asks of it.

import type { DocumentOf } from '../document/schema-parts.js';
import { ageOn, type LocalDate, type PartialDate } from '../local-date.js';
import type { personSchema } from './person.schema.js';

export type Person = DocumentOf<typeof personSchema>;
export type Sex = Person['sex'];
export type Insurance = NonNullable<Person['insurance']>;

export const PERSON_SCHEMA_VERSION = 1;

/** Age in the unit people use: days under 2 months, months under 2 years, years after. */
export type SpokenAge = {
  readonly unit: 'day' | 'month' | 'year';
  readonly count: number;
  readonly about: boolean;
};

/** Undefined for a birth date in the future: there is no age to speak of. */
export function spokenAge(birthDate: PartialDate, on: LocalDate): SpokenAge | undefined {
  const age = ageOn(birthDate, on);
  const about = birthDate.length < 10;
  if (age.months < 0) return undefined;
  if (birthDate.length === 4) {
    const years = Number(on.slice(0, 4)) - Number(birthDate);
    return { unit: 'year', count: years, about };
  }
  if (age.months < 2 && !about) return { unit: 'day', count: age.days, about };
  return age.months < 24
    ? { unit: 'month', count: age.months, about }
    : { unit: 'year', count: age.years, about };
}
