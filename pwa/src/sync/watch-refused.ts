// The records the server did not take, as a signal that follows the store: here, in another tab, or mended elsewhere.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { StoredDocument, TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';

export interface WatchedRefused {
  readonly refused: ReadonlySignal<readonly StoredDocument[]>;
  close: Unsubscribe;
}

export function watchRefused(documents: Pick<TabletDocuments, 'withState' | 'onWritten'>): WatchedRefused {
  const refused = signal<readonly StoredDocument[]>([]);
  let isReading = false;
  let isStale = false;
  let closed = false;

  /** One reading at a time: what was written during one makes it old, and it is done again. */
  async function read(): Promise<void> {
    if (isReading) {
      isStale = true;
      return;
    }
    isReading = true;
    try {
      do {
        isStale = false;
        const found = await documents.withState('refused');
        if (!closed) refused.value = found;
      } while (isStale && !closed);
    } finally {
      isReading = false;
    }
  }
  const concerns = ({ doc, syncState }: StoredDocument): boolean =>
    syncState === 'refused' || refused.value.some((known) => known.doc._id === doc._id);
  const stop = documents.onWritten((written) => {
    // While a reading is under way nobody knows yet which of them it will bring.
    if (isReading || written.some(concerns)) void read();
  });
  void read();
  return {
    refused,
    close() {
      closed = true;
      stop();
    },
  };
}
