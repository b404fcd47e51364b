// The JSON forms of the list of units: tables of cells under `provinces` and `communes`, provinces with their communes
// inside, or one flat list or object of units that name their province.

import { tidyText } from '../people/vietnamese-text.js';
import { err, ok, type Result } from '../result.js';
import { checkUnits, padded, type WrittenUnit } from './check-units.js';
import type { ListFault } from './list-fault.js';
import type { UnitRow } from './unit-rows.js';

export interface ReadUnits {
  readonly units: readonly UnitRow[];
  /** What the file says of itself, where it does. */
  readonly asOf?: string;
  readonly source?: string;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? tidyText(value) : typeof value === 'number' ? String(value) : '';

/** `Province_Code`, `provinceCode` and `province_code` are one name. */
function memberOf(object: Json, ...names: readonly string[]): unknown {
  const found = Object.keys(object).find((key) => names.includes(key.replaceAll(/[_\s]/g, '').toLowerCase()));
  return found === undefined ? undefined : object[found];
}

const CHILDREN = ['wards', 'communes', 'units', 'xa', 'phuongxa', 'children'];

function unitOf(object: Json, row: number, ofProvince: string): WrittenUnit {
  const full = textOf(memberOf(object, 'fullname', 'namewithtype'));
  const parentCode =
    textOf(memberOf(object, 'provincecode', 'parentcode', 'matinh', 'province')) || ofProvince;
  const name = full || textOf(memberOf(object, 'name', 'ten'));
  const type =
    textOf(memberOf(object, 'unittype', 'loai', 'cap')) ||
    (full === '' ? textOf(memberOf(object, 'type')) : '');
  return {
    row,
    code: padded(
      textOf(memberOf(object, 'code', 'ma', 'wardcode', 'communecode')),
      parentCode === '' ? 2 : 5,
    ),
    name,
    type,
    parentCode: parentCode === '' ? '' : padded(parentCode, 2),
  };
}

function readObjects(list: readonly unknown[]): Result<readonly WrittenUnit[], ListFault> {
  const written: WrittenUnit[] = [];
  for (const [index, entry] of list.entries()) {
    if (!isObject(entry)) return err({ kind: 'bad-rows', faults: [{ kind: 'not-a-row', row: index + 1 }] });
    const unit = unitOf(entry, written.length + 1, '');
    written.push(unit);
    const children = memberOf(entry, ...CHILDREN);
    if (!Array.isArray(children)) continue;
    for (const child of children as readonly unknown[]) {
      if (!isObject(child))
        return err({ kind: 'bad-rows', faults: [{ kind: 'not-a-row', row: written.length + 1 }] });
      written.push(unitOf(child, written.length + 1, unit.code));
    }
  }
  return ok(written);
}

/** `[code, name, full name]` and `[code, province code, type, name]`. */
function readCells(provinces: readonly unknown[], communes: readonly unknown[]): readonly WrittenUnit[] {
  const cellsOf = (entry: unknown): readonly string[] =>
    Array.isArray(entry) ? (entry as readonly unknown[]).map(textOf) : [];
  const above = provinces.map((entry, index): WrittenUnit => {
    const [code = '', name = '', full = ''] = cellsOf(entry);
    return { row: index + 1, code, name: full || name, type: '', parentCode: '' };
  });
  const below = communes.map((entry, index): WrittenUnit => {
    const [code = '', parentCode = '', type = '', name = ''] = cellsOf(entry);
    return { row: provinces.length + index + 1, code, name, type, parentCode };
  });
  return [...above, ...below];
}

function writtenIn(json: unknown): Result<readonly WrittenUnit[], ListFault> {
  if (Array.isArray(json)) return readObjects(json);
  if (!isObject(json)) return err({ kind: 'unknown-form' });
  const { provinces, communes } = json;
  if (Array.isArray(provinces) && Array.isArray(communes)) {
    return Array.isArray(provinces[0])
      ? ok(readCells(provinces, communes))
      : readObjects([...(provinces as readonly unknown[]), ...(communes as readonly unknown[])]);
  }
  if (Array.isArray(provinces)) return readObjects(provinces);
  const values = Object.values(json);
  return values.length > 0 && values.every(isObject) ? readObjects(values) : err({ kind: 'unknown-form' });
}

function parsed(text: string): Result<unknown, ListFault> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return err({ kind: 'not-json' });
    throw error;
  }
}

export function readUnitJson(text: string): Result<ReadUnits, ListFault> {
  const json = parsed(text);
  if (!json.ok) return json;
  const written = writtenIn(json.value);
  if (!written.ok) return written;
  const units = checkUnits(written.value);
  if (!units.ok) return units;
  const meta = isObject(json.value) && isObject(json.value['meta']) ? json.value['meta'] : {};
  const [asOf, source] = [textOf(memberOf(meta, 'asof', 'effectivefrom')), textOf(meta['source'])];
  return ok({ units: units.value, ...(asOf !== '' && { asOf }), ...(source !== '' && { source }) });
}
