// The buttons on a person's page that lead to vaccines, and whom they are offered for. Part of the first load.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { ageOn } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { contactPath } from '#chronic/paths.js';
import type { CareBook } from '#due/care-book.js';
import type { PersonAction } from '#people/people-deps.js';
import { t } from '#text/text.js';
import type { DueLine } from './due-line.js';
import { cardPath, pregnancyPath } from './paths.js';
import { mayBePregnant } from './pregnancy-age.js';

export interface PersonActionParts {
  readonly careBook: Pick<CareBook, 'of'>;
  readonly today: () => LocalDate;
  /** Undefined while it is being worked out, or where nothing is to be said. */
  readonly dueLine: (person: Person) => DueLine | undefined;
}

/** Only who is offered it: a grown-up's card is reached by whatever was given to them. */
const CHILD_YEARS = 18;

const isChildOn = (today: LocalDate, { birthDate }: Person): boolean =>
  birthDate === undefined || ageOn(birthDate, today).years < CHILD_YEARS;

/** For the community's helpers: they read the card, and knock at the door of whoever is late. */
export function helperActions({ today, dueLine }: PersonActionParts): readonly PersonAction[] {
  const isFor = (person: Person): boolean => person.lifeStatus === 'living' && isChildOn(today(), person);
  return [
    {
      label: () => t('immunisation.action'),
      about: (person) => dueLine(person)?.words,
      isPressing: (person) => dueLine(person)?.isLate === true,
      icon: 'syringe',
      href: ({ _id }) => cardPath(_id),
      isFor,
    },
    {
      label: () => t('immunisation.contact'),
      icon: 'phone',
      href: ({ _id }) => `${contactPath(_id, ['immunisation'])}&from=person`,
      isFor,
    },
  ];
}

export function vaccineActions({ careBook, today, dueLine }: PersonActionParts): readonly PersonAction[] {
  const hadAny = ({ _id }: Person): boolean => careBook.of(_id).some(({ kind }) => kind === 'dose');
  return [
    {
      label: () => t('immunisation.action'),
      about: (person) => dueLine(person)?.words,
      isPressing: (person) => dueLine(person)?.isLate === true,
      icon: 'syringe',
      href: ({ _id }) => cardPath(_id),
      isFor: (person) =>
        person.lifeStatus === 'living' &&
        (isChildOn(today(), person) || mayBePregnant(person, today()) || hadAny(person)),
    },
    {
      label: () => t('immunisation.pregnancy'),
      icon: 'baby',
      href: ({ _id }) => pregnancyPath(_id),
      isFor: (person) => mayBePregnant(person, today()),
    },
  ];
}
