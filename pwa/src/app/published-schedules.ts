// The editions of the vaccination schedule this tablet was brought, as pages and lists look at them. Until they were read,
// and where there are none, the built-in ones hold.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';

export interface PublishedSchedules {
  readonly editions: ReadonlySignal<readonly Schedule[]>;
  /** Read what is held now; done when `editions` says it. */
  read(): Promise<void>;
}

/** Says which edition, never what stands in it. */
export class UnreadableEdition extends Error {
  override readonly name = 'UnreadableEdition';
}

export function createPublishedSchedules(
  desk: Pick<CodeListDesk, 'schedules'>,
  onFault: (error: unknown) => void,
): PublishedSchedules {
  const editions = signal<readonly Schedule[]>([]);
  return {
    editions,
    async read() {
      try {
        const held = await desk.schedules();
        if (held === undefined) return;
        if (held.ok) editions.value = held.value;
        else onFault(new UnreadableEdition(held.error.version));
      } catch (error) {
        // A part of the app that is not on this tablet yet, or a store that closed: the built-in editions hold.
        onFault(error);
      }
    },
  };
}
