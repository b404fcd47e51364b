// A file that should be one of the national lists, as rows to send; every fault of it at once otherwise.

import { diagnosisCells } from '../encounters/diagnosis-rows.js';
import { readDiagnosisList } from '../encounters/read-diagnosis-list.js';
import { readScheduleFile } from '../immunisation/read-schedule-file.js';
import { scheduleCells } from '../immunisation/schedule-rows.js';
import { parseLocalDate, type LocalDate } from '../local-date.js';
import { ok, type Result } from '../result.js';
import type { Cells, CodeListId } from './code-list.js';
import { crosswalkCells } from './crosswalk-list.js';
import type { ListFault } from './list-fault.js';
import { readCrosswalkList } from './read-crosswalk-list.js';
import { readUnitList } from './read-unit-list.js';
import { unitCells } from './unit-rows.js';
import { UNIT_TYPES } from './unit-types.table.js';

export interface ReadList {
  readonly rows: readonly Cells[];
  /** What kinds of rows there are, in English words for a console: `{ province: 34, commune: 2611 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Kinds of unit this version has no word for; they are kept as written. */
  readonly unknownTypes: readonly string[];
  /** What the file says of itself. */
  readonly asOf?: LocalDate;
  readonly source?: string;
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function readUnits(text: string): Result<ReadList, ListFault> {
  const read = readUnitList(text);
  if (!read.ok) return read;
  const { units, asOf, source } = read.value;
  const day = parseLocalDate(asOf ?? '');
  const known = new Set<string>(UNIT_TYPES.map(({ type }) => type));
  return ok({
    rows: units.map(unitCells),
    counts: countBy(units.map(({ type }) => (type === '' ? 'without a type' : type))),
    unknownTypes: [...new Set(units.map(({ type }) => type))].filter(
      (type) => type !== '' && !known.has(type),
    ),
    ...(day.ok && { asOf: day.value }),
    ...(source !== undefined && { source }),
  });
}

function readDiagnoses(text: string): Result<ReadList, ListFault> {
  const read = readDiagnosisList(text);
  if (!read.ok) return read;
  const english = read.value.filter(({ en }) => en !== '').length;
  const counts = { diagnoses: read.value.length, 'with an English name': english };
  return ok({ rows: read.value.map(diagnosisCells), counts, unknownTypes: [] });
}

/** The day is not the file's to say: `datedCells` puts it in. */
function readCrosswalk(text: string): Result<ReadList, ListFault> {
  const read = readCrosswalkList(text);
  if (!read.ok) return read;
  const { rows, effectiveOn, source } = read.value;
  const split = rows.filter(({ to }) => to.length > 1).length;
  return ok({
    rows: rows.map(crosswalkCells),
    counts: { 'older communes': rows.length, 'that were split': split },
    unknownTypes: [],
    ...(effectiveOn !== undefined && { asOf: effectiveOn }),
    ...(source !== undefined && { source }),
  });
}

/** Rows are pieces of editions; what counts for people is how many editions, and how many doses each has. */
function readSchedules(text: string): Result<ReadList, ListFault> {
  const read = readScheduleFile(text);
  if (!read.ok) return read;
  const editions = read.value;
  const from = editions
    .map(({ effectiveFrom }) => effectiveFrom)
    .sort()
    .at(-1);
  const doses = editions.flatMap(({ series }) => series.flatMap((one) => one.doses)).length;
  return ok({
    rows: editions.flatMap(scheduleCells),
    counts: { editions: editions.length, doses },
    unknownTypes: [],
    ...(from !== undefined && { asOf: from }),
    ...(editions[0] && { source: editions[0].source.slice(0, 300) }),
  });
}

const READERS: Readonly<Record<CodeListId, (text: string) => Result<ReadList, ListFault>>> = {
  units: readUnits,
  icd10: readDiagnoses,
  crosswalk: readCrosswalk,
  schedule: readSchedules,
};

export const readList = (listId: CodeListId, text: string): Result<ReadList, ListFault> =>
  READERS[listId](text);
