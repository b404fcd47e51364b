// The snapshot of one station's people, read before the station is opened. What cannot be used is passed over, because
// everything in it stands in the records too.

import { readPeople, type StoredPeople } from './people-snapshot.js';
import type { BytesSealing } from './sealed-bytes.js';
import { readWholeSnapshot } from './snapshot-place.js';
import { asStorageResult } from './storage-failure.js';

export interface KeptPeople {
  /** Undefined where none was ever kept. */
  readonly id: string | undefined;
  /** Undefined where it is of another format, under another key or torn. */
  readonly people: StoredPeople | undefined;
}

export interface EarlyParts {
  readonly indexedDB: IDBFactory;
  /** The browser's name of the database the people lie in. */
  readonly databaseName: string;
  readonly sealing: BytesSealing;
}

/** For where it lies: sealed there it opens nowhere else. */
export const peoplePlaceOf = (databaseName: string, id: string): string =>
  `people-snapshot ${databaseName} ${id}`;

/** As it stands; it is never made, nor is a version laid: that is for whoever opens the station. */
async function openAsItStands(indexedDB: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isThere = true;
    request.onupgradeneeded = () => {
      isThere = false;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = () =>
      isThere ? reject(request.error ?? new DOMException('not opened', 'UnknownError')) : resolve(undefined);
  });
}

async function readStanding({ indexedDB, databaseName, sealing }: EarlyParts): Promise<KeptPeople> {
  const database = await openAsItStands(indexedDB, databaseName);
  const kept = database && (await readWholeSnapshot(database, 'people').finally(() => database.close()));
  if (!kept) return { id: undefined, people: undefined };
  const bytes = await sealing.open(kept.sealed, peoplePlaceOf(databaseName, kept.id));
  const read = bytes && readPeople(bytes);
  return { id: kept.id, people: read?.ok ? read.value : undefined };
}

/** On a connection of its own, so that RxDB may be opened at the same time. Undefined where the browser did not read it. */
export async function readKeptPeople(parts: EarlyParts): Promise<KeptPeople | undefined> {
  const read = await asStorageResult(() => readStanding(parts));
  return read.ok ? read.value : undefined;
}
