// RxDB's storage instance of one collection, said in our types. The only file that knows what RxDB adds to a row and
// how its queries are prepared; its typings and ours meet here and nowhere else.
//
// Reads and writes go to the storage instance, not through RxDocument: pages of hundreds are written at once, and its
// change stream still reaches everybody who listens, in this tab and in others.

import {
  getHeightOfRevision,
  getWrittenDocumentsFromBulkWriteResponse,
  normalizeMangoQuery,
  prepareQuery,
  type BulkWriteRow,
  type RxCollection,
  type RxDocumentData,
  type RxStorageBulkWriteResponse,
} from 'rxdb';
import type { ClosedConflict } from './row-sealing.js';
import type { StationRow } from './station-row.js';

/** A row as it was read: RxDB's revision in it is what a write is checked against. */
export type StandingRow = StationRow & Pick<RxDocumentData<StationRow>, '_rev'>;

export interface RowWrite {
  readonly row: StationRow;
  /** What the writer has seen. Absent: it believes there is none. */
  readonly seen?: StandingRow;
}

export interface RowQuery {
  /** Must be one of the schema's indexes without `_deleted` and, unless it is in the selector, `id`. */
  readonly index: readonly (keyof StationRow)[];
  readonly where: Readonly<Partial<Record<keyof StationRow, string | RowRange>>>;
  readonly limit?: number;
}
export interface RowRange {
  readonly above?: string;
  readonly from?: string;
  readonly to?: string;
  readonly below?: string;
}

/** What somebody else had written first; none of it was written over. */
export interface LostWrites {
  readonly standing: readonly StandingRow[];
  /** Ids of rows that are there and do not open. */
  readonly closed: readonly string[];
}

export interface RxRows {
  find(ids: readonly string[]): Promise<readonly StandingRow[]>;
  query(query: RowQuery): Promise<readonly StandingRow[]>;
  /** Counts in the index, without reading a row. */
  count(query: RowQuery): Promise<number>;
  /** One transaction. */
  write(writes: readonly RowWrite[]): Promise<LostWrites>;
  /** One row, and how it stands after that: as written, or as somebody else had written it first. */
  writeOne(write: RowWrite): Promise<{ readonly isWritten: boolean; readonly standing: StandingRow }>;
  remove(rows: readonly StandingRow[]): Promise<void>;
  /** Rows as they were written, here or in another tab; of one row never an older state after a newer. */
  onWritten(listener: (rows: readonly StationRow[]) => void): () => void;
  /** New rows were written past RxDB. */
  announce(rows: readonly StationRow[]): void;
  /** Another tab wrote these. */
  reread(ids: readonly string[]): Promise<void>;
}

type RxRow = RxDocumentData<StationRow>;
const CONFLICT = 409;
/** RxDB carries it along with every change; nobody here asks. */
const CONTEXT = 'tram';
const LOWEST = '';

const withRxFields = (row: StationRow): RxRow => ({
  ...row,
  _deleted: false,
  _attachments: {},
  // Both are set by RxDB itself on the way to the storage.
  _meta: { lwt: 1 },
  _rev: '',
});

const toBulkRow = ({ row, seen }: RowWrite): BulkWriteRow<StationRow> => ({
  document: withRxFields(row),
  ...(seen && { previous: seen as RxRow }),
});

function lostOf({ error }: RxStorageBulkWriteResponse<StationRow>): LostWrites {
  const lost = error.map((refused): StandingRow | ClosedConflict => {
    // Attachments and validation, the other reasons RxDB knows, are not used here.
    if (refused.status !== CONFLICT) throw new Error(`row not written: status ${refused.status}`);
    return refused.documentInDb;
  });
  return {
    standing: lost.flatMap((row) => ('isClosed' in row ? [] : row)),
    closed: lost.flatMap((row) => ('isClosed' in row ? row.id : [])),
  };
}

function toSelector(where: RowQuery['where']): Record<string, Record<string, string | boolean>> {
  const selector: Record<string, Record<string, string | boolean>> = { _deleted: { $eq: false } };
  for (const [field, wanted] of Object.entries(where)) {
    if (typeof wanted === 'string') selector[field] = { $eq: wanted };
    else {
      selector[field] = {
        ...(wanted.above !== undefined && wanted.above !== LOWEST && { $gt: wanted.above }),
        ...(wanted.from !== undefined && { $gte: wanted.from }),
        ...(wanted.to !== undefined && { $lte: wanted.to }),
        ...(wanted.below !== undefined && { $lt: wanted.below }),
      };
    }
  }
  return selector;
}

const HEARD_AT_MOST = 5_000;

/** Another tab's write is read some moments late: perhaps after our own, which was made on top of it. */
function newsFilter(): (row: StandingRow) => boolean {
  const heard = new Map<string, number>();
  return ({ id, _rev }) => {
    const height = getHeightOfRevision(_rev);
    if ((heard.get(id) ?? 0) >= height) return false;
    if (heard.size >= HEARD_AT_MOST) heard.clear();
    heard.set(id, height);
    return true;
  };
}

type Listener = (rows: readonly StationRow[]) => void;

/** `onOwn` hears which rows this tab wrote. */
export function rxRows(
  collection: RxCollection<StationRow>,
  onOwn: (ids: readonly string[]) => void = () => undefined,
): RxRows {
  const storage = collection.storageInstance;
  const listeners = new Set<Listener>();
  const tell: Listener = (written) => {
    if (written.length > 0) for (const listener of listeners) listener(written);
  };
  const isNews = newsFilter();
  const tellNews = (rows: readonly StandingRow[]): void => tell(rows.filter(isNews));
  const tellOwn: Listener = (written) => {
    tell(written);
    onOwn(written.map(({ id }) => id));
  };
  const find = (ids: readonly string[]) => storage.findDocumentsById([...ids], false);
  // One subscription for all who listen; it ends with the collection.
  storage.changeStream().subscribe(({ events }) => {
    const written = events.flatMap(({ operation, documentData }) =>
      operation === 'DELETE' ? [] : [documentData],
    );
    tellNews(written);
    onOwn(written.map(({ id }) => id));
  });
  const prepared = ({ index, where, limit }: RowQuery) =>
    prepareQuery<StationRow>(
      storage.schema,
      normalizeMangoQuery<StationRow>(storage.schema, {
        selector: toSelector(where),
        index: ['_deleted', ...index],
        ...(limit !== undefined && { limit }),
      }),
    );
  return {
    find,
    async query(query) {
      return (await storage.query(prepared(query))).documents;
    },
    async count(query) {
      return (await storage.count(prepared(query))).count;
    },
    async write(writes) {
      return lostOf(await storage.bulkWrite(writes.map(toBulkRow), CONTEXT));
    },
    async writeOne(write) {
      const bulkRow = toBulkRow(write);
      const response = await storage.bulkWrite([bulkRow], CONTEXT);
      const { standing } = lostOf(response);
      if (standing[0]) return { isWritten: false, standing: standing[0] };
      const [written] = getWrittenDocumentsFromBulkWriteResponse('id', [bulkRow], response);
      if (!written) throw new Error('a row was neither written nor refused');
      return { isWritten: true, standing: written };
    },
    async remove(rows) {
      const gone = rows.map((row) => ({
        previous: row as RxRow,
        document: { ...withRxFields(row), _deleted: true },
      }));
      await storage.bulkWrite(gone, CONTEXT);
      await storage.cleanup(0);
    },
    onWritten(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: tellOwn,
    reread: async (ids) => tellNews(await find(ids)),
  };
}
