// RxDB's Dexie storage with rows laid down our way: what goes in is made flat, what comes out is whole again.

import type { BulkWriteRow, EventBulk, RxDocumentData, RxStorage, RxStorageInstance } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { map, share } from 'rxjs';
import { flatRows, layIndexes, wholeRow } from './dexie-row.js';
import { COLLECTIONS, type StationRow } from './station-row.js';

type PlainStorage = ReturnType<typeof getRxStorageDexie>;
export type DexieInternals = Awaited<ReturnType<PlainStorage['createStorageInstance']>>['internals'];
type Settings = Parameters<typeof getRxStorageDexie>[0];
type Instance = RxStorageInstance<StationRow, DexieInternals, unknown>;
type RxRow = RxDocumentData<StationRow>;
/** To RxDB a row is a row; that its document travels as text is between us and the disk. */
const asRow = (row: object): RxRow => row as RxRow;

const flatWrites = (writes: readonly BulkWriteRow<StationRow>[]): BulkWriteRow<StationRow>[] => {
  const documents = flatRows(writes.map(({ document }) => document));
  return writes.map((write, at) => ({ ...write, document: asRow(documents[at] ?? {}) }));
};

function wholeEvents<Checkpoint>(bulk: EventBulk<never, Checkpoint>): EventBulk<never, Checkpoint> {
  const events = bulk.events.map((event: { documentData: RxRow }) => ({
    ...event,
    documentData: wholeRow(event.documentData),
  }));
  return { ...bulk, events: events as never };
}

function layFlat(instance: Instance): void {
  const { bulkWrite, findDocumentsById, changeStream } = instance;
  instance.bulkWrite = async (writes, context) => {
    const { error } = await bulkWrite.call(instance, flatWrites(writes), context);
    return {
      error: error.map((refused) =>
        refused.status === 409
          ? { ...refused, documentInDb: asRow(wholeRow(refused.documentInDb)) }
          : refused,
      ),
    };
  };
  instance.findDocumentsById = async (ids, deleted) =>
    (await findDocumentsById.call(instance, ids, deleted)).map((row) => asRow(wholeRow(row)));
  // Several listen to one stream: each row is made whole once.
  const whole = changeStream.call(instance).pipe(
    map((bulk) => wholeEvents(bulk as never)),
    share(),
  );
  instance.changeStream = () => whole as never;
}

export function dexieRowStorage(settings: Settings): RxStorage<DexieInternals, unknown> {
  const plain = getRxStorageDexie({ ...settings, onCreate: layIndexes } as Settings);
  return {
    name: plain.name,
    rxdbVersion: plain.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await plain.createStorageInstance(params as never);
      if (COLLECTIONS.some((name) => name === params.collectionName)) layFlat(instance as never);
      return instance as never;
    },
  };
}
