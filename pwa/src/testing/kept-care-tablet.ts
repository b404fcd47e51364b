// A tablet whose facts of care are kept from one start to the next, beside its people.

import { createCareBook, type LoadedCareBook } from '#storage/care-book.js';
import { createKeptSnapshots } from '#storage/kept-snapshots.js';
import type { BytesSealing } from '#storage/sealed-bytes.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { KeptTablet, Start } from './kept-people-tablet.js';

export interface CareStart extends Start {
  readonly book: LoadedCareBook;
  /** How many events were read because they were written since. */
  freshEvents(): Promise<number>;
  /** Keeps the facts if the app would; resolves when it is through with it. */
  keepCare(): Promise<void>;
}

let snapshots = 0;

export async function startCare(
  tablet: KeptTablet,
  sealing: BytesSealing,
  options: { readonly tab?: string; readonly worthKeeping?: number } = {},
): Promise<CareStart> {
  const { worthKeeping = 1, ...tab } = options;
  const start = await tablet.start({ sealing, ...tab });
  const { careSnapshots: place, tables } = start.database;
  const freshRows = tables.events.fresh;
  if (!place || !freshRows) throw new Error('this storage keeps no facts');
  const readWhole: string[] = [];
  const documents: TabletDocuments = {
    ...start.documents,
    readAll(type, onPage) {
      readWhole.push(type);
      return start.documents.readAll(type, onPage);
    },
  };
  const due = new Set<() => void>();
  const book = createCareBook({
    documents,
    directory: start.directory,
    memory: {
      worthKeeping,
      snapshots: createKeptSnapshots({
        ...{ place, freshRows, sealing, hasRoom: () => true },
        placeOf: (id, part) => `care ${id} ${part}`,
        newId: () => `care ${(snapshots += 1)}`,
      }),
      schedule(work) {
        due.add(work);
        return () => due.delete(work);
      },
    },
    after: start.directory.loaded,
    nowMs: () => performance.now(),
    yieldToScreen: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  return {
    ...start,
    book,
    readWhole,
    freshEvents: async () => (await freshRows()).length,
    async keepCare() {
      for (const work of due) {
        due.delete(work);
        work();
      }
      await book.idle();
    },
    async close() {
      await book.close();
      await start.close();
    },
  };
}
