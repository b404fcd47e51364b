// Rows the store keeps about itself, beside the documents they speak of and in the same transaction log.

import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import type { CollectionName, StationRow } from './station-row.js';

/** No document's id begins with `~`, so no reading of documents meets these. */
export const ownRow = (collection: CollectionName, id: `~${string}`, value: object): StationRow => ({
  id,
  type: 'own',
  syncState: 'own',
  edits: 0,
  // What a row says travels in `doc`; here it is no document, and only `ownValueOf` reads it.
  doc: value as never,
  ...(collection === 'events' && { personId: '', day: '' }),
});

/** Whoever writes last has written: what a store keeps about itself is true for every tab alike. */
export async function writeOwnRow(table: RowTable, row: StationRow): Promise<void> {
  await table.insert([row], () => row);
}

export function ownValueOf<T extends object>(row: StandingRow | undefined): T | undefined {
  return row?.syncState === 'own' ? (row.doc as unknown as T) : undefined;
}
