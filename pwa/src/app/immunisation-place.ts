// Vaccines at one open workplace: what their pages are handed, and what a person's page says of them. The schedule is
// fetched when a person's page is first drawn, not at a start.

import { signal } from '@preact/signals';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { DueLine, DueLines } from '#immunisation/due-line.js';
import type { ImmunisationDesk } from '#immunisation/immunisation-deps.js';
import { immunisationTimeline } from '#immunisation/immunisation-timeline.js';
import { helperActions, vaccineActions } from '#immunisation/person-actions.js';
import { createSessionLots } from '#immunisation/session-lots.js';
import type { PersonAction } from '#people/people-deps.js';
import type { TimelineSource } from '#people/timeline.js';

export interface ImmunisationPlace {
  readonly desk: ImmunisationDesk;
  readonly timeline: TimelineSource;
  readonly actions: readonly PersonAction[];
  close(): void;
}

export function createImmunisationPlace(
  parts: Omit<ImmunisationDesk, 'sessionLots'>,
  onFault: (error: unknown) => void,
): ImmunisationPlace {
  const desk: ImmunisationDesk = { ...parts, sessionLots: createSessionLots() };
  const lines = signal<DueLines | undefined>(undefined);
  const changes = signal(0);
  let fetching = false;
  function fetchOnce(): void {
    if (fetching) return;
    fetching = true;
    void import('#immunisation/due-line.js')
      .then(async ({ openDueLines }) => {
        await desk.published?.read();
        lines.value = openDueLines(desk);
      })
      .catch((error: unknown) => {
        // Without network on a tablet that does not hold the part yet: the page stands without the line.
        fetching = false;
        onFault(error);
      });
  }
  const dueLine = (person: Person): DueLine | undefined => {
    fetchOnce();
    void changes.value;
    return desk.careBook.ready.value ? lines.value?.of(person) : undefined;
  };
  const vaccineName = (code: string): string => {
    fetchOnce();
    return lines.value?.vaccineName(code) ?? code;
  };
  const actionsOf = desk.mayRecord === false ? helperActions : vaccineActions;
  const stop = desk.careBook.onChanged(() => {
    changes.value += 1;
  });
  return {
    desk,
    timeline: immunisationTimeline(vaccineName),
    actions: actionsOf({ careBook: desk.careBook, today: desk.today, dueLine }),
    close: stop,
  };
}
