// The snapshot of one station's people: read before the station is opened, and kept anew by whoever has taken in much
// since. What cannot be used is passed over, because everything in it stands in the records too.

import { readPeople, type StoredPeople } from './people-snapshot.js';
import type { StandingRow } from './rx-rows.js';
import type { BytesSealing } from './sealed-bytes.js';
import { readSnapshot, type SettledRow, type SnapshotPlace } from './snapshot-place.js';
import { asStorageResult } from './storage-failure.js';

export interface KeptPeople {
  /** Undefined where none was ever kept. */
  readonly id: string | undefined;
  /** Undefined where it is of another format, under another key or torn. */
  readonly people: StoredPeople | undefined;
}

export interface PeopleSnapshots {
  /** The id of the snapshot that stands. */
  standing(): Promise<string | undefined>;
  /** Rows written since this snapshot, and which no later one has; undefined where another stands. */
  freshSince(id: string | undefined): Promise<readonly StandingRow[] | undefined>;
  /** Gives its id; undefined where it could not be kept, which loses nothing. */
  keep(
    bytes: Uint8Array<ArrayBuffer>,
    over: { readonly before: string | undefined; readonly documents: number },
  ): Promise<string | undefined>;
  settle(id: string, rows: readonly SettledRow[]): Promise<void>;
}

export interface EarlyParts {
  readonly indexedDB: IDBFactory;
  /** The browser's name of the database the people lie in. */
  readonly databaseName: string;
  readonly sealing: BytesSealing;
}

const placeOf = (databaseName: string, id: string): string => `people-snapshot ${databaseName} ${id}`;

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
  const kept = database && (await readSnapshot(database).finally(() => database.close()));
  if (!kept) return { id: undefined, people: undefined };
  const bytes = await sealing.open(kept, placeOf(databaseName, kept.id));
  const read = bytes && readPeople(bytes);
  return { id: kept.id, people: read?.ok ? read.value : undefined };
}

/** On a connection of its own, so that RxDB may be opened at the same time. Undefined where the browser did not read it. */
export async function readKeptPeople(parts: EarlyParts): Promise<KeptPeople | undefined> {
  const read = await asStorageResult(() => readStanding(parts));
  return read.ok ? read.value : undefined;
}

export interface PeopleSnapshotsParts extends Pick<EarlyParts, 'databaseName' | 'sealing'> {
  readonly place: SnapshotPlace;
  readonly freshRows: () => Promise<readonly StandingRow[]>;
  readonly newId: () => string;
  /** False where there is little room: what workers write comes first. */
  readonly hasRoom: () => boolean;
}

export function createPeopleSnapshots(parts: PeopleSnapshotsParts): PeopleSnapshots {
  const { place, freshRows, sealing, databaseName, newId, hasRoom } = parts;
  return {
    standing: () => place.standing(),
    async freshSince(id) {
      const fresh = await asStorageResult(async () => {
        const rows = await freshRows();
        // Asked behind the rows: marks are taken away only after a new snapshot stands.
        return (await place.standing()) === id ? rows : undefined;
      });
      return fresh.ok ? fresh.value : undefined;
    },
    async keep(bytes, { before, documents }) {
      if (!hasRoom()) return undefined;
      const id = newId();
      const kept = await asStorageResult(async () => {
        const sealed = await sealing.seal(bytes, placeOf(databaseName, id));
        return place.keep({ id, ...sealed }, before, documents);
      });
      return kept.ok && kept.value ? id : undefined;
    },
    async settle(id, rows) {
      // A mark that stays is read once more than needed.
      await asStorageResult(() => place.settle(id, rows));
    },
  };
}
