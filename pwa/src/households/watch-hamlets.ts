// The book of hamlets while somebody looks at it: built anew after people or households changed, the one before stays shown.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDirectory } from '#people/person-directory.js';
import { buildHamletBook, type HamletBook } from './hamlet-book.js';

export interface WatchedHamlets {
  readonly book: ReadonlySignal<HamletBook | undefined>;
  /** How many people were looked at, before there is a book. */
  readonly done: ReadonlySignal<number>;
  close(): void;
}

export function watchHamlets(
  directory: Pick<PersonDirectory, 'everybody' | 'standingFor' | 'headOf' | 'onChanged'>,
  yieldToScreen: () => Promise<void>,
): WatchedHamlets {
  const book = signal<HamletBook | undefined>(undefined);
  const done = signal(0);
  let isOpen = true;
  let isStale = true;
  let isBuilding = false;

  async function build(): Promise<void> {
    if (isBuilding) return;
    isBuilding = true;
    while (isStale && isOpen) {
      isStale = false;
      const built = await buildHamletBook(directory, yieldToScreen, {
        onProgress: (count) => (done.value = count),
        isWanted: () => isOpen,
      });
      if (built) book.value = built;
    }
    isBuilding = false;
  }
  const stop = directory.onChanged(() => {
    isStale = true;
    void build();
  });
  void build();
  return {
    book,
    done,
    close() {
      isOpen = false;
      stop();
    },
  };
}
