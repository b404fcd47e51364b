// Which doses were late on the day they were given, judged as that day knew it.

import type { DoseFact } from '../../due/care-fact.js';
import type { PersonCare } from '../../due/person-care.js';
import { immunisationSubject } from '../../due/immunisation-subject.js';
import { isLocalDate, type LocalDate } from '../../local-date.js';
import type { ChildJudgement, Subject } from '../judged.js';

export interface CountRules {
  judge(subject: Subject, asOf: LocalDate): ChildJudgement;
}

/** The doses one dose stands for that were past due on its day, as judged without it. */
export function lateCodes(dose: DoseFact, care: PersonCare, rules: CountRules): readonly string[] {
  const on = dose.givenOn;
  if (!isLocalDate(on)) return [];
  const before = care.facts.filter(
    (fact) => fact.kind !== 'dose' || (fact.givenOn < on && fact.id !== dose.id),
  );
  const subject = immunisationSubject(care.person, before);
  if (!subject) return [];
  return rules
    .judge(subject, on)
    .forecasts.filter(
      ({ vaccineCodes, pastDueOn, status }) =>
        status === 'not-complete' &&
        vaccineCodes.includes(dose.vaccineCode) &&
        pastDueOn !== undefined &&
        pastDueOn < on,
    )
    .flatMap(({ doseCode }) => doseCode ?? []);
}
