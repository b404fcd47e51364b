// What the encounters feature is handed by app/compose.ts; the same desk serves people and encounters.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { DraftStore } from '#drafts/draft-store.js';
import type { Desk } from '#people/desk.js';
import type { StationReference } from '#people/station-reference.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import type { DiagnosisSearch } from './find-diagnosis.js';

export interface EncounterDeps extends Desk {
  readonly reference: StationReference;
  /** Every record of this person on this tablet, the one that goes on first; without it each stands alone. */
  readonly recordsOf?: (personId: PersonDocId) => readonly PersonDocId[];
  readonly drafts: DraftStore;
  readonly diagnoses: DiagnosisSearch;
  readonly snackbars: Pick<SnackbarQueue, 'show'>;
  readonly today: () => LocalDate;
  /** False for whoever the server takes no visit from. */
  readonly mayRecord?: boolean;
  /** `replace`: going back must not lead here again. */
  readonly navigate: (path: string, how?: 'replace') => void;
}
