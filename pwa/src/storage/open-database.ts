// Opens the tablet's store of one station: an RxDB database with three collections, over whatever storage is handed in.
// Never deletes or recreates anything: what cannot be opened is reported, because it may hold work that is only here.

import {
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
  type RxStorage,
} from 'rxdb';
import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import { rehomeKept } from './kept-documents.js';
import { STORE_VERSION } from './migrations/released-migrations.js';
import { refuseNewerStore } from './migrations/store-version.js';
import { rxReads, type RowReads } from './row-reads.js';
import { createRowTable, type RowTable } from './row-table.js';
import { rxRows } from './rx-rows.js';
import { COLLECTIONS, type CollectionName, type StationRow } from './station-row.js';
import type { SnapshotPlace } from './snapshot-place.js';
import { finishSaves } from './save-together.js';
import { openTabNews, type TabNews } from './tab-news.js';

export interface StationDatabase {
  readonly name: string;
  readonly tables: Readonly<Record<CollectionName, RowTable>>;
  /** Of the people; absent where nothing outlives the page. */
  readonly snapshots?: SnapshotPlace;
  /** Of their vaccines and chronic care, likewise. */
  readonly careSnapshots?: SnapshotPlace;
  close(): Promise<void>;
}

export interface OpenOptions<Internals> {
  readonly storage: RxStorage<Internals, unknown>;
  readonly stationId: StationId;
  /**
   * For an account that may read only part of the station: its records lie apart. The server tells it another epoch, and
   * to a tablet that mixed them every change of account would look like a server that began anew.
   */
  readonly onlyFor?: AccountId;
  /** Whether other tabs may have it open: writes are then told to them. */
  readonly multiInstance: boolean;
  /** The newest version of the store this app knows; what it has released where nothing is said. */
  readonly newestVersion?: number;
  /** Forces a collection's writes onto the disk; absent where the storage has no disk. */
  readonly flush?: (internals: Internals) => Promise<void>;
  /** Shorter ways to a collection's rows; absent where RxDB's own are as good. */
  readonly reads?: (
    internals: Internals,
    collection: CollectionName,
    announce: (written: readonly StationRow[]) => void,
  ) => RowReads;
  /** Where a snapshot of what is held of a collection lies, beside its rows. */
  readonly snapshots?: (internals: Internals, collection: 'registry' | 'events') => SnapshotPlace;
  /** Opened without the key, only to count: no record is touched. */
  readonly isLocked?: boolean;
}

/** `<type>:<ulid>` is at most 48 characters; every index repeats it. */
const MAX_ID_LENGTH = 60;
const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const common = {
  id: text(MAX_ID_LENGTH),
  type: text(40),
  syncState: text(10),
  edits: { type: 'integer', minimum: 0 },
  doc: { type: 'object' },
  refusal: { type: 'object' },
} as const;
const base = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
} as const;
const required = ['id', 'type', 'syncState', 'edits', 'doc'] as const;

/**
 * Every index costs at the first fill, so each answers a question a screen or the sync asks. Where a storage has shorter
 * ways to its rows it lays its own (dexie-row.ts); these are what RxDB itself asks with.
 */
const SCHEMAS: Readonly<Record<CollectionName, RxJsonSchema<StationRow>>> = {
  registry: { ...base, properties: common, required, indexes: ['id', 'syncState'] } as never,
  events: {
    ...base,
    properties: { ...common, personId: text(MAX_ID_LENGTH), day: text(10) },
    required: [...required, 'personId', 'day'],
    indexes: ['id', ['personId', 'day'], ['syncState', 'day']],
  } as never,
  reference: { ...base, properties: common, required, indexes: ['id'] } as never,
};
const STATE_INDEX: Readonly<Record<CollectionName, readonly (keyof StationRow)[] | undefined>> = {
  registry: ['syncState', 'id'],
  events: ['syncState', 'day', 'id'],
  reference: undefined,
};

const ulidIn = (id: string): string => id.slice(id.indexOf(':') + 1).toLowerCase();

export const databaseNameOf = (stationId: StationId, onlyFor?: AccountId): string =>
  onlyFor === undefined ? `tram-${ulidIn(stationId)}` : `tram-${ulidIn(stationId)}-${ulidIn(onlyFor)}`;

export async function openStationDatabase<Internals>(
  options: OpenOptions<Internals>,
): Promise<StationDatabase> {
  const { storage, multiInstance } = options;
  const name = databaseNameOf(options.stationId, options.onlyFor);
  const database = await createRxDatabase<Collections>({
    name,
    storage,
    // RxDB would send other tabs whole rows; we send them ids (tab-news.ts).
    multiInstance: false,
    eventReduce: true,
    // A page that was opened twice in one tab (a restored page, a hot reload) must not find its own database taken.
    closeDuplicates: true,
  });
  let close = async (): Promise<void> => void (await database.close());
  try {
    const news = multiInstance ? openTabNews(name) : undefined;
    close = async () => {
      news?.close();
      await database.close();
    };
    const tables = await openTables(database, options, news);
    // What waits can be counted whoever wrote it.
    if (!options.isLocked) {
      await refuseNewerStore(tables, options.newestVersion ?? STORE_VERSION);
      await rehomeKept(tables);
      await finishSaves(tables);
    }
    const placeOf = (collection: 'registry' | 'events') =>
      options.snapshots?.(database[collection].storageInstance.internals as Internals, collection);
    const [snapshots, careSnapshots] = [placeOf('registry'), placeOf('events')];
    return {
      ...{ name, tables, close },
      ...(snapshots && { snapshots }),
      ...(careSnapshots && { careSnapshots }),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Collections = Record<CollectionName, RxCollection<StationRow>>;

async function openTables<Internals>(
  database: RxDatabase<Collections>,
  { flush, reads }: OpenOptions<Internals>,
  news: TabNews | undefined,
): Promise<Readonly<Record<CollectionName, RowTable>>> {
  const collections = await database.addCollections({
    registry: { schema: SCHEMAS.registry },
    events: { schema: SCHEMAS.events },
    reference: { schema: SCHEMAS.reference },
  });
  const tables = COLLECTIONS.map((name): [CollectionName, RowTable] => {
    const collection = collections[name] as RxCollection<StationRow>;
    const stateIndex = STATE_INDEX[name];
    const internals = collection.storageInstance.internals as Internals;
    const rows = rxRows(collection, (ids) => news?.tell(name, ids));
    news?.onTold(name, rows.reread);
    const table = createRowTable({
      rows,
      reads: reads?.(internals, name, rows.announce) ?? rxReads(rows, stateIndex),
      flush: async () => flush?.(internals),
    });
    return [name, table];
  });
  return Object.fromEntries(tables) as Record<CollectionName, RowTable>;
}
