// The one way over a row that does not open: the server's state of it, where the row does not wait to be sent and nobody
// has written it since it was looked at.

import type { Dexie, Table } from 'dexie';
import { getHeightOfRevision } from 'rxdb';
import { FRESH, isInSnapshot, newRow, waitsOf, type DexieRow } from './dexie-row.js';
import type { RowSealing } from './row-sealing.js';
import type { StationRow } from './station-row.js';

export interface ReplaceParts {
  readonly dexieDb: Dexie;
  readonly table: Table<DexieRow, string>;
  readonly sealing: RowSealing;
}

/** Behind what stood there, so that other tabs take it for news and a writer who saw the old row meets a conflict. */
const revisionAfter = (revision: string): string => `${getHeightOfRevision(revision) + 1}-s`;

const waits = ({ waits: said, syncState = 'accepted' }: DexieRow): boolean =>
  said !== undefined || waitsOf({ syncState }) !== undefined;

/** Gives back the rows that were written. */
export async function replaceClosedRows(
  { dexieDb, table, sealing }: ReplaceParts,
  fresh: readonly StationRow[],
): Promise<readonly StationRow[]> {
  const standing = await table.bulkGet(fresh.map(({ id }) => id));
  const pairs = fresh.flatMap((row, at) => {
    const stands = standing[at];
    return stands && stands._deleted !== '1' && !waits(stands) ? { row, stands } : [];
  });
  const opened = await sealing.open(pairs.map(({ stands }) => stands));
  const closed = pairs.flatMap(({ row, stands }, at) => {
    const { edits = 0 } = stands;
    return opened[at]?.ok === false ? { row: { ...row, edits }, stands } : [];
  });
  if (closed.length === 0) return [];
  const laid = await sealing.seal(closed.map(({ row }) => row));
  return dexieDb.transaction('rw', table, async () => {
    const now = await table.bulkGet(closed.map(({ row }) => row.id));
    const replaced = closed.flatMap(({ row, stands }, at) =>
      now[at]?._rev === stands._rev && now[at].doc === stands.doc
        ? { row, stands, text: laid[at] ?? '' }
        : [],
    );
    await table.bulkPut(
      replaced.map(({ row, stands, text }) => ({
        ...newRow(row, text),
        ...(isInSnapshot(row.id) && { fresh: FRESH }),
        _rev: revisionAfter(stands._rev),
      })),
    );
    return replaced.map(({ row }) => row);
  });
}
