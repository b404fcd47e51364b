// Changes of a person's record that are one tap: the commune of today, what stands so on the card, what the insurance
// portal said. Each gives what takes it back.

import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { RecordDefect } from '@tram/shared-schema/people/record-defects.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { editorNow, type Desk } from '../desk.js';

type MendDesk = Pick<Desk, 'documents' | 'clock' | 'editor'>;
type MendedField = 'residence' | 'seenOnCard' | 'insuranceLookup' | 'name' | 'sex' | 'birthDate' | 'phone';
export type MendChanges = Pick<FieldChanges<Person>, MendedField>;
export type Undo = () => Promise<Result<unknown, ChangeFailure>>;

/** What a list or an answer of before stood for is taken away first: the same words again are news. */
async function write(
  desk: MendDesk,
  personId: Person['_id'],
  changesOf: (person: Person) => MendChanges,
): Promise<Result<Undo, ChangeFailure>> {
  let before: MendChanges = {};
  const written = await desk.documents.change('person', personId, (person) => {
    const changes = changesOf(person);
    before = Object.fromEntries(
      Object.keys(changes).map((field) => [field, person[field as MendedField]]),
    ) as MendChanges;
    return editRegistry(person, changes, editorNow(desk));
  });
  if (!written.ok) return written;
  const undo: Undo = () =>
    desk.documents.change('person', personId, (person) => editRegistry(person, before, editorNow(desk)));
  return ok(undo);
}

export const mendField = (
  desk: MendDesk,
  personId: Person['_id'],
  changes: MendChanges,
): Promise<Result<Undo, ChangeFailure>> => write(desk, personId, () => changes);

/** The answer of the portal, also where it is the same as before: then it was asked again. */
export async function noteLookup(
  desk: MendDesk,
  personId: Person['_id'],
  insuranceLookup: NonNullable<Person['insuranceLookup']>,
): Promise<Result<Person, ChangeFailure>> {
  return desk.documents.change('person', personId, (person) => {
    const cleared = editRegistry(person, { insuranceLookup: undefined }, editorNow(desk));
    return editRegistry(cleared, { insuranceLookup }, editorNow(desk));
  });
}

/** As many as the record has room for; the oldest goes first. */
const MOST_SEEN = 20;
const LONGEST_SAID = 120;

export const maySeeOnCard = ({ rule, finding }: RecordDefect): boolean =>
  rule.mayStandOnCard === true && finding.said !== undefined && finding.said.length <= LONGEST_SAID;

/** Somebody has the card before them, and it says what the record says. */
export function noteSeenOnCard(
  desk: MendDesk,
  personId: Person['_id'],
  { id, finding }: RecordDefect,
  seenOn: LocalDate,
): Promise<Result<Undo, ChangeFailure>> {
  return write(desk, personId, ({ seenOnCard = [], personalId }) => {
    const others = seenOnCard.filter(({ rule }) => rule !== id);
    const seen = {
      rule: id,
      said: finding.said ?? '',
      seenOn,
      ...(personalId !== undefined && { personalId }),
    };
    return { seenOnCard: [...others, seen].slice(-MOST_SEEN) };
  });
}
