// The buttons of chronic care on a person's page. Loaded with the first page: from the facts in memory and nothing else.

import type { CareFact, EnrolmentFact, FollowUpFact } from '@tram/shared-schema/due/care-fact.js';
import { ageOn, daysBetween, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { CareBook } from '#due/care-book.js';
import type { PersonAction } from '#people/people-deps.js';
import { t } from '#text/text.js';
import { chronicPath, screenPath, visitPath } from './paths.js';

/** Adults: the registers of pressure and glucose are theirs. */
const SCREENED_FROM_YEARS = 18;

const enrolments = (facts: readonly CareFact[]): readonly EnrolmentFact[] =>
  facts.filter((fact): fact is EnrolmentFact => fact.kind === 'enrolment' && fact.standing === 'under-care');
const lastVisit = (facts: readonly CareFact[]): FollowUpFact | undefined =>
  facts.findLast((fact): fact is FollowUpFact => fact.kind === 'follow-up');

export interface ChronicActionParts {
  readonly careBook: CareBook;
  readonly today: () => LocalDate;
}

export function chronicActions({ careBook, today }: ChronicActionParts): readonly PersonAction[] {
  // Read as a signal: the buttons come as soon as the facts are there.
  const factsOf = (person: Person): readonly CareFact[] =>
    careBook.ready.value ? careBook.of(person._id) : [];
  const isLiving = ({ lifeStatus }: Person): boolean => lifeStatus !== 'deceased';
  const isUnderCare = (person: Person): boolean => enrolments(factsOf(person)).length > 0;
  const isAdult = ({ birthDate }: Person): boolean =>
    birthDate === undefined || ageOn(birthDate, today()).years >= SCREENED_FROM_YEARS;
  return [
    {
      label(person) {
        const dueOn = lastVisit(factsOf(person))?.nextOn;
        const late = dueOn === undefined ? 0 : daysBetween(dueOn, today());
        return late > 0 ? t('chronic.action.visitLate', { days: late }) : t('chronic.action.visit');
      },
      icon: 'heart-pulse',
      href: (person) => visitPath(person._id),
      isFor: (person) => isLiving(person) && isUnderCare(person),
    },
    {
      label: () => t('chronic.action.screen'),
      icon: 'activity',
      href: (person) => screenPath(person._id),
      isFor: (person) => isLiving(person) && isAdult(person) && !isUnderCare(person),
    },
    {
      label: () => t('chronic.action.page'),
      icon: 'chart-line',
      href: (person) => chronicPath(person._id),
      isFor: (person) =>
        factsOf(person).some(
          ({ kind }) => kind === 'enrolment' || kind === 'follow-up' || kind === 'screening',
        ),
    },
  ];
}
