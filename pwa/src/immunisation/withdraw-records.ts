// Doses and decisions that never were: written for the wrong child, or twice. Said to be a mistake and never deleted (records
// are kept by law); saying so can be taken back.

import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import {
  documentId,
  isIdOf,
  type DoseId,
  type ImmunisationDecisionId,
} from '@tram/shared-schema/document/ids.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, DocumentChange } from '#documents/tablet-documents.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';

export type WithdrawableId = DoseId | ImmunisationDecisionId;

export const isWithdrawable = (id: string): id is WithdrawableId =>
  isIdOf('dose', id) || isIdOf('immunisation-decision', id);

type WithdrawingDesk = Pick<Desk, 'documents' | 'clock' | 'editor'>;

/** All of them together: the doses of a visit are taken back as they were given. */
export async function withdrawRecords(
  ids: readonly WithdrawableId[],
  desk: WithdrawingDesk,
): Promise<Result<void, ChangeFailure>> {
  const editor = editorNow(desk);
  const changes = ids.map((id): DocumentChange =>
    isIdOf('dose', id)
      ? { type: 'dose', id, change: (doc) => moveStatus(doc, 'entered-in-error', editor) }
      : { type: 'immunisation-decision', id, change: (doc) => moveStatus(doc, 'entered-in-error', editor) },
  );
  return desk.documents.saveTogether(changes, []);
}

/**
 * Takes a withdrawal back. The mistake may already be at the server, where a status never moves down, so the record is
 * written again and names the one it stands for.
 */
export async function restoreRecord(
  id: WithdrawableId,
  desk: Desk,
): Promise<Result<Dose | ImmunisationDecision, ChangeFailure>> {
  const type = isIdOf('dose', id) ? 'dose' : 'immunisation-decision';
  const stored = await desk.documents.get(type, id);
  if (!stored) return err({ kind: 'not-found' });
  const again = writtenAgain(stored.doc, desk);
  const written = await desk.documents.add([again]);
  return written.ok ? ok(again) : written;
}

function writtenAgain(doc: Dose | ImmunisationDecision, desk: Desk): Dose | ImmunisationDecision {
  const { statusChange: _change, receivedAt: _at, receivedBy: _by, ...kept } = doc;
  const ulid = desk.ids.ulid();
  const renewed = { ...newEnvelope(desk), status: 'completed' };
  return kept.type === 'dose'
    ? { ...kept, ...renewed, _id: documentId('dose', ulid), amends: kept._id }
    : { ...kept, ...renewed, _id: documentId('immunisation-decision', ulid), amends: kept._id };
}
