// A tablet's desk for day files in tests: a real store, real seals under keys made here, carried files in memory or on
// an IndexedDB in memory.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { checkDocument } from '#day-file/check-document.js';
import type { DayFileDesk } from '#day-file/day-file-desk.js';
import { makeDayFile, type DayFileScope, type MadeDayFile } from '#day-file/make-day-file.js';
import { takeDayFile, type TakenDayFile } from '#day-file/take-day-file.js';
import { createDayFileOpener, createDayFileSealer, deviceSigningKey } from '#platform/day-file-sealing.js';
import { openCarriedFiles } from '#storage/dexie-carried-files.js';
import { createRxdbDayFileRecords } from '#storage/rxdb-day-file-records.js';
import { newTablet, storeOn } from './contracts/rxdb-store.js';
import { ACCOUNT_ID, MORNING_MS, STATION_ID } from './contracts/sample-documents.js';
import type { TabletStore } from './contracts/tablet-store.js';

export const KEY_ID = 'abcdefghijk';

export async function stationKey(letter = 'k'): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(letter.repeat(32));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export interface DeskUnderTest {
  readonly desk: DayFileDesk;
  readonly store: TabletStore;
  close(): Promise<void>;
}

type DeskChanges = Partial<DayFileDesk> & {
  readonly key?: CryptoKey;
  readonly place?: ReturnType<typeof newTablet>;
};

export async function openDeskUnderTest(
  replicaId: ReplicaId,
  changes: DeskChanges = {},
): Promise<DeskUnderTest> {
  const { key = await stationKey(), place = newTablet(), ...rest } = changes;
  const database = await place.open();
  const store = storeOn(database);
  const carried = openCarriedFiles('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  let nowMs = MORNING_MS;
  const desk: DayFileDesk = {
    stationId: STATION_ID,
    replicaId,
    accountId: ACCOUNT_ID,
    keyId: KEY_ID,
    sealer: async () => createDayFileSealer(key, await deviceSigningKey(`secret of ${replicaId}`)),
    opener: createDayFileOpener(key),
    records: createRxdbDayFileRecords(database),
    carried,
    epoch: async () => (await store.journal.position()).epoch,
    check: () => Promise.resolve(checkDocument),
    nowMs: () => (nowMs += 1000),
    ...rest,
  };
  return {
    desk,
    store,
    async close() {
      carried.close();
      await store.close();
    },
  };
}

export const A = 'tablet000a' as ReplicaId;
export const B = 'tablet000b' as ReplicaId;
export const C = 'tablet000c' as ReplicaId;

/** The desks of one test, closed after it. RxDB opens thirteen collections at a time: four tablets. */
export function createDesks() {
  const opened: DeskUnderTest[] = [];
  return {
    async open(replicaId: ReplicaId, changes: DeskChanges = {}): Promise<DeskUnderTest> {
      const one = await openDeskUnderTest(replicaId, changes);
      opened.push(one);
      return one;
    },
    async shut(one: DeskUnderTest): Promise<void> {
      opened.splice(opened.indexOf(one), 1);
      await one.close();
    },
    async shutAll(): Promise<void> {
      for (const one of opened.splice(0)) await one.close();
    },
  };
}

export async function madeBy({ desk }: DeskUnderTest, scope: DayFileScope = {}): Promise<MadeDayFile> {
  const made = await makeDayFile(desk, scope);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}
export const takenBy = ({ desk }: DeskUnderTest, content: Blob): Promise<TakenDayFile> =>
  takeDayFile(desk, content);
export const countsOf = ({ parts }: TakenDayFile) => parts.map(({ counts }) => counts);
export const stateOn = async ({ store }: DeskUnderTest, doc: TramDocument) =>
  (await store.documents.get(doc.type, doc._id))?.syncState;
