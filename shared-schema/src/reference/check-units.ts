// Whether the rows of a file are a list of administrative units: every fault at once, by row, or the units.

import { foldText, tidyText } from '../people/vietnamese-text.js';
import { err, ok, type Result } from '../result.js';
import type { ListFault, RowFault } from './list-fault.js';
import { splitUnitTitle, type UnitRow } from './unit-rows.js';
import { UNIT_TYPES } from './unit-types.table.js';

/** One row of a file, before it is believed. */
export interface WrittenUnit {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  /** Empty on a province. */
  readonly parentCode: string;
}

/** Spreadsheets drop the zeros in front of a number. */
export const padded = (code: string, length: number): string =>
  /^\d+$/.test(code) ? code.padStart(length, '0') : code;

const MOST_NAME = 120;
const PROVINCE_CODE = /^\d{2}$/;
const COMMUNE_CODE = /^\d{5}$/;

function typeOf(written: string, title: string): string {
  const inTitle = splitUnitTitle(title).type;
  if (written === '') return inTitle ?? '';
  const folded = foldText(written);
  const known = UNIT_TYPES.find(
    ({ type, written: ways }) => type === folded.replace(' ', '-') || ways.includes(folded),
  );
  return known?.type ?? tidyText(written);
}

function faultOf(unit: WrittenUnit, rowOf: ReadonlyMap<string, number>): RowFault | undefined {
  const { row, code, name, parentCode } = unit;
  if (code === '') return { kind: 'code-missing', row };
  if (!(parentCode === '' ? PROVINCE_CODE : COMMUNE_CODE).test(code)) {
    return parentCode === '' && COMMUNE_CODE.test(code)
      ? { kind: 'parent-missing', row, code }
      : { kind: 'code-malformed', row, code };
  }
  const firstRow = rowOf.get(code);
  if (firstRow !== undefined) return { kind: 'code-twice', row, code, firstRow };
  if (name === '') return { kind: 'name-missing', row, code };
  return name.length > MOST_NAME ? { kind: 'text-too-long', row, code, limit: MOST_NAME } : undefined;
}

/** Every fault of the file at once, or its units. */
export function checkUnits(written: readonly WrittenUnit[]): Result<readonly UnitRow[], ListFault> {
  const faults: RowFault[] = [];
  const rowOf = new Map<string, number>();
  const units: UnitRow[] = [];
  for (const unit of written) {
    const fault = faultOf(unit, rowOf);
    if (fault) {
      faults.push(fault);
      continue;
    }
    const { row, code, type, parentCode } = unit;
    rowOf.set(code, row);
    const name = splitUnitTitle(unit.name).name;
    units.push({ code, name, type: typeOf(type, unit.name), ...(parentCode !== '' && { parentCode }) });
  }
  for (const { code, parentCode } of units)
    if (parentCode !== undefined && !rowOf.has(parentCode))
      faults.push({ kind: 'parent-unknown', row: rowOf.get(code) ?? 0, code, parentCode });
  if (faults.length > 0) return err({ kind: 'bad-rows', faults: faults.toSorted((a, b) => a.row - b.row) });
  return units.length > 0 ? ok(units) : err({ kind: 'empty' });
}
