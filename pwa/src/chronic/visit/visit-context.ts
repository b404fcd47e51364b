// Whom a follow-up is for: their registers, targets and history. Read once when the form opens.

import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import type { Medicine } from '@tram/shared-schema/chronic/medicine.js';
import { maxSupplyDays } from '@tram/shared-schema/chronic/next-visit.js';
import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import { reachedAt, registerCare } from '@tram/shared-schema/chronic/register-visits.js';
import type { MeasureRow, RegisterRow } from '@tram/shared-schema/chronic/registers.table.js';
import type { TargetPerson } from '@tram/shared-schema/chronic/target-for.js';
import type { CareFact, PersonFact } from '@tram/shared-schema/due/care-fact.js';
import { daysBetween, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { withoutUndefined } from '#people/without-undefined.js';
import { targetOf, targetPersonOf } from '../person-care.js';

export interface VisitContext {
  readonly person: Person;
  /** Registers the person is under care in. */
  readonly enrolments: readonly Enrolment[];
  readonly targetPerson: TargetPerson;
  readonly targets: Readonly<Record<string, CareTarget>>;
  readonly last: FollowUp | undefined;
  /** Of the last visit, or those they came with. */
  readonly medicinesBefore: readonly Medicine[];
  /** A prescription may last so long. */
  readonly maxDays: number;
  /** By register: since when visits follow one another without the target. */
  readonly uncontrolledSince: LocalDate | undefined;
  readonly lastStepTaken: string | undefined;
  readonly mayBePregnant: boolean;
}

export interface ContextParts {
  readonly person: Person;
  readonly enrolments: readonly Enrolment[];
  /** Newest first, only those that stand; without the visit that is being corrected. */
  readonly visits: readonly FollowUp[];
  readonly facts: readonly CareFact[];
  readonly today: LocalDate;
}

/** Nobody is asked: at these ages a woman may be pregnant, and a step that harms then is the doctor's. */
const MAY_BE_PREGNANT = { fromYears: 15, belowYears: 50 } as const;

function uncontrolledSince({ person, enrolments, facts, today }: ContextParts): LocalDate | undefined {
  const personFact: PersonFact = {
    personId: person._id,
    sex: person.sex,
    lifeStatus: person.lifeStatus,
    ...withoutUndefined({ birthDate: person.birthDate, hamletId: person.hamletId }),
  };
  const starts = enrolments.flatMap(({ register }) => {
    const care = registerCare(register, personFact, facts, today);
    if (!care) return [];
    const verdicts = care.visits.map((visit) => ({
      on: visit.on,
      reached: reachedAt(register, visit, care.enrolment),
    }));
    const lastReached = verdicts.findLastIndex(({ reached }) => reached === 1);
    return verdicts.slice(lastReached + 1).find(({ reached }) => reached === 0)?.on ?? [];
  });
  return [...starts].sort()[0];
}

export function visitContext(parts: ContextParts): VisitContext {
  const { person, enrolments, visits, today } = parts;
  const [last] = visits;
  const targetPerson = targetPersonOf(person.birthDate, enrolments, today);
  const targets = enrolments.flatMap((enrolment): [string, CareTarget][] => {
    const target = targetOf(enrolment, targetPerson);
    return target ? [[enrolment.register, target]] : [];
  });
  const { fromYears, belowYears } = MAY_BE_PREGNANT;
  const { ageYears } = targetPerson;
  const pregnant = parts.facts.some((fact) => fact.kind === 'pregnancy' && fact.endedOn === undefined);
  return {
    person,
    enrolments,
    targetPerson,
    targets: Object.fromEntries(targets),
    last,
    medicinesBefore: last?.medicines ?? enrolments.flatMap(({ medicinesAtStart }) => medicinesAtStart ?? []),
    maxDays: maxSupplyDays(enrolments.flatMap(({ diagnosisCode }) => diagnosisCode ?? [])),
    uncontrolledSince: uncontrolledSince(parts),
    lastStepTaken: visits.find(({ stepTaken }) => stepTaken === true)?.suggestedStep,
    mayBePregnant:
      pregnant ||
      (person.sex === 'female' && ageYears !== undefined && ageYears >= fromYears && ageYears < belowYears),
  };
}

export const registerRowsOf = (codes: readonly string[]): readonly RegisterRow[] =>
  codes.flatMap((code) => registerOf(code) ?? []);

/** What the registers ask, each once; what two of them ask in the same words is one question. */
export const measuresAsked = (codes: readonly string[]): readonly MeasureRow[] => [
  ...new Map(
    registerRowsOf(codes).flatMap(({ measures }) => measures.map((row) => [row.code, row])),
  ).values(),
];

export const asksFor = (codes: readonly string[], what: 'pressure' | 'glucose'): boolean =>
  registerRowsOf(codes).some(({ asks }) => asks.includes(what));

export const daysUncontrolled = (
  { uncontrolledSince: since }: Pick<VisitContext, 'uncontrolledSince'>,
  today: LocalDate,
): number => (since === undefined ? 0 : daysBetween(since, today));
