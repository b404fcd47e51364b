// Which duties after a dose are in force on a day.

import type { LocalDate } from '../local-date.js';
import { DUTIES, type DutyRow } from './after-dose.table.js';

export function dutiesOn(day: LocalDate, rows: readonly DutyRow[] = DUTIES): DutyRow {
  const inForce = rows.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1) ?? rows[0];
  if (!inForce) throw new RangeError('no duties are known');
  return inForce;
}
