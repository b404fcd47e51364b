// Whoever is said to head a household is named by it; the household is found by that name from then on.

import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import { editorNow, type Desk } from './desk.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';

export async function nameHouseholdHead(
  person: Pick<Person, '_id' | 'householdId' | 'relationToHead'>,
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<void, ChangeFailure>> {
  if (person.householdId === undefined || person.relationToHead !== 'head') return ok(undefined);
  const editor = editorNow(desk);
  const changed = await desk.documents.change('household', person.householdId, (household) =>
    editRegistry(household, { headPersonId: person._id }, editor),
  );
  return changed.ok ? ok(undefined) : changed;
}
