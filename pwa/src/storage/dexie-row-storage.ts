// RxDB's Dexie storage with rows laid down our way: what goes in is sealed and made flat, what comes out is opened and
// whole again. RxDB itself never holds a document in clear beside the disk, nor sends one to another tab.

import type { BulkWriteRow, RxDocumentData, RxStorage, RxStorageInstance } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { map, share } from 'rxjs';
import { flatRow, layIndexes, wholeRow } from './dexie-row.js';
import type { ClosedConflict, RowSealing } from './row-sealing.js';
import { COLLECTIONS, type CollectionName, type StationRow } from './station-row.js';

type PlainStorage = ReturnType<typeof getRxStorageDexie>;
export type DexieInternals = Awaited<ReturnType<PlainStorage['createStorageInstance']>>['internals'];
type Settings = Parameters<typeof getRxStorageDexie>[0];
type Instance = RxStorageInstance<StationRow, DexieInternals, unknown>;
type RxRow = RxDocumentData<StationRow>;
/** To RxDB a row is a row; that its document travels as text is between us and the disk. */
const asRow = (row: object): RxRow => row as RxRow;

function laySealed(instance: Instance, { seal, open }: RowSealing): void {
  const { bulkWrite, findDocumentsById, changeStream } = instance;
  /** What was sealed here, so that telling of a write needs no opening. */
  const clearOf = new WeakMap<object, RxRow>();

  async function sealedWrites(
    writes: readonly BulkWriteRow<StationRow>[],
  ): Promise<BulkWriteRow<StationRow>[]> {
    const texts = await seal(writes.map(({ document }) => document));
    return writes.map(({ document, previous }, at) => {
      const flat = asRow(flatRow(document, texts[at] ?? ''));
      clearOf.set(flat, document);
      // Of the row before, RxDB looks at nothing but the revision.
      return { document: flat, ...(previous && { previous: { ...previous, doc: '' } as never }) };
    });
  }
  async function openRows(rows: readonly RxRow[]): Promise<readonly (RxRow | ClosedConflict)[]> {
    const texts = await open(rows);
    return rows.map((row, at) => {
      const opened = texts[at];
      return opened?.ok ? asRow(wholeRow(row, opened.value)) : { id: row.id, isClosed: true };
    });
  }

  instance.bulkWrite = async (writes, context) => {
    const { error } = await bulkWrite.call(instance, await sealedWrites(writes), context);
    const conflicts = error.flatMap((refused) => (refused.status === 409 ? refused : []));
    const standing = await openRows(conflicts.map(({ documentInDb }) => documentInDb));
    const byConflict = new Map(conflicts.map((refused, at) => [refused as object, standing[at]]));
    return {
      error: error.map((refused) =>
        refused.status === 409
          ? { ...refused, documentInDb: asRow(byConflict.get(refused) ?? refused.documentInDb) }
          : refused,
      ),
    };
  };
  instance.findDocumentsById = async (ids, deleted) => {
    const rows = await openRows(await findDocumentsById.call(instance, ids, deleted));
    return rows.flatMap((row) => ('isClosed' in row ? [] : row));
  };
  const told = changeStream.call(instance).pipe(
    map((bulk) => ({
      ...bulk,
      events: bulk.events.map((event) => ({
        ...event,
        documentData: clearOf.get(event.documentData) ?? event.documentData,
      })),
    })),
    share(),
  );
  instance.changeStream = () => told as never;
}

export type RowSealingOf = (collection: CollectionName) => RowSealing;

export function dexieRowStorage(
  settings: Settings,
  sealingOf: RowSealingOf,
): RxStorage<DexieInternals, unknown> {
  const plain = getRxStorageDexie({ ...settings, onCreate: layIndexes } as Settings);
  return {
    name: plain.name,
    rxdbVersion: plain.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await plain.createStorageInstance(params as never);
      const collection = COLLECTIONS.find((name) => name === params.collectionName);
      if (collection) laySealed(instance as never, sealingOf(collection));
      return instance as never;
    },
  };
}
