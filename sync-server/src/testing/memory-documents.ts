// The two doors acceptDocuments uses, over a map: what a store does is the contract's business, not these tests'.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import type { Worker } from '@tram/shared-schema/reference/reference.js';
import type { DocumentStore } from '#ports.js';
import { NURSE } from './documents.js';

const worker = { _id: NURSE, type: 'worker', displayName: 'Y tá', role: 'worker' } as Worker;

export interface MemoryDocuments extends Pick<DocumentStore, 'readDocuments' | 'reviseDocuments'> {
  writes: number;
}

export function memoryDocuments(): MemoryDocuments {
  const documents = new Map<DocumentId, TramDocument>([[NURSE, worker]]);
  const store: MemoryDocuments = {
    writes: 0,
    readDocuments: (_station, ids) =>
      Promise.resolve(
        new Map(ids.flatMap((id) => (documents.has(id) ? [[id, documents.get(id) as TramDocument]] : []))),
      ),
    reviseDocuments: (_station, revisions) =>
      Promise.resolve(
        revisions.map(({ id, decide }) => {
          const { write, outcome } = decide(documents.get(id));
          if (write) {
            documents.set(id, write);
            store.writes += 1;
          }
          return outcome;
        }),
      ),
  };
  return store;
}
