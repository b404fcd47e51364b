// A visit that never was: recorded for the wrong person, or twice. It is said to be a mistake and never deleted
// (records are kept by law), and saying so can be taken back.

import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { editorNow, type Desk } from '#people/desk.js';
import type { ChangeFailure, StorageFailure } from '#documents/tablet-documents.js';
import { newEncounter } from './record-encounter.js';

export async function withdrawEncounter(
  encounterId: Encounter['_id'],
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<Encounter, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change('encounter', encounterId, (encounter) =>
    moveStatus(encounter, 'entered-in-error', editor),
  );
}

/**
 * Takes the withdrawal back. The mistake may already be at the server, where a status never moves down, so the visit
 * is written again and names the one it stands for.
 */
export async function restoreEncounter(
  encounterId: Encounter['_id'],
  desk: Desk,
): Promise<Result<Encounter, StorageFailure | { kind: 'not-found' }>> {
  const stored = await desk.documents.get('encounter', encounterId);
  if (!stored) return err({ kind: 'not-found' });
  const { occurredAt, reason, vitals, diagnoses, advice, personId, hamletId, _id } = stored.doc;
  const fields = { occurredAt, reason, vitals, diagnoses, advice };
  const again = newEncounter(fields, { personId, hamletId }, desk, { amends: _id });
  const written = await desk.documents.add([again]);
  return written.ok ? ok(again) : written;
}
