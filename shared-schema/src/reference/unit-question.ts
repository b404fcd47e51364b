// People of a unit that was split, and whether the question where they live now is still open for one of them.

import type { DocumentOf } from '../document/schema-parts.js';
import { isCounted, type StandingOf } from '../people/counted.js';
import type { Person } from '../people/person.js';
import type { unitQuestionSchema } from './unit-question.schema.js';

export type UnitQuestion = DocumentOf<typeof unitQuestionSchema>;
export type UnitChoice = UnitQuestion['choices'][number];

/** A document may weigh 64 KB. */
export const MOST_PEOPLE_OF_A_QUESTION = 400;

/** Open as long as the record says what it said when the question was asked. */
export function isOpenFor(
  { from, basis, choices, withdrawn }: UnitQuestion,
  person: Pick<Person, '_id' | 'residence' | 'lifeStatus'>,
  standingOf: StandingOf,
): boolean {
  const { residence } = person;
  if (withdrawn || !isCounted(person, standingOf)) return false;
  if (!residence) return basis === 'address';
  const asked = choices[0]?.asOf;
  // The merger may have given the older code to one of the new units.
  if (
    choices.some(({ communeCode, asOf }) => communeCode === residence.communeCode && asOf <= residence.asOf)
  )
    return false;
  return basis === 'code' && residence.communeCode === from.communeCode && asked !== undefined;
}
