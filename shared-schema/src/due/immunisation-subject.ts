// A person's facts as the rules of vaccination take them in: doses that stand, what is known of the person, pregnancies.
// The tablet and the server judge from the same facts.

import type { GivenDose, KnownCondition, Subject } from '../immunisation/judged.js';
import type { Sex } from '../immunisation/schedule.js';
import type { CareFact, DoseFact, PersonFact, PregnancyFact } from './care-fact.js';

const sexOf = (sex: string): Sex => (sex === 'male' || sex === 'female' ? sex : 'unknown');

const givenDose = (fact: DoseFact): GivenDose => ({
  id: fact.id,
  vaccineCode: fact.vaccineCode,
  givenOn: fact.givenOn,
  ...(fact.expired && { substandard: true }),
});

export type Pregnancies = NonNullable<Subject['pregnancies']>;

/** One nobody ended is taken as over after the day the birth was expected. */
function pregnancy({ on, endedOn, expectedOn }: PregnancyFact): Pregnancies[number] {
  const to = endedOn ?? expectedOn;
  return to === undefined ? { from: on } : { from: on, to };
}

/** What she had as a child, as papers show: `earlier-tetanus:three-primary`. */
export const EARLIER_TETANUS = 'earlier-tetanus:';

function conditionsOf(facts: readonly CareFact[]): readonly KnownCondition[] {
  return facts.flatMap((fact): KnownCondition[] =>
    fact.kind === 'pregnancy' && fact.earlierTetanus !== undefined
      ? [{ code: `${EARLIER_TETANUS}${fact.earlierTetanus}` }]
      : [],
  );
}

/** Undefined where not even the year of birth is known: then nothing can be said of any age. */
export function immunisationSubject(person: PersonFact, facts: readonly CareFact[]): Subject | undefined {
  const { birthDate, sex } = person;
  if (birthDate === undefined) return undefined;
  const pregnancies = facts.flatMap((fact) => (fact.kind === 'pregnancy' ? [pregnancy(fact)] : []));
  const conditions = conditionsOf(facts);
  return {
    birthOn: birthDate,
    sex: sexOf(sex),
    doses: facts.flatMap((fact) => (fact.kind === 'dose' ? [givenDose(fact)] : [])),
    ...(conditions.length > 0 && { conditions }),
    ...(pregnancies.length > 0 && { pregnancies }),
  };
}
