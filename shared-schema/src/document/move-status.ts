// An event's status only moves up; see merge-event.ts for why it can never come back down.

import type { Editor } from './edit-registry.js';
import type { EventDocument } from './envelope.js';
import { nextHlc } from './hybrid-clock.js';
import { EVENT_STATUSES, type EventStatus } from './merge-event.js';

/** A status that stands higher already, or that this version does not know, stays. */
export function moveStatus<D extends EventDocument>(event: D, status: EventStatus, editor: Editor): D {
  const ranks: readonly string[] = EVENT_STATUSES;
  const standing = ranks.indexOf(event.status);
  if (standing === -1 || standing >= ranks.indexOf(status)) return event;
  const at = nextHlc(editor.nowMs, editor.replicaId, [event.statusChange?.at]);
  return { ...event, status, statusChange: { at, by: editor.accountId } };
}
