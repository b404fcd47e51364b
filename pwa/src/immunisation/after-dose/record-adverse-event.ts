// An adverse event as it was told, written once; what is learnt later is a new version that names the one before.

import { documentId, type AdverseEventId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import {
  ADVERSE_EVENT_SCHEMA_VERSION,
  type AdverseEvent,
} from '@tram/shared-schema/immunisation/after-dose.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { AdverseEventFields } from './adverse-event-form.js';
import { newObservation, type WatchingDesk } from './end-watch.js';

export type AdverseEventSubject = Pick<AdverseEvent, 'personId' | 'doseIds'>;
export type AmendEventFailure = ChangeFailure | { kind: 'no-longer-current' };

function newAdverseEvent(
  { severity, signs, outcome, ...said }: AdverseEventFields,
  { personId, doseIds }: AdverseEventSubject,
  desk: WatchingDesk,
  of: { id: AdverseEventId; occurredAt: AdverseEvent['occurredAt']; amends?: AdverseEventId },
): AdverseEvent {
  const { id, occurredAt, amends } = of;
  return {
    _id: id,
    type: 'adverse-event',
    schemaVersion: ADVERSE_EVENT_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId,
    status: 'completed',
    occurredAt,
    doseIds,
    severity,
    signs,
    outcome,
    ...withoutUndefined({ ...said, amends, hamletId: desk.directory.find(personId)?.hamletId }),
  };
}

/** With it ends the watch after these doses, where one was running. */
export async function recordAdverseEvent(
  fields: AdverseEventFields,
  subject: AdverseEventSubject,
  desk: WatchingDesk,
  { id, endsWatch }: { id: AdverseEventId; endsWatch: boolean },
): Promise<Result<AdverseEvent, ChangeFailure>> {
  const occurredAt = instantAt(desk.clock.nowMs());
  const event = newAdverseEvent(fields, subject, desk, { id, occurredAt });
  const written = await desk.documents.add(
    endsWatch ? [event, newObservation(subject, 'adverse-event', desk)] : [event],
  );
  return written.ok ? ok(event) : written;
}

/** The hour it was first seen stays: the report is owed from then. */
export async function amendAdverseEvent(
  eventId: AdverseEventId,
  fields: AdverseEventFields,
  desk: WatchingDesk,
): Promise<Result<AdverseEvent, AmendEventFailure>> {
  const stored = await desk.documents.get('adverse-event', eventId);
  if (!stored) return err({ kind: 'not-found' });
  const before = stored.doc;
  if (before.status !== 'completed') return err({ kind: 'no-longer-current' });
  const id = documentId('adverse-event', desk.ids.ulid());
  const { occurredAt, resumed } = before;
  const correction: AdverseEvent = {
    ...newAdverseEvent(fields, before, desk, { id, occurredAt, amends: before._id }),
    ...(resumed && { resumed }),
  };
  const editor = editorNow(desk);
  const saved = await desk.documents.saveTogether(
    [{ type: 'adverse-event', id: before._id, change: (event) => moveStatus(event, 'amended', editor) }],
    [correction],
  );
  return saved.ok ? ok(correction) : saved;
}

/** Written for the wrong child, or never so: said to be a mistake and never deleted. */
export function withdrawAdverseEvent(
  id: AdverseEventId,
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<AdverseEvent, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change('adverse-event', id, (event) => moveStatus(event, 'entered-in-error', editor));
}

/** The mistake may already be at the server, where a status never moves down: written again, it names the one before. */
export async function restoreAdverseEvent(
  withdrawn: AdverseEvent,
  desk: Desk,
): Promise<Result<AdverseEvent, ChangeFailure>> {
  const { statusChange: _change, receivedAt: _at, receivedBy: _by, ...kept } = withdrawn;
  const again: AdverseEvent = {
    ...kept,
    ...newEnvelope(desk),
    _id: documentId('adverse-event', desk.ids.ulid()),
    status: 'completed',
    amends: withdrawn._id,
  };
  const written = await desk.documents.add([again]);
  return written.ok ? ok(again) : written;
}
