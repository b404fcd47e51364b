// Giving goes on after a severe event: said with a reason, as a version of the event that names the one before.

import { documentId, type AdverseEventId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';
import type { AmendEventFailure } from './record-adverse-event.js';

export async function resumeGiving(
  eventId: AdverseEventId,
  reason: string,
  desk: Desk,
): Promise<Result<AdverseEvent, AmendEventFailure>> {
  const stored = await desk.documents.get('adverse-event', eventId);
  if (!stored) return err({ kind: 'not-found' });
  if (stored.doc.status !== 'completed') return err({ kind: 'no-longer-current' });
  const { statusChange: _change, receivedAt: _at, receivedBy: _by, ...before } = stored.doc;
  const goesOn: AdverseEvent = {
    ...before,
    ...newEnvelope(desk),
    _id: documentId('adverse-event', desk.ids.ulid()),
    amends: before._id,
    resumed: { reason, at: instantAt(desk.clock.nowMs()) },
  };
  const editor = editorNow(desk);
  const saved = await desk.documents.saveTogether(
    [{ type: 'adverse-event', id: before._id, change: (event) => moveStatus(event, 'amended', editor) }],
    [goesOn],
  );
  return saved.ok ? ok(goesOn) : saved;
}
