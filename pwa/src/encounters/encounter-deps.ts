// What the encounters feature is handed by app/compose.ts; the same desk serves people and encounters.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { DraftStore } from '#drafts/draft-store.js';
import type { Desk } from '#people/desk.js';
import type { StationReference } from '#people/station-reference.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';

export interface EncounterDeps extends Desk {
  readonly reference: StationReference;
  readonly drafts: DraftStore;
  readonly snackbars: Pick<SnackbarQueue, 'show'>;
  readonly today: () => LocalDate;
  /** False for whoever the server takes no visit from. */
  readonly mayRecord?: boolean;
  /** `replace`: going back must not lead here again. */
  readonly navigate: (path: string, how?: 'replace') => void;
}
