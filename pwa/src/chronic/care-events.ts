// What every event of chronic care goes through: written once, corrected by a new one that names it, said to be a mistake,
// and that taken back. Records are kept by law; none is deleted.

import type { DocumentByType } from '@tram/shared-schema/document/document-types.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, StorageFailure, StoredDocument } from '#documents/tablet-documents.js';
import type { AmendFailure } from '#encounters/amend-encounter.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';

export type CareEventType = 'follow-up' | 'screening' | 'contact';
export type CareEvent = DocumentByType[CareEventType];

export const isCareEvent = (stored: StoredDocument): stored is StoredDocument<CareEvent> =>
  stored.doc.type === 'follow-up' || stored.doc.type === 'screening' || stored.doc.type === 'contact';

export async function recordCareEvent<E extends CareEvent>(
  event: E,
  desk: Pick<Desk, 'documents'>,
): Promise<Result<E, StorageFailure>> {
  const written = await desk.documents.add([event]);
  return written.ok ? ok(event) : written;
}

/** The correction is written first: should the tablet stop in between, both are there and the newer names the older. */
export async function amendCareEvent<E extends CareEvent>(
  before: E,
  correction: E,
  desk: Desk,
): Promise<Result<E, AmendFailure>> {
  const stored = await desk.documents.get(before.type, before._id);
  if (!stored) return err({ kind: 'not-found' });
  if (isMendedInPlace(stored)) return mendCareEvent(before, correction, desk);
  if (stored.doc.status !== 'completed') return err({ kind: 'no-longer-current' });
  const written = await desk.documents.add([correction]);
  if (!written.ok) return written;
  const moved = await moveTo(before, 'amended', desk);
  return moved.ok ? ok(correction) : moved;
}

/** See encounters/refused-answer.ts: nobody else has what the server refused, so it is mended where it stands. */
export function isMendedInPlace({ syncState, refusal, doc }: StoredDocument<CareEvent>): boolean {
  if (syncState !== 'refused' || doc.receivedAt !== undefined) return false;
  return refusal?.kind === 'invalid' || refusal?.kind === 'too-large';
}

async function mendCareEvent<E extends CareEvent>(
  { type, _id, createdAt, createdBy, amends }: E,
  correction: E,
  desk: Pick<Desk, 'documents'>,
): Promise<Result<E, AmendFailure>> {
  const { amends: _itself, ...fields } = correction;
  const mended = { ...fields, _id, createdAt, createdBy, ...(amends !== undefined && { amends }) } as E;
  const changed = await desk.documents.change(type, _id, () => mended);
  return changed.ok ? ok(mended) : changed;
}

function moveTo(
  { type, _id }: CareEvent,
  status: 'amended' | 'entered-in-error',
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<CareEvent, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change(type, _id, (event) => moveStatus(event, status, editor));
}

export const withdrawCareEvent = (
  event: CareEvent,
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<CareEvent, ChangeFailure>> => moveTo(event, 'entered-in-error', desk);

/**
 * Takes the withdrawal back. The mistake may already be at the server, where a status never moves down, so the event is
 * written again under `newId` and names the one it stands for.
 */
export async function restoreCareEvent<E extends CareEvent>(
  event: E,
  newId: E['_id'],
  desk: Desk,
): Promise<Result<E, StorageFailure>> {
  const { statusChange: _moved, receivedAt: _received, ...kept } = event;
  const again = {
    ...kept,
    ...newEnvelope(desk),
    _id: newId,
    status: 'completed',
    amends: event._id,
  } as E;
  return recordCareEvent(again, desk);
}
