// Whose card this is. Numbers first, since they are what cards are for; then name and birth date. A number may have
// been re-issued or mistyped, so what the card says and the record does not is always told.

import type { Person } from '@tram/shared-schema/people/person.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { CardReading } from '@tram/shared-schema/people/card-text.js';
import type { TemporaryCode } from '@tram/shared-schema/people/temporary-code.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import { cardDifferences, type CardDifference } from './card-differences.js';
import { identityOf, type CardIdentity, type CardWarning, type IdentityReading } from './card-identity.js';
import { openBySlip, type OpenedBySlip } from './open-by-slip.js';
import { peopleWithoutPapers } from './people-without-papers.js';
import type { DirectoryPerson, PersonDirectory } from './person-directory.js';
import type { PersonFormValues } from './person-form.js';
import { newPersonFormOf } from './person-form-of-card.js';
import { withoutDeclaredDoubt, type ProvinceLists } from './undoubted-province.js';

export type OpenedByCard =
  | {
      kind: 'found';
      personId: Person['_id'];
      person: DirectoryPerson;
      card: CardIdentity;
      differences: readonly CardDifference[];
    }
  | { kind: 'several'; persons: readonly DirectoryPerson[]; card: CardIdentity }
  | {
      kind: 'new';
      prefill: PersonFormValues;
      warnings: readonly CardWarning[];
      card: CardIdentity;
      /** On record without papers: it may be the card of one of them. */
      mayComplete: readonly DirectoryPerson[];
    }
  /** What the station gave to somebody without papers; nobody on this tablet has it. */
  | { kind: 'code-not-here'; code: TemporaryCode }
  | OpenedBySlip;

/** What the scan screen lets through: it refuses what is torn, unreadable or no card at all by itself. */
export type ReadableCard = IdentityReading | Extract<CardReading, { kind: 'slip' | 'temporary-code' }>;

export interface CardDesk {
  readonly directory: Pick<PersonDirectory, 'withNumber' | 'withName' | 'search' | 'find' | 'membersOf'>;
  readonly documents: Pick<TabletDocuments, 'get'>;
  readonly stationId: StationId;
  readonly codeLists: ProvinceLists;
}

export async function openByCard(
  reading: ReadableCard,
  { directory, documents, stationId, codeLists }: CardDesk,
): Promise<OpenedByCard> {
  if (reading.kind === 'slip') return openBySlip(reading.slip, documents, stationId);
  if (reading.kind === 'temporary-code') {
    const [holder] = directory.withNumber(reading.code);
    return holder ? { kind: 'person', personId: holder.id } : { kind: 'code-not-here', code: reading.code };
  }
  const card = await withoutDeclaredDoubt(identityOf(reading), codeLists);
  const persons = candidates(card, directory);
  const [only, ...others] = persons;
  if (!only) {
    const mayComplete = peopleWithoutPapers(card, directory);
    return { kind: 'new', prefill: newPersonFormOf(card), warnings: card.warnings, card, mayComplete };
  }
  if (others.length > 0) return { kind: 'several', persons, card };
  const stored = await documents.get('person', only.id);
  const differences = stored ? cardDifferences(stored.doc, card) : [];
  return { kind: 'found', personId: only.id, person: only, card, differences };
}

function candidates(
  card: CardIdentity,
  directory: Pick<PersonDirectory, 'withNumber' | 'withName'>,
): readonly DirectoryPerson[] {
  for (const number of [card.personalId, card.insurance?.number, socialInsuranceOf(card), card.oldIdNumber]) {
    const found = number === undefined ? [] : directory.withNumber(number);
    if (found.length > 0) return found;
  }
  if (card.name === undefined || card.birthDate === undefined) return [];
  const born = card.birthDate;
  return (
    directory
      .withName(card.name)
      .filter((person) => person.birthDate !== undefined && sameBirth(person.birthDate, born))
      // Another personal id on the record is another person of the same name and day, until somebody says otherwise.
      .filter((person) => card.personalId === undefined || person.personalId === undefined)
  );
}

/** Old and new insurance cards of one holder share the last ten digits. */
function socialInsuranceOf(card: CardIdentity): string | undefined {
  return card.insurance?.number.slice(-10);
}

/** Equal as far as both are known: `1957` on the record is no contradiction to `1957-02-01` on the card. */
function sameBirth(a: string, b: string): boolean {
  const precision = Math.min(a.length, b.length);
  return a.slice(0, precision) === b.slice(0, precision);
}
