// An event's status only moves up; see merge-event.ts for why it can never come back down.

import { EVENT_STATUSES, type EventStatus } from '@tram/shared-schema/document/merge-event.js';
import { nextHlc } from '@tram/shared-schema/document/hybrid-clock.js';
import type { Editor } from '@tram/shared-schema/document/edit-registry.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';

/** A status that stands higher already, or that this version does not know, stays. */
export function moveEncounterStatus(encounter: Encounter, status: EventStatus, editor: Editor): Encounter {
  const ranks: readonly string[] = EVENT_STATUSES;
  const standing = ranks.indexOf(encounter.status);
  if (standing === -1 || standing >= ranks.indexOf(status)) return encounter;
  const at = nextHlc(editor.nowMs, editor.replicaId, [encounter.statusChange?.at]);
  return { ...encounter, status, statusChange: { at, by: editor.accountId } };
}
