// What the immunisation feature is handed by app/: the desk everybody writes at, what is known of everybody's care, and the
// schedule in force. `ImmunisationDesk` is there from the start; the schedule comes with the pages that need it.

import type { ReadonlySignal } from '@preact/signals';
import type { PersonDocId, StationId } from '@tram/shared-schema/document/ids.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { CareBook } from '#due/care-book.js';
import type { DraftStore } from '#drafts/draft-store.js';
import type { Desk } from '#people/desk.js';
import type { PersonDirectory } from '#people/person-directory.js';
import type { DrawQr } from '#people/qr-squares.js';
import type { StationReference } from '#people/station-reference.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import type { SessionLots } from './session-lots.js';

export interface ImmunisationDesk extends Desk {
  readonly reference: StationReference;
  readonly directory: PersonDirectory;
  readonly careBook: CareBook;
  readonly drafts: DraftStore;
  readonly snackbars: Pick<SnackbarQueue, 'show'>;
  readonly today: () => LocalDate;
  /** False for whoever the server takes no dose from. */
  readonly mayRecord?: boolean;
  /** `replace`: going back must not lead here again. */
  readonly navigate: (path: string, how?: 'replace') => void;
  /** As it is printed; a session begun by an older app may not know it. */
  readonly stationName: string | undefined;
  readonly stationId: StationId;
  /** What this tablet gave from last today. */
  readonly sessionLots: SessionLots;
  /** Editions the server published; the built-in ones hold beside them. `read` is awaited before anybody is judged. */
  readonly published?: { readonly editions: ReadonlySignal<readonly Schedule[]>; read(): Promise<void> };
  /** Whoever waits after this one, on a day the list of the session was opened. */
  readonly nextInSession?: (after: PersonDocId) => PersonDocId | undefined;
}

export interface ImmunisationDeps extends ImmunisationDesk {
  readonly schedule: CompiledSchedule;
  readonly drawQr: DrawQr;
  readonly print: () => void;
}
