// The tablet's records until their database is closed: what was asked before is answered first. A tablet that locks itself
// in the middle of a reading would else tell its console of a fault that is none.

import type { TabletDocuments } from '#documents/tablet-documents.js';

export interface UntilClosed {
  readonly documents: TabletDocuments;
  /** Resolves when nothing is under way. A reading of everything ends at its next page. */
  close(): Promise<void>;
}

class ReadingEnded extends Error {
  override readonly name = 'ReadingEnded';
}

/** Whoever reads everything builds what is held in memory, and is gone with it. */
const neverAnswered = (): Promise<never> => new Promise(() => undefined);

export function untilClosed(documents: TabletDocuments): UntilClosed {
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;

  function watched<T>(asked: Promise<T>): Promise<T> {
    underWay.add(asked);
    const done = (): unknown => underWay.delete(asked);
    void asked.then(done, done);
    return asked;
  }

  return {
    documents: {
      get: (type, id) => watched(documents.get(type, id)),
      add: (docs) => watched(documents.add(docs)),
      change: (type, id, change) => watched(documents.change(type, id, change)),
      saveTogether: (changes, added) => watched(documents.saveTogether(changes, added)),
      sendAgain: (type, id) => watched(documents.sendAgain(type, id)),
      async readAll(type, onPage) {
        const reading = documents.readAll(type, (page) => {
          if (isClosing) throw new ReadingEnded();
          return onPage(page);
        });
        try {
          await watched(reading);
        } catch (error) {
          if (error instanceof ReadingEnded) return neverAnswered();
          throw error;
        }
      },
      eventsOf: (subject) => watched(documents.eventsOf(subject)),
      eventsBetween: (from, to) => watched(documents.eventsBetween(from, to)),
      withState: (state) => watched(documents.withState(state)),
      unsent: () => watched(documents.unsent()),
      counts: () => watched(documents.counts()),
      onWritten: (listener) => documents.onWritten(listener),
    },
    async close() {
      isClosing = true;
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
