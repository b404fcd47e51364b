// Rows as they were before a change of version, kept beside what they became until all of it is whole. Sealed like any
// document, because that is what they hold.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { RowTable } from '../row-table.js';
import type { StandingRow } from '../rx-rows.js';
import type { StationRow } from '../station-row.js';
import type { Migration } from './migration.js';

const BEFORE = '~before:';
const BEHIND_BEFORE = '~before;';
const PIECE = 250;

const beforeId = (id: string): string => `${BEFORE}${id}`;

/** Without what RxDB keeps in a row for itself. */
export function bareRow({ id, type, syncState, edits, doc, refusal, personId, day }: StationRow): StationRow {
  return {
    ...{ id, type, syncState, edits, doc },
    ...(refusal && { refusal }),
    ...(personId !== undefined && { personId }),
    ...(day !== undefined && { day }),
  };
}

function beforeRow(row: StationRow): StationRow {
  return {
    id: beforeId(row.id),
    type: 'before',
    syncState: 'before',
    edits: 0,
    doc: bareRow(row) as never,
    ...(row.personId !== undefined && { personId: '', day: '' }),
  };
}

const rowBefore = (kept: StandingRow): StationRow => kept.doc as unknown as StationRow;

/** What a former try kept is of no use: it was cut off before the row was changed. */
export async function keepBefore(table: RowTable, rows: readonly StationRow[]): Promise<void> {
  if (rows.length > 0) await table.insert(rows.map(beforeRow), (_, fresh) => fresh);
}

async function eachPiece(
  table: RowTable,
  work: (kept: readonly StandingRow[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const kept = await table.idsBetween(BEFORE, BEHIND_BEFORE, PIECE);
    if (kept.length === 0) return;
    await work(kept);
    await table.remove(kept);
  }
}

/** A row that somebody wrote since stays as it is: that work is only there. */
export function putBack(table: RowTable, { change }: Migration): Promise<void> {
  return eachPiece(table, async (kept) => {
    const before = new Map(kept.map(rowBefore).map((row) => [row.id, row]));
    const standing = await table.rows.find([...before.keys()]);
    await table.update(standing, (row) => {
      const was = before.get(row.id);
      const became = was && change(was);
      return became && sameJson(bareRow(row), bareRow(became)) ? was : undefined;
    });
  });
}

export const throwAwayBefore = (table: RowTable): Promise<void> => eachPiece(table, () => Promise.resolve());
