// The care books there are, each over documents of its own kind, as the contract asks for them.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { CareBook } from '#due/care-book.js';
import { createCareBook } from '#storage/care-book.js';
import { createMemoryCareBook } from '../memory-care-book.js';
import { createMemoryPersonDirectory } from '../memory-person-directory.js';
import { createMemoryTabletDocuments } from '../memory-tablet-documents.js';
import { dexieStorage, newTablet, storeOn } from './rxdb-store.js';

export interface CarePlace {
  readonly documents: TabletDocuments;
  /** A page from the server. */
  receive(docs: readonly TramDocument[]): Promise<void>;
  /** With everything in. */
  book(): Promise<CareBook>;
  close(): Promise<void>;
}

export const yieldToScreen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function onRealBook(documents: TabletDocuments): Promise<CareBook> {
  const directory = await createMemoryPersonDirectory(documents);
  let ms = 0;
  const book = createCareBook({
    ...{ documents, directory, yieldToScreen, nowMs: () => (ms += 1) },
    after: Promise.resolve(),
  });
  await book.loaded;
  return book;
}

export const CARE_BOOKS: readonly (readonly [string, () => Promise<CarePlace>])[] = [
  [
    'in memory',
    () => {
      const documents = createMemoryTabletDocuments();
      return Promise.resolve({
        documents,
        receive: (docs: readonly TramDocument[]) => Promise.resolve(documents.receive(docs)),
        book: async () => createMemoryCareBook(documents, await createMemoryPersonDirectory(documents)),
        close: () => Promise.resolve(),
      });
    },
  ],
  [
    'on RxDB and Dexie',
    async () => {
      const store = storeOn(await newTablet(dexieStorage()).open());
      let cursor = 0;
      return {
        ...store,
        receive: async (docs) =>
          void (await store.journal.storePage(docs, { epoch: 'e1', cursor: String((cursor += 1)) } as never)),
        book: () => onRealBook(store.documents),
      };
    },
  ],
];
