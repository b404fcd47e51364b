// A visit written down wrongly is corrected by a new record that names the old one; the old one stays readable.

import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { editorNow, type Desk } from '#people/desk.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { newEncounter, type EncounterFields } from './record-encounter.js';

export type AmendFailure =
  | ChangeFailure
  /** Somebody corrected it, or marked it as a mistake, while the form was open. */
  | { kind: 'no-longer-current' };

/** The correction is written first: should the tablet stop in between, both are there and the newer names the older. */
export async function amendEncounter(
  encounterId: Encounter['_id'],
  fields: EncounterFields,
  desk: Desk,
): Promise<Result<Encounter, AmendFailure>> {
  const stored = await desk.documents.get('encounter', encounterId);
  if (!stored) return err({ kind: 'not-found' });
  const before = stored.doc;
  if (before.status !== 'completed') return err({ kind: 'no-longer-current' });
  const subject = { personId: before.personId, hamletId: before.hamletId };
  const correction = newEncounter(fields, subject, desk, { amends: before._id });
  const written = await desk.documents.add([correction]);
  if (!written.ok) return written;
  const editor = editorNow(desk);
  const moved = await desk.documents.change('encounter', encounterId, (encounter) =>
    moveStatus(encounter, 'amended', editor),
  );
  return moved.ok ? ok(correction) : moved;
}
