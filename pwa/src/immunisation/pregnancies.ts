// That a woman is expecting, as much as tetanus vaccination asks: written down, corrected, ended.

import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import { documentId, type PregnancyId } from '@tram/shared-schema/document/ids.js';
import { PREGNANCY_SCHEMA_VERSION, type Pregnancy } from '@tram/shared-schema/immunisation/pregnancy.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, StorageFailure } from '#documents/tablet-documents.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { DoseSubject } from './record-doses.js';

export type PregnancyAnswers = Pick<FieldChanges<Pregnancy>, 'expectedOn' | 'earlierTetanus' | 'note'>;
export type PregnancyFields = Pick<Pregnancy, 'registeredOn'> & PregnancyAnswers;

/** Under an id chosen when the form was opened: saved again after a failure nobody saw, it is still one pregnancy. */
export async function registerPregnancy(
  { registeredOn, ...said }: PregnancyFields,
  { personId, hamletId }: DoseSubject,
  desk: Desk,
  id: PregnancyId = documentId('pregnancy', desk.ids.ulid()),
): Promise<Result<Pregnancy, StorageFailure>> {
  const pregnancy: Pregnancy = {
    _id: id,
    type: 'pregnancy',
    schemaVersion: PREGNANCY_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId,
    registeredOn,
    ...withoutUndefined({ ...said, hamletId }),
  };
  const written = await desk.documents.add([pregnancy]);
  return written.ok ? ok(pregnancy) : written;
}

/** `seen`: as the form showed it. What another tablet wrote since stands beside it, to be looked at. */
export function changePregnancy(
  id: PregnancyId,
  { changes, seen }: { readonly changes: PregnancyAnswers; readonly seen: PregnancyAnswers },
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<Pregnancy, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change('pregnancy', id, (doc) => editRegistry(doc, changes, editor, seen));
}

export interface PregnancyEnd {
  readonly endedOn: Pregnancy['endedOn'];
  readonly outcome: Pregnancy['outcome'];
}

/** Both undefined takes an end back. */
export function endPregnancy(
  id: PregnancyId,
  { endedOn, outcome }: PregnancyEnd,
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<Pregnancy, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change('pregnancy', id, (doc) => editRegistry(doc, { endedOn, outcome }, editor));
}
