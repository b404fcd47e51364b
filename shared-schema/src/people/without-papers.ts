// Whether somebody is known to have no personal id yet, or cannot have one: then its absence is no fault of the record.

import { ageOn, type LocalDate } from '../local-date.js';
import { NEWBORN_BELOW_DAYS } from './defect-bounds.table.js';
import type { Person } from './person.js';

const HOME_COUNTRY = 'VNM';

const isNewborn = ({ birthDate }: Person, today: LocalDate): boolean =>
  birthDate?.length === 10 && birthDate <= today && ageOn(birthDate, today).days < NEWBORN_BELOW_DAYS.below;

/** Why there is no number, as far as the record says; undefined where there is one or nothing explains it. */
export function papersAwaited(person: Person, today: LocalDate): string | undefined {
  if (person.personalId !== undefined) return undefined;
  if (person.withoutPapers !== undefined) return person.withoutPapers;
  if (person.nationalityCode !== undefined && person.nationalityCode !== HOME_COUNTRY) return 'foreigner';
  return isNewborn(person, today) ? 'newborn' : undefined;
}

export const awaitsPapers = (person: Person, today: LocalDate): boolean =>
  papersAwaited(person, today) !== undefined;
