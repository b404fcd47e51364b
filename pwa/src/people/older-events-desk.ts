// What a person's page is handed for events of theirs that lie only at the server.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { LeftEvent } from '#documents/older-events.js';
import type { RoundFailure } from '#sync/sync-status.js';

export interface OlderEventsDesk {
  /** The newest first. */
  leftOf(personId: PersonDocId): Promise<readonly LeftEvent[]>;
  fetch(
    personId: PersonDocId,
  ): Promise<Result<{ readonly brought: number; readonly gone: number }, RoundFailure>>;
}
