// What somebody who opens a person's page must not miss, most serious first.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import {
  parsePersonalId,
  personalIdWarnings,
  type PersonalIdWarning,
} from '@tram/shared-schema/people/personal-id.js';

export type PersonWarning =
  | { kind: 'deceased'; on: Person['deceasedOn'] }
  | { kind: 'allergy'; what: string }
  | { kind: 'moved-away' }
  | { kind: 'insurance-expired'; on: LocalDate }
  /** A record that contradicts itself cannot be linked to the personal health book. */
  | { kind: 'to-mend'; because: PersonalIdWarning };

export function personWarnings(person: Person, today: LocalDate): readonly PersonWarning[] {
  const warnings: PersonWarning[] = [];
  if (person.lifeStatus === 'deceased') warnings.push({ kind: 'deceased', on: person.deceasedOn });
  if (person.allergies !== undefined) warnings.push({ kind: 'allergy', what: person.allergies });
  if (person.lifeStatus === 'moved-away') warnings.push({ kind: 'moved-away' });
  const validTo = person.insurance?.validTo;
  // A card holds on its last day.
  if (validTo !== undefined && validTo < today && person.lifeStatus === 'living') {
    warnings.push({ kind: 'insurance-expired', on: validTo });
  }
  const id = parsePersonalId(person.personalId ?? '');
  if (id.ok) {
    const { sex, birthDate } = person;
    for (const because of personalIdWarnings({ id: id.value, sex, birthDate })) {
      warnings.push({ kind: 'to-mend', because });
    }
  }
  return warnings;
}
