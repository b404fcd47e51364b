// A newer list takes the place of the one that stands: what it no longer has is ended, never dropped, so that a code on
// an old record can still be read; what is called otherwise keeps what it was called.

import type { LocalDate } from '../local-date.js';

export interface DatedRow {
  readonly code: string;
  readonly effectiveFrom?: LocalDate;
  readonly effectiveTo?: LocalDate;
}

export interface ListChanges {
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  readonly unchanged: number;
}

export interface SupersedeRules<Row extends DatedRow> {
  /** What the row of the new list becomes, where the code stood already. */
  readonly carry: (standing: Row, next: Row) => Row;
  readonly isSame: (standing: Row, next: Row) => boolean;
}

export interface Superseded<Row> {
  readonly rows: readonly Row[];
  readonly changes: ListChanges;
}

export function supersedeRows<Row extends DatedRow>(
  standing: readonly Row[],
  next: readonly Row[],
  on: LocalDate,
  { carry, isSame }: SupersedeRules<Row>,
): Superseded<Row> {
  const before = new Map(standing.map((row) => [row.code, row]));
  const isFirst = standing.length === 0;
  let [added, changed, ended, unchanged] = [0, 0, 0, 0];
  const rows = next.map((row): Row => {
    const known = before.get(row.code);
    before.delete(row.code);
    if (!known) {
      added++;
      // Of a first list nobody knows since when its rows hold.
      return isFirst || row.effectiveFrom !== undefined ? row : { ...row, effectiveFrom: on };
    }
    const carried = carry(known, row);
    if (isSame(known, carried)) unchanged++;
    else changed++;
    return carried;
  });
  const gone = [...before.values()].map((row): Row => {
    if (row.effectiveTo !== undefined) return row;
    ended++;
    return { ...row, effectiveTo: on };
  });
  return { rows: [...rows, ...gone], changes: { added, changed, ended, unchanged } };
}
