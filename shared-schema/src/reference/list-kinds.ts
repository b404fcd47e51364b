// What each national list is made of, and how a newer version of it is laid over the one that stands.

import { diagnosisCells, diagnosisOfCells, DIAGNOSIS_COLUMNS } from '../encounters/diagnosis-rows.js';
import { supersedeDiagnoses } from '../encounters/supersede-diagnoses.js';
import { versionOfCells } from '../immunisation/held-editions.js';
import { SCHEDULE_COLUMNS, schedulesOfRows, supersedeEditions } from '../immunisation/schedule-rows.js';
import type { LocalDate } from '../local-date.js';
import type { Cells, CodeListId } from './code-list.js';
import { CROSSWALK_COLUMNS, crosswalkRowOfCells, supersedeMerger } from './crosswalk-list.js';
import type { DatedRow, Superseded } from './supersede-rows.js';
import { supersedeUnits } from './supersede-units.js';
import { unitCells, unitOfCells, UNIT_COLUMNS } from './unit-rows.js';

export interface ListKind {
  readonly columns: readonly string[];
  /** What rows share a part: so many that a part is a few hundred rows. */
  groupOf(cells: Cells): string;
  supersede(standing: readonly Cells[], next: readonly Cells[], on: LocalDate): Superseded<Cells>;
  /** Rows that no longer hold, whenever they ended. */
  isEnded(cells: Cells): boolean;
  /** Why the rows together are no such list; a list of names has nothing that could be wrong. */
  wrongWith?(rows: readonly Cells[]): string | undefined;
}

function kindOf<Row extends DatedRow>(kind: {
  columns: readonly string[];
  read: (cells: Cells) => Row;
  write: (row: Row) => Cells;
  groupOf: (row: Row) => string;
  supersede: (standing: readonly Row[], next: readonly Row[], on: LocalDate) => Superseded<Row>;
}): ListKind {
  const { columns, read, write, groupOf, supersede } = kind;
  return {
    columns,
    groupOf: (cells) => groupOf(read(cells)),
    supersede(standing, next, on) {
      const { rows, changes } = supersede(standing.map(read), next.map(read), on);
      return { rows: rows.map(write), changes };
    },
    isEnded: (cells) => read(cells).effectiveTo !== undefined,
  };
}

export const LIST_KINDS: Readonly<Record<CodeListId, ListKind>> = {
  units: kindOf({
    columns: UNIT_COLUMNS,
    read: unitOfCells,
    write: unitCells,
    groupOf: ({ parentCode }) => parentCode ?? '',
    supersede: supersedeUnits,
  }),
  icd10: kindOf({
    columns: DIAGNOSIS_COLUMNS,
    read: diagnosisOfCells,
    write: diagnosisCells,
    // Half a chapter letter: `J0` to `J4` and `J5` to `J9`.
    groupOf: ({ code }) => `${code.charAt(0)}${code.charAt(1) < '5' ? '0' : '5'}`,
    supersede: supersedeDiagnoses,
  }),
  crosswalk: {
    columns: CROSSWALK_COLUMNS,
    groupOf(cells) {
      const { effectiveOn, provinceCode } = crosswalkRowOfCells(cells);
      return `${effectiveOn} ${provinceCode}`;
    },
    supersede: supersedeMerger,
    // What a unit became stays so.
    isEnded: () => false,
  },
  schedule: {
    columns: SCHEDULE_COLUMNS,
    groupOf: versionOfCells,
    supersede: supersedeEditions,
    wrongWith(rows) {
      const read = schedulesOfRows(rows);
      return read.ok ? undefined : `${read.error.version}: ${read.error.why}`;
    },
    // An edition says itself until when it holds, and older ones are kept to be read.
    isEnded: () => false,
  },
};
