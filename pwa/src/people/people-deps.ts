// What the people feature is handed by app/compose.ts. Nothing is found by itself.

import type { HamletId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import type { DraftStore } from '#drafts/draft-store.js';
import type { IconName } from '#ui/icon-names.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import type { Desk } from './desk.js';
import type { FormStarts } from './form-starts.js';
import type { OlderEventsDesk } from './older-events-desk.js';
import type { PersonDirectory } from './person-directory.js';
import type { StationReference } from './station-reference.js';
import type { TimelineSource } from './timeline.js';

/** One of the large buttons under "Việc cần làm"; each feature brings its own. */
export interface PersonAction {
  readonly label: (person: Person) => string;
  /** A second line: what is due, since when. */
  readonly about?: (person: Person) => string | undefined;
  readonly icon: IconName;
  readonly href: (person: Person) => string;
  /** The first thing to do for this person now: it stands out in its place, as buttons do not move under a finger. */
  readonly isPressing?: (person: Person) => boolean;
  /** Left out for this person: a vaccine for somebody who died. */
  readonly isFor?: (person: Person) => boolean;
}

export interface PeopleDeps extends Desk {
  readonly directory: PersonDirectory;
  readonly reference: StationReference;
  /** Only for whoever works in some of the station's hamlets: nobody of another may be written. */
  readonly ownHamletIds?: readonly HamletId[];
  readonly drafts: DraftStore;
  readonly formStarts: FormStarts;
  readonly codeLists: Pick<CodeListDesk, 'units' | 'crosswalks'>;
  /** Absent where nothing is ever given up. */
  readonly olderEvents?: OlderEventsDesk;
  readonly snackbars: Pick<SnackbarQueue, 'show'>;
  readonly today: () => LocalDate;
  /** `replace`: going back must not lead here again. */
  readonly navigate: (path: string, how?: 'replace') => void;
  readonly timeline: readonly TimelineSource[];
  readonly actions: readonly PersonAction[];
}
