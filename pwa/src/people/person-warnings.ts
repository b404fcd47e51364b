// What somebody who opens a person's page must not miss, most serious first.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { isGone } from '@tram/shared-schema/people/counted.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import {
  parsePersonalId,
  personalIdWarnings,
  type PersonalIdWarning,
} from '@tram/shared-schema/people/personal-id.js';
import type { DefectId } from '@tram/shared-schema/people/record-defects.js';
import { isSeenOnCard } from '@tram/shared-schema/people/seen-on-card.js';

export type PersonWarning =
  | { kind: 'deceased'; on: Person['deceasedOn'] }
  | { kind: 'allergy'; what: string }
  | { kind: 'moved-away' }
  | { kind: 'insurance-expired'; on: LocalDate }
  /** A record that contradicts itself cannot be linked to the personal health book. */
  | { kind: 'to-mend'; because: Contradiction };

/** Where two answers of the record disagree. What is merely odd about the digits alone is asked when they are typed. */
type Contradiction = Extract<PersonalIdWarning, { kind: 'sex-differs' | 'birth-year-differs' }>;
const isContradiction = (warning: PersonalIdWarning): warning is Contradiction =>
  warning.kind === 'sex-differs' || warning.kind === 'birth-year-differs';

/** What a worker said of it under Hồ sơ cần sửa holds here too. */
const RULE_OF = {
  'sex-differs': 'id-sex-differs',
  'birth-year-differs': 'id-birth-year-differs',
} as const satisfies Record<Contradiction['kind'], DefectId>;
const FIELD_OF = { 'sex-differs': 'sex', 'birth-year-differs': 'birthDate' } as const;

/** Known before anybody touches the person; the rest is about papers and can wait until the work is done. */
export const isUrgent = ({ kind }: PersonWarning): boolean =>
  kind === 'deceased' || kind === 'allergy' || kind === 'moved-away';

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
  if (id.ok && !isGone(person)) {
    const { sex, birthDate } = person;
    const found = personalIdWarnings({ id: id.value, sex, birthDate }).filter(isContradiction);
    const open = found.filter(({ kind }) => !isSeenOnCard(person, RULE_OF[kind], person[FIELD_OF[kind]]));
    warnings.push(...open.map((because) => ({ kind: 'to-mend', because }) as const));
  }
  return warnings;
}
