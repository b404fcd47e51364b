// That a vaccine was not given, and why: put off, refused, not to be given, out of stock, or not needed.

import { documentId, type ImmunisationDecisionId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import {
  IMMUNISATION_DECISION_SCHEMA_VERSION,
  type ImmunisationDecision,
} from '@tram/shared-schema/immunisation/after-dose.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { DoseSubject } from './record-doses.js';

export interface DecisionFields extends Pick<ImmunisationDecision, 'kind' | 'vaccineCodes' | 'reason'> {
  readonly occurredAt: Instant;
  readonly untilOn: ImmunisationDecision['untilOn'];
  readonly note: string | undefined;
  /** What was answered and measured before it was decided. */
  readonly screening?: ImmunisationDecision['screening'];
}

export function newDecision(
  { occurredAt, kind, vaccineCodes, reason, untilOn, note, screening }: DecisionFields,
  { personId, hamletId }: DoseSubject,
  desk: Omit<Desk, 'documents'>,
  { id, amends }: { id?: ImmunisationDecisionId; amends?: ImmunisationDecisionId } = {},
): ImmunisationDecision {
  return {
    _id: id ?? documentId('immunisation-decision', desk.ids.ulid()),
    type: 'immunisation-decision',
    schemaVersion: IMMUNISATION_DECISION_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId,
    status: 'completed',
    occurredAt,
    kind,
    vaccineCodes,
    reason,
    ...withoutUndefined({ hamletId, untilOn, screening, note, amends }),
  };
}

/** Under an id chosen when the form was opened: saved again after a failure nobody saw, it is still one decision. */
export async function recordDecision(
  fields: DecisionFields,
  subject: DoseSubject,
  desk: Desk,
  id: ImmunisationDecisionId,
): Promise<Result<ImmunisationDecision, StorageFailure>> {
  const decision = newDecision(fields, subject, desk, { id });
  const written = await desk.documents.add([decision]);
  return written.ok ? ok(decision) : written;
}
