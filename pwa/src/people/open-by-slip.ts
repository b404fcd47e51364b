// Whose slip this is, or whose temporary code. A slip that opens nothing here says which of two things is the matter:
// another station printed it, or the record has not come to this tablet.

import type { HouseholdId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { stationSign, type Slip } from '@tram/shared-schema/people/slip-code.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';

export type OpenedBySlip =
  | { kind: 'person'; personId: Person['_id'] }
  | { kind: 'household'; householdId: HouseholdId }
  | { kind: 'slip-of-another-station' }
  | { kind: 'slip-not-here' };

export async function openBySlip(
  { documentId, stationSign: sign }: Slip,
  documents: Pick<TabletDocuments, 'get'>,
  stationId: StationId,
): Promise<OpenedBySlip> {
  const person = await documents.get('person', documentId);
  if (person) return { kind: 'person', personId: person.doc._id };
  const household = await documents.get('household', documentId);
  if (household) return { kind: 'household', householdId: household.doc._id };
  const encounter = await documents.get('encounter', documentId);
  if (encounter) return { kind: 'person', personId: encounter.doc.personId };
  return { kind: sign === stationSign(stationId) ? 'slip-not-here' : 'slip-of-another-station' };
}
