// Records that do not open, on RxDB: the server's state takes the place of what it is known to have.

import type { ClosedRecords } from '#documents/closed-records.js';
import type { ClosedNotes } from './closed-records.js';
import type { StationDatabase } from './open-database.js';
import { COLLECTIONS, collectionOf, rowOf } from './station-row.js';
import { asStorageResult } from './storage-failure.js';

export interface ClosedRecordsOnDisk extends ClosedRecords {
  close(): void;
}

export function createRxdbClosedRecords(
  { tables }: Pick<StationDatabase, 'tables'>,
  notes: ClosedNotes,
): ClosedRecordsOnDisk {
  const stops = COLLECTIONS.map((name) =>
    tables[name].rows.onWritten((written) => notes.opened(written.map(({ id }) => id))),
  );
  return {
    fetchable: notes.fetchable,
    onlyHere: notes.onlyHere,
    onFetchable: notes.onFetchable,
    answered(asked, documents, lacks) {
      const wanted = documents.filter(({ _id }) => asked.includes(_id));
      return asStorageResult(async () => {
        for (const name of COLLECTIONS) {
          const rows = wanted.filter(({ type }) => collectionOf(type) === name);
          await tables[name].replaceClosed?.(rows.map((doc) => rowOf(doc, 'accepted', 0)));
        }
        notes.settle(lacks, 'only-here');
        const said = new Set<string>([...wanted.map(({ _id }) => _id), ...lacks]);
        // This account may not read them: they are no work of whoever sits here.
        notes.settle(
          asked.filter((id) => !said.has(id)),
          'not-ours',
        );
      });
    },
    close: () => stops.forEach((stop) => stop()),
  };
}
