// A household with everybody in it, as they stand on this tablet.

import type { HouseholdId } from '@tram/shared-schema/document/ids.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
import type { PersonDirectory } from '#people/person-directory.js';

export interface KnownHousehold {
  readonly stored: StoredDocument<Household>;
  /** The head first, then the oldest. */
  readonly members: readonly Person[];
}

function headFirst(headPersonId: string | undefined): (a: Person, b: Person) => number {
  const order = ({ _id, birthDate }: Person): string =>
    `${_id === headPersonId ? 0 : 1} ${birthDate ?? '9'} ${_id}`;
  return (a, b) => (order(a) < order(b) ? -1 : 1);
}

export async function readHousehold(
  documents: Pick<TabletDocuments, 'get'>,
  directory: Pick<PersonDirectory, 'membersOf'>,
  householdId: HouseholdId,
): Promise<KnownHousehold | undefined> {
  const listed = directory.membersOf(householdId);
  const [stored, ...people] = await Promise.all([
    documents.get('household', householdId),
    ...listed.map(({ id }) => documents.get('person', id)),
  ]);
  if (!stored) return undefined;
  const members = people.flatMap((one) => (one?.doc.householdId === householdId ? one.doc : []));
  return { stored, members: members.sort(headFirst(stored.doc.headPersonId)) };
}
