// A decision written down wrongly is corrected as a dose is: a new record names the old one, which stays readable.

import type { ImmunisationDecisionId } from '@tram/shared-schema/document/ids.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { editorNow, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import { isMendedInPlace, type AmendDoseFailure } from './amend-dose.js';
import { newDecision, type DecisionFields } from './record-decision.js';

export async function amendDecision(
  decisionId: ImmunisationDecisionId,
  fields: DecisionFields,
  desk: Desk,
): Promise<Result<ImmunisationDecision, AmendDoseFailure>> {
  const stored = await desk.documents.get('immunisation-decision', decisionId);
  if (!stored) return err({ kind: 'not-found' });
  const before = stored.doc;
  if (before.status !== 'completed') return err({ kind: 'no-longer-current' });
  if (isMendedInPlace(stored))
    return desk.documents.change('immunisation-decision', decisionId, (standing) =>
      withFields(standing, fields),
    );
  const subject = { personId: before.personId, hamletId: before.hamletId };
  const correction = newDecision(fields, subject, desk, { amends: before._id });
  const editor = editorNow(desk);
  const written = await desk.documents.saveTogether(
    [
      {
        type: 'immunisation-decision',
        id: decisionId,
        change: (standing) => moveStatus(standing, 'amended', editor),
      },
    ],
    [correction],
  );
  return written.ok ? ok(correction) : written;
}

function withFields(
  standing: ImmunisationDecision,
  { kind, vaccineCodes, reason, untilOn, note, screening }: DecisionFields,
): ImmunisationDecision {
  const { untilOn: _until, note: _note, screening: _asked, ...kept } = standing;
  return { ...kept, kind, vaccineCodes, reason, ...withoutUndefined({ untilOn, note, screening }) };
}
