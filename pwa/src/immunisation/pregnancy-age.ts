// Who is offered the page of a pregnancy. Only who is offered, never who may: a pregnancy can be registered from the card of
// whoever is one.

import { PREGNANCY_AGE } from '@tram/shared-schema/immunisation/pregnancy-age.table.js';
import { ageOn, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';

export function mayBePregnant(
  { sex, birthDate, lifeStatus }: Pick<Person, 'sex' | 'birthDate' | 'lifeStatus'>,
  today: LocalDate,
): boolean {
  if (sex === 'male' || lifeStatus !== 'living') return false;
  if (birthDate === undefined) return sex === 'female';
  const { years } = ageOn(birthDate, today);
  return years >= PREGNANCY_AGE.from && years < PREGNANCY_AGE.below;
}
