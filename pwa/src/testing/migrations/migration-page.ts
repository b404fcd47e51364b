// A page with nothing but the tablet's store in it, full of what the first release wrote, and the second release that
// comes to it: for killing a real browser in the middle.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import { FIRST_RELEASE } from '@tram/shared-schema/fixtures/first-release.js';
import { dexieStationStorage } from '#storage/dexie-station-storage.js';
import { migrateStore } from '#storage/migrations/migrate-store.js';
import { readVersion } from '#storage/migrations/store-version.js';
import { openStationDatabase, type StationDatabase } from '#storage/open-database.js';
import { createRxdbSyncJournal } from '#storage/rxdb-sync-journal.js';
import { createRxdbTabletDocuments } from '#storage/rxdb-tablet-documents.js';
import { COLLECTIONS } from '#storage/station-row.js';
import { createSealing } from '#storage/sealing.js';
import { SECOND_RELEASE } from '#testing/contracts/second-release.js';

export interface MigrationState {
  readonly first: number;
  readonly second: number;
  readonly keptBefore: number;
  readonly versions: readonly number[];
  readonly unsent: { readonly waiting: number; readonly refused: number };
}
export interface MigrationPage {
  /** So many visits at the server and one that waits. */
  fill(visits: number): Promise<void>;
  /** `stumbles`: the last record cannot be lifted, and everything goes back. */
  migrate(stumbles: boolean): Promise<string>;
  /** How many rows were looked at in this life of the page. */
  progress(): number;
  state(): Promise<MigrationState>;
}

const STATION = documentId('station', '01J00000000000000000000000') as StationId;
const PIECE = 50;
const PAUSE_MS = 100;
const [person, visit, waiting] = [FIRST_RELEASE[0], FIRST_RELEASE[3], FIRST_RELEASE[4]];
const visitNamed = (n: number): TramDocument =>
  ({ ...visit, _id: `encounter:01H0000000${String(n).padStart(16, '0')}` }) as unknown as TramDocument;

async function opened(): Promise<StationDatabase> {
  // The same key in every life of the page.
  const bytes = new Uint8Array(32).fill(7);
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const disk = dexieStationStorage({ sealing: createSealing({ key, keyId: 'test', crypto }) });
  return openStationDatabase({ ...disk, stationId: STATION, multiInstance: false, newestVersion: 2 });
}

let database: Promise<StationDatabase> | undefined;
let tries = 0;
let looked = 0;
const open = (): Promise<StationDatabase> => (database ??= opened());

const page: MigrationPage = {
  async fill(visits) {
    const records = await open();
    const pulled = Array.from({ length: visits }, (_, n) => visitNamed(n));
    const all = [person as unknown as TramDocument, ...pulled];
    await createRxdbSyncJournal(records).storePage(all, { epoch: 'e1', cursor: '1' });
    await createRxdbTabletDocuments(records).add([waiting as unknown as TramDocument]);
  },
  async migrate(stumbles) {
    const { tables } = await open();
    const change: typeof SECOND_RELEASE.change = (row) => {
      if (stumbles && row.id === waiting?._id) throw new TypeError('this one cannot be lifted');
      return SECOND_RELEASE.change(row);
    };
    const outcome = await migrateStore({
      tables,
      migrations: [{ ...SECOND_RELEASE, change }],
      appVersion: `2.0.${(tries += 1)}-${performance.timeOrigin}`,
      // Slow enough that a busy machine still kills it in the middle.
      yieldToScreen: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
      hasRoom: () => true,
      onProgress: (done) => (looked = done),
      onFault: () => undefined,
      signal: new AbortController().signal,
      piece: PIECE,
    });
    return outcome.kind;
  },
  progress: () => looked,
  async state() {
    const records = await open();
    const rowsOf = async (after: string, below: string) =>
      (
        await Promise.all(COLLECTIONS.map((name) => records.tables[name].idsBetween(after, below, 100_000)))
      ).flat();
    const rows = await rowsOf('', '~');
    const second = rows.filter(({ doc }) => doc.schemaVersion === SECOND_RELEASE.to).length;
    const versions = await Promise.all(COLLECTIONS.map((name) => readVersion(records.tables[name])));
    return {
      first: rows.length - second,
      second,
      keptBefore: (await rowsOf('~before:', '~before;')).length,
      versions: versions.map(({ version }) => version),
      unsent: await createRxdbTabletDocuments(records).unsent(),
    };
  },
};
Object.assign(globalThis, { migration: page });
