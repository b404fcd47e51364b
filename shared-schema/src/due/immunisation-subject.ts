// A person's facts as the rules of vaccination take them in: doses that stand, what is known of the person, pregnancies.
// The tablet and the server judge from the same facts.

import type { GivenDose, KnownPregnancy, Subject } from '../immunisation/judged.js';
import type { Sex } from '../immunisation/schedule.js';
import type { CareFact, DoseFact, PersonFact, PregnancyFact } from './care-fact.js';

const sexOf = (sex: string): Sex => (sex === 'male' || sex === 'female' ? sex : 'unknown');

const givenDose = (fact: DoseFact): GivenDose => ({
  id: fact.id,
  vaccineCode: fact.vaccineCode,
  givenOn: fact.givenOn,
  ...(fact.expired && { substandard: true }),
});

/** One nobody ended is taken as over after the day the birth was expected. */
function pregnancy({ on, endedOn, expectedOn, earlierTetanus }: PregnancyFact): KnownPregnancy {
  const to = endedOn ?? expectedOn;
  return {
    from: on,
    ...(to !== undefined && { to }),
    ...(earlierTetanus !== undefined && { earlierTetanus }),
  };
}

/** Undefined where not even the year of birth is known: then nothing can be said of any age. */
export function immunisationSubject(person: PersonFact, facts: readonly CareFact[]): Subject | undefined {
  const { birthDate, sex } = person;
  if (birthDate === undefined) return undefined;
  const pregnancies = facts.flatMap((fact) => (fact.kind === 'pregnancy' ? [pregnancy(fact)] : []));
  return {
    birthOn: birthDate,
    sex: sexOf(sex),
    doses: facts.flatMap((fact) => (fact.kind === 'dose' ? [givenDose(fact)] : [])),
    ...(pregnancies.length > 0 && { pregnancies }),
  };
}
