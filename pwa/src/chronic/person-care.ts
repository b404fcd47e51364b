// What is known of one person's chronic care: the registers they are in, with their records, and their facts.

import { enrolmentsThatCount } from '@tram/shared-schema/chronic/register-visits.js';
import { isKidneyDisease } from '@tram/shared-schema/chronic/symptoms.js';
import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { targetFor, type TargetPerson } from '@tram/shared-schema/chronic/target-for.js';
import type { EnrolmentId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { CareFact, EnrolmentFact } from '@tram/shared-schema/due/care-fact.js';
import { ageOn, type LocalDate, type PartialDate } from '@tram/shared-schema/local-date.js';
import type { ChronicDeps } from './chronic-deps.js';

export const isEnrolmentFact = (fact: CareFact): fact is EnrolmentFact => fact.kind === 'enrolment';

/** Facts are read after a start; whoever is asked before waits a moment. */
export async function factsOf(
  { careBook }: Pick<ChronicDeps, 'careBook'>,
  personId: PersonDocId,
): Promise<readonly CareFact[]> {
  if (!careBook.ready.value) {
    await new Promise<void>((resolve) => {
      const stop = careBook.ready.subscribe((ready) => {
        if (!ready) return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  }
  return careBook.of(personId);
}

export async function enrolmentsOf(
  deps: Pick<ChronicDeps, 'careBook' | 'documents'>,
  personId: PersonDocId,
): Promise<readonly Enrolment[]> {
  const facts = enrolmentsThatCount(await factsOf(deps, personId));
  const stored = await Promise.all(facts.map(({ id }) => deps.documents.get('enrolment', id as EnrolmentId)));
  return stored.flatMap((one) => (one ? [one.doc] : []));
}

export const ageYearsOn = (birthDate: PartialDate | undefined, on: LocalDate): number | undefined =>
  birthDate === undefined ? undefined : ageOn(birthDate, on).years;

export function targetPersonOf(
  birthDate: PartialDate | undefined,
  enrolments: readonly Pick<Enrolment, 'register' | 'complications'>[],
  on: LocalDate,
): TargetPerson {
  const isIn = (register: string): boolean => enrolments.some((one) => one.register === register);
  return {
    ageYears: ageYearsOn(birthDate, on),
    on,
    hypertension: isIn('hypertension'),
    diabetes: isIn('diabetes'),
    kidneyDisease: enrolments.some(({ complications = [] }) => complications.some(isKidneyDisease)),
  };
}

/** What the doctor said; else what the rule says today, because an age or another illness may have come since. */
export const targetOf = (
  enrolment: Pick<Enrolment, 'register' | 'target'>,
  person: TargetPerson,
): CareTarget | undefined => targetFor(enrolment.register, person, enrolment.target) ?? enrolment.target;
