// Where a card and the record of the same person disagree. Only what the card says is compared; a birth date that is
// merely finer on the card is a difference too, because it lets the record be linked.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { toNfc } from '@tram/shared-schema/people/vietnamese-text.js';
import type { CardIdentity } from './card-identity.js';

export type CardDifference =
  | { field: 'name'; onRecord: string; onCard: string }
  | { field: 'sex'; onRecord: string; onCard: string }
  | { field: 'birthDate'; onRecord: Person['birthDate']; onCard: NonNullable<Person['birthDate']> }
  | { field: 'personalId'; onRecord: string | undefined; onCard: string }
  | { field: 'oldIdNumbers'; onRecord: readonly string[]; onCard: string }
  | { field: 'insurance'; onRecord: Person['insurance']; onCard: NonNullable<Person['insurance']> };

type ComparedPerson = Pick<Person, CardDifference['field']>;

export function cardDifferences(person: ComparedPerson, card: CardIdentity): CardDifference[] {
  const differences: CardDifference[] = [];
  // Old cards are printed in capitals: the same letters in another case are the same name.
  if (card.name !== undefined && sameLetters(card.name) !== sameLetters(person.name)) {
    differences.push({ field: 'name', onRecord: person.name, onCard: card.name });
  }
  if (card.sex !== undefined && card.sex !== person.sex) {
    differences.push({ field: 'sex', onRecord: person.sex, onCard: card.sex });
  }
  if (card.birthDate !== undefined && card.birthDate !== person.birthDate) {
    differences.push({ field: 'birthDate', onRecord: person.birthDate, onCard: card.birthDate });
  }
  if (card.personalId !== undefined && card.personalId !== person.personalId) {
    differences.push({ field: 'personalId', onRecord: person.personalId, onCard: card.personalId });
  }
  const oldNumbers = person.oldIdNumbers ?? [];
  if (card.oldIdNumber !== undefined && !oldNumbers.includes(card.oldIdNumber)) {
    differences.push({ field: 'oldIdNumbers', onRecord: oldNumbers, onCard: card.oldIdNumber });
  }
  if (card.insurance && saysMore(card.insurance, person.insurance)) {
    differences.push({ field: 'insurance', onRecord: person.insurance, onCard: card.insurance });
  }
  return differences;
}

const sameLetters = (name: string): string => toNfc(name).toLowerCase();

type Insurance = NonNullable<Person['insurance']>;

/** A number typed without its card says nothing of how long it is valid, so only what is said is compared. */
function saysMore(onCard: Insurance, onRecord: Insurance | undefined): boolean {
  if (onRecord?.number !== onCard.number) return true;
  return Object.entries(onCard).some(([key, value]) => !sameJson(value, onRecord[key as keyof Insurance]));
}
