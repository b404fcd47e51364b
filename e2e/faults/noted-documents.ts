// A tablet's own store with a witness: every write that the store says is safe goes into the book.

import type { DocumentChange, TabletDocuments } from '@tram/pwa/src/documents/tablet-documents.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { WrittenBook } from './written-book.js';

export interface Witness {
  readonly documents: TabletDocuments;
  /** The author opened this and has it before them until the next write of it. */
  opened(doc: TramDocument): void;
  /** The author looks at everything this field was said to be, and chooses. */
  settling(doc: TramDocument, field: string): void;
  doneSettling(): void;
}

interface Written {
  readonly before: TramDocument;
  readonly after: TramDocument;
}

/** One of several that change together; worked out again where another writer came between. */
function overseen(one: DocumentChange, written: Map<string, Written>): DocumentChange {
  const change = one.change as (doc: TramDocument) => TramDocument;
  const seen = (before: TramDocument): TramDocument => {
    const after = change(before);
    if (after === before) written.delete(one.id);
    else written.set(one.id, { before, after });
    return after;
  };
  return { ...one, change: seen } as DocumentChange;
}

export function withWitness(documents: TabletDocuments, book: WrittenBook): Witness {
  const beforeTheirEyes = new Map<string, TramDocument>();
  let settled: string | undefined;
  return {
    opened(doc) {
      beforeTheirEyes.set(doc._id, doc);
    },
    settling(doc, field) {
      beforeTheirEyes.set(doc._id, doc);
      settled = field;
    },
    doneSettling() {
      settled = undefined;
    },
    documents: {
      ...documents,
      async add(docs) {
        const added = await documents.add(docs);
        if (added.ok) book.noteCreated(docs);
        return added;
      },
      async change(type, id, change) {
        let written: Written | undefined;
        const changed = await documents.change(type, id, (doc) => {
          const after = change(doc);
          // Worked out again where another writer came between: the last time is the one that was written.
          written = after === doc ? undefined : { before: doc, after };
          return after;
        });
        if (changed.ok && written) {
          const { before, after } = written;
          book.noteChanged(before, after, beforeTheirEyes.get(id) ?? before, settled);
          beforeTheirEyes.delete(id);
        }
        return changed;
      },
      async saveTogether(changes, added) {
        const written = new Map<string, Written>();
        const saved = await documents.saveTogether(
          changes.map((one) => overseen(one, written)),
          added,
        );
        if (!saved.ok) return saved;
        book.noteCreated(added);
        for (const [id, { before, after }] of written)
          book.noteChanged(before, after, beforeTheirEyes.get(id) ?? before);
        return saved;
      },
    },
  };
}
