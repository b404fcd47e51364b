import type { SyncJournal } from '#sync/sync-journal.js';
import { tabletDocumentsContract } from './contracts/tablet-documents.contract.js';
import type { TabletStore } from './contracts/tablet-store.js';
import { createMemoryTabletDocuments } from './memory-tablet-documents.js';

const notHere = (): never => {
  throw new Error('documents in memory have no journal');
};

function open(): TabletStore {
  const documents = createMemoryTabletDocuments();
  const journal: SyncJournal = {
    position: notHere,
    storePage(page) {
      documents.receive(page);
      return Promise.resolve({ ok: true, value: undefined });
    },
    takeOutgoing: notHere,
    settle: notHere,
    release: notHere,
    witnesses: notHere,
    keepWitness: notHere,
    comparison: {
      place: notHere,
      count: notHere,
      entries: notHere,
      take: notHere,
      moveTo: notHere,
      finish: notHere,
    },
  };
  return { documents, journal, close: () => Promise.resolve() };
}

tabletDocumentsContract({
  name: 'memory',
  make() {
    const store = open();
    return { open: () => Promise.resolve(store) };
  },
});
