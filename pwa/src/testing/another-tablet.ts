// What a second tablet of the station does to a record that stands on the test's desk.

import type { DocumentByType, RegistryType } from '@tram/shared-schema/document/document-types.js';
import {
  editRegistry,
  openDisagreements,
  type FieldChanges,
} from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { editorNow } from '#people/desk.js';
import type { TestDesk } from './test-desk.js';

/** The same account's, a moment that is the desk's; throws where the record is not here. */
export async function changeElsewhere<T extends RegistryType>(
  desk: TestDesk,
  type: T,
  id: DocumentByType[T]['_id'],
  changes: FieldChanges<DocumentByType[T]>,
): Promise<void> {
  const other = { ...editorNow(desk), replicaId: 'tabletb001' as ReplicaId };
  const came = await desk.documents.change(type, id, (doc) => editRegistry(doc, changes, other));
  if (!came.ok) throw new Error(`the other tablet's change did not come in: ${came.error.kind}`);
}

/** A record as it stands, and the fields and words about which it asks which of two is right. */
export async function standingAndAsked<T extends RegistryType>(
  desk: TestDesk,
  type: T,
  id: DocumentByType[T]['_id'],
): Promise<{ readonly doc: DocumentByType[T]; readonly asked: readonly (readonly [string, unknown])[] }> {
  const stored = await desk.documents.get(type, id);
  if (!stored) throw new Error('it stands');
  return {
    doc: stored.doc,
    asked: openDisagreements(stored.doc).map(({ field, value }) => [field, value]),
  };
}
