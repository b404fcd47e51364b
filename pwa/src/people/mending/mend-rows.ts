// One record that needs mending, as the list holds it, and the order of such records within a hamlet.

import type { HamletId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { DefectId } from '@tram/shared-schema/people/record-defects.js';

export interface MendRow {
  readonly id: PersonDocId;
  readonly name: string;
  /** Compares as text: the order of names. */
  readonly order: string;
  readonly hamletId: HamletId | undefined;
  readonly defects: readonly DefectId[];
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byName = (a: MendRow, b: MendRow): number =>
  compareText(a.order, b.order) || compareText(a.id, b.id);

export function byHamlet(rows: Iterable<MendRow>): readonly (readonly MendRow[])[] {
  const hamlets = new Map<string, MendRow[]>();
  for (const row of rows) {
    const { hamletId = '' } = row;
    const neighbours = hamlets.get(hamletId);
    if (neighbours) neighbours.push(row);
    else hamlets.set(hamletId, [row]);
  }
  return [...hamlets.values()];
}

/** Behind all others, in the order of names. Who was mended meanwhile stays away, who changed stays as changed. */
export function putLast(rows: Map<string, MendRow>, neighbours: readonly MendRow[]): void {
  const standing = neighbours.flatMap(({ id }) => rows.get(id) ?? []).sort(byName);
  for (const row of standing) rows.delete(row.id);
  for (const row of standing) rows.set(row.id, row);
}
