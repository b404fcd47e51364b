// One record that needs mending, as the list holds it, and the order of such records within a hamlet.

import type { HamletId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { DefectId } from '@tram/shared-schema/people/record-defects.js';
import { sortInSteps, type Steps } from '@tram/shared-schema/steps.js';

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
export function* putLast(rows: Map<string, MendRow>, neighbours: readonly MendRow[]): Steps<void> {
  const standing = yield* sortInSteps(neighbours, byName);
  for (const { id } of standing) {
    const row = rows.get(id);
    if (!row) continue;
    rows.delete(id);
    rows.set(id, row);
  }
}

/** The rows as they were told of: what is looked up is as it stands now. */
export type ShownRows = Pick<ReadonlyMap<string, MendRow>, 'size' | 'has' | 'get' | 'keys' | 'values'>;

/** Another each time, of the same rows: to copy twenty thousand takes longer than a screen may wait. */
export const shownRows = (rows: ReadonlyMap<string, MendRow>): ShownRows => ({
  size: rows.size,
  has: (id) => rows.has(id),
  get: (id) => rows.get(id),
  keys: () => rows.keys(),
  values: () => rows.values(),
});
