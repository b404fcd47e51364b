// A newer list of units over the one that stands.

import { sameJson } from '../document/canonical-json.js';
import type { LocalDate } from '../local-date.js';
import { supersedeRows, type Superseded } from './supersede-rows.js';
import type { UnitRow } from './unit-rows.js';

/** The same code under another name keeps the old one, by which addresses still know it. */
function carry(standing: UnitRow, next: UnitRow): UnitRow {
  const former = new Set([...(standing.formerNames ?? []), standing.name]);
  former.delete(next.name);
  const { effectiveFrom = standing.effectiveFrom } = next;
  return {
    ...next,
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(former.size > 0 && { formerNames: [...former] }),
  };
}

export const supersedeUnits = (
  standing: readonly UnitRow[],
  next: readonly UnitRow[],
  on: LocalDate,
): Superseded<UnitRow> => supersedeRows(standing, next, on, { carry, isSame: sameJson });
